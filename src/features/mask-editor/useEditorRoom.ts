import { useCallback, useSyncExternalStore } from 'react';
import { useMediaQuery } from './useMediaQuery.ts';

/**
 * How much height the editor has for its bars. `low`: one row above the stage, which scrolls sideways. `flat`: the
 * bar below lies on the stage as well.
 */
export type EditorRoom = 'ample' | 'low' | 'flat';

/**
 * The heights under which that begins, in rem: bars at their tallest leave the stage 60 % of them. Fingers need taller
 * bars, and the fields of a tool a row of their own.
 */
const LIMITS = {
  fine: { low: 25, lowWithFields: 30, flat: 15 },
  coarse: { low: 25, lowWithFields: 32, flat: 17 },
} as const;

/** The room of an editor element; `ample` until it is there. */
export function useEditorRoom(editor: HTMLElement | null, hasFields: boolean): EditorRoom {
  const isCoarse = useMediaQuery('(pointer: coarse)');
  const limits = LIMITS[isCoarse ? 'coarse' : 'fine'];
  const low = hasFields ? limits.lowWithFields : limits.low;
  const { flat } = limits;
  const subscribe = useCallback(
    (onChange: () => void) => {
      const observer = new ResizeObserver(onChange);
      if (editor) observer.observe(editor);
      return () => observer.disconnect();
    },
    [editor],
  );
  const read = useCallback((): EditorRoom => {
    // Not laid out yet, or hidden.
    if (!editor || editor.clientHeight === 0) return 'ample';
    const rem = Number.parseFloat(getComputedStyle(editor.ownerDocument.documentElement).fontSize);
    const height = editor.clientHeight / rem;
    return height < flat ? 'flat' : height < low ? 'low' : 'ample';
  }, [editor, low, flat]);
  return useSyncExternalStore(subscribe, read);
}
