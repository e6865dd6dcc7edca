import { type RefObject, useEffect, useRef } from 'react';
import type { SourceAction } from './SourceCard.tsx';
import { SOURCES_PANEL } from './useDropPaste.ts';

interface FocusAfter {
  /** Of the list. */
  readonly root: RefObject<HTMLUListElement | null>;
  /** Says which button of which picture shall have the focus once the list has changed. */
  readonly focusAfter: (sourceId: string | undefined, action: SourceAction) => void;
}

/**
 * Keeps the focus where it was used: a button that is removed, or disabled by its own press, would lose it to the
 * top of the page. Without a picture left, the file input gets it.
 */
export function useFocusAfter(): FocusAfter {
  const root = useRef<HTMLUListElement>(null);
  const panel = useRef<Element>(null);
  const wanted = useRef<{ readonly id: string | undefined; readonly action: SourceAction }>(undefined);
  useEffect(() => {
    panel.current = root.current?.closest(`[${SOURCES_PANEL}]`) ?? panel.current;
    if (!wanted.current) return;
    const { id, action } = wanted.current;
    wanted.current = undefined;
    const card = panel.current?.querySelector(`[data-source="${id}"]`);
    const button =
      card?.querySelector<HTMLElement>(`[data-action="${action}"]:enabled`) ??
      card?.querySelector<HTMLElement>('[data-action]:enabled') ??
      panel.current?.querySelector<HTMLElement>('input[type=file]');
    button?.focus();
  });
  return {
    root,
    focusAfter: (id, action) => {
      wanted.current = { id, action };
    },
  };
}
