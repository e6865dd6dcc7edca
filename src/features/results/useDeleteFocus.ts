import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { ImageResult } from '../../state/results.ts';

export interface DeleteFocus {
  /** Before the picture whose button was pressed goes: the focus moves to the same button of its neighbour. */
  readonly leave: () => void;
  /** As soon as `result` is in the list again, its button has the focus. */
  readonly comeBack: (result: ImageResult | undefined) => void;
}

/** Where the focus goes when the button that has it goes. `section` takes it when the list is empty. */
export function useDeleteFocus(
  list: RefObject<HTMLElement | null>,
  section: RefObject<HTMLElement | null>,
): DeleteFocus {
  const awaited = useRef<ImageResult>(undefined);
  // After every render: the app may show the results later than the store has them.
  useEffect(() => {
    const button = awaited.current && findDelete(list.current, awaited.current);
    if (!button) return;
    button.focus();
    awaited.current = undefined;
  });
  const leave = useCallback(() => {
    const from = document.activeElement?.closest('li');
    if (!from || from.parentElement !== list.current) return;
    const neighbour = from.nextElementSibling ?? from.previousElementSibling;
    (neighbour?.querySelector<HTMLElement>('[data-delete]') ?? section.current)?.focus();
  }, [list, section]);
  const comeBack = useCallback((result: ImageResult | undefined) => {
    awaited.current = result;
  }, []);
  return { leave, comeBack };
}

function findDelete(list: HTMLElement | null, { id }: ImageResult): HTMLElement | null | undefined {
  return list?.querySelector<HTMLElement>(`[data-result="${CSS.escape(id)}"] [data-delete]`);
}
