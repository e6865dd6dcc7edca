import { useEffect, useEffectEvent } from 'react';

/** Calls `onPress` for the key `?`, unless it is text that is being typed. */
export function useQuestionMark(onPress: () => void): void {
  const press = useEffectEvent(onPress);
  useEffect(() => {
    const onKeyDown = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const typing =
        target instanceof Element && target.closest('input, textarea, select, [contenteditable]');
      if (key === '?' && !typing && !ctrlKey && !metaKey && !altKey) press();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
