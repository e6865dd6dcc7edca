import { useEffect, useRef, useState } from 'react';

/**
 * Whether the focus is, or has just been, inside an element that goes away when it is left. Leaving it by
 * pressing something else must not move that something before the press has ended, or the click would miss it:
 * `held` therefore lasts until the pointer is up and its click has been delivered.
 */
export function useHeldFocus<T extends HTMLElement>() {
  const root = useRef<T>(null);
  const [phase, setPhase] = useState<'away' | 'inside' | 'leaving'>('away');
  useEffect(() => {
    if (phase !== 'leaving') return undefined;
    const listeners = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      // A click on a label inside takes the focus away and gives it back.
      timer = setTimeout(() => setPhase(root.current?.contains(document.activeElement) ? 'inside' : 'away'));
    };
    if (document.querySelector(':active')) {
      for (const type of ['pointerup', 'pointercancel', 'dragend', 'keyup']) {
        addEventListener(type, settle, { once: true, signal: listeners.signal });
      }
    } else settle();
    return () => {
      listeners.abort();
      clearTimeout(timer);
    };
  }, [phase]);
  return {
    root,
    held: phase !== 'away',
    hold: () => setPhase('inside'),
    leave: () => setPhase('leaving'),
    release: () => setPhase('away'),
  };
}
