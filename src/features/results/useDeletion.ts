import { useCallback, useEffect, useMemo, useState } from 'react';
import { removeResult, restoreResult, results, type ImageResult } from '../../state/results.ts';

const UNDO_MS = 10_000;

interface Deleted {
  readonly result: ImageResult;
  /** The result that followed it; a number would be wrong once newer pictures have come in before it. */
  readonly followedBy: string | undefined;
}

export interface Deletion {
  /** How many pictures can still be brought back. */
  readonly count: number;
  readonly remove: (result: ImageResult) => void;
  /** Answers the one that was deleted last. */
  readonly undo: () => ImageResult | undefined;
  /** While held (pointer on the notice, focus in it) the time to undo does not run out. */
  readonly hold: (held: boolean) => void;
  /** Gives up the way back. */
  readonly forget: () => void;
}

/** Deletes results, and brings them all back within ten seconds of the last. */
export function useDeletion(): Deletion {
  const [deleted, setDeleted] = useState<readonly Deleted[]>([]);
  const [held, setHeld] = useState(false);
  const forget = useCallback(() => {
    setDeleted([]);
    setHeld(false);
  }, []);
  useEffect(() => {
    if (deleted.length === 0 || held) return undefined;
    const timer = setTimeout(forget, UNDO_MS);
    return () => clearTimeout(timer);
  }, [deleted, held, forget]);
  const remove = useCallback((result: ImageResult) => {
    const { results: all } = results.getState();
    const at = all.findIndex((other) => other.id === result.id);
    if (at < 0) return;
    removeResult(result.id);
    setDeleted((before) => [...before, { result, followedBy: all[at + 1]?.id }]);
  }, []);
  const undo = useCallback(() => {
    // The last one first, so that what followed a result is back before it.
    for (const { result, followedBy } of deleted.toReversed()) {
      const { results: all } = results.getState();
      const at = all.findIndex((other) => other.id === followedBy);
      restoreResult(result, at < 0 ? all.length : at);
    }
    forget();
    return deleted.at(-1)?.result;
  }, [deleted, forget]);
  const count = deleted.length;
  return useMemo(() => ({ count, remove, undo, hold: setHeld, forget }), [count, remove, undo, forget]);
}
