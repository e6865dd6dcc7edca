import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';

interface Held {
  readonly element: HTMLElement;
  /** What it belongs to, as far as that outlives it. */
  readonly group: HTMLElement | null;
}

/**
 * What has the focus inside `root` may go when a job moves on by itself, and browsers then leave the focus nowhere.
 *
 * @param groups selector of what a control belongs to: a row
 * @param fallback where the focus goes instead; `group` is still in the page, if there is one
 */
export function useKeptFocus(
  root: RefObject<HTMLElement | null>,
  groups: string,
  fallback: (group: HTMLElement | null) => HTMLElement | null | undefined,
): void {
  const held = useRef<Held>(null);
  const onGone = useEffectEvent(fallback);
  useEffect(() => {
    const area = root.current;
    const over = new AbortController();
    const { signal } = over;
    const onFocusIn = ({ target }: FocusEvent) => {
      held.current =
        target instanceof HTMLElement ? { element: target, group: target.closest(groups) } : null;
    };
    // Chromium also tells it of an element that is being removed: looked at when that is over.
    const onFocusOut = () =>
      queueMicrotask(() => {
        const { element } = held.current ?? {};
        if (element?.isConnected && document.activeElement !== element) held.current = null;
      });
    area?.addEventListener('focusin', onFocusIn, { signal });
    area?.addEventListener('focusout', onFocusOut, { signal });
    return () => over.abort();
  }, [root, groups]);
  // After each render: any may have taken the element away.
  useLayoutEffect(() => {
    if (!held.current || document.activeElement !== document.body) return;
    const { element, group } = held.current;
    held.current = null;
    (element.isConnected ? element : onGone(group?.isConnected ? group : null))?.focus();
  });
}
