import type { PictureProblem, Prepared, PreparedPicture } from '../../platform/pictures/PreparedPicture.ts';
import type { ReadySource } from './Source.ts';

interface Work {
  /** `undefined`: it came to nothing. */
  readonly outcome: Promise<ReadySource | undefined>;
  readonly controller: AbortController;
}

/** What is being done to each source, by id; one thing at a time. */
const works = new Map<string, Work>();

export interface WorkEvents {
  readonly onReady: (picture: PreparedPicture) => ReadySource;
  readonly onFailure: (
    reason: { readonly kind: 'picture'; readonly problem: PictureProblem } | { readonly kind: 'broken' },
  ) => void;
}

/** Runs `task` for a source, in place of what was being done to it. After an abort neither event comes. */
export function startWork(
  id: string,
  task: (signal: AbortSignal) => Promise<Prepared>,
  events: WorkEvents,
): void {
  abortWork(id);
  const controller = new AbortController();
  const { signal } = controller;
  const run = async (): Promise<ReadySource | undefined> => {
    const prepared = await task(signal).catch(() => undefined);
    if (signal.aborted) return undefined;
    works.delete(id);
    if (prepared && !('problem' in prepared)) return events.onReady(prepared);
    events.onFailure(prepared ? { kind: 'picture', problem: prepared.problem } : { kind: 'broken' });
    return undefined;
  };
  works.set(id, { outcome: run(), controller });
}

/** What a source that is being worked on will be. */
export function workOn(id: string): Promise<ReadySource | undefined> | undefined {
  return works.get(id)?.outcome;
}

export function abortWork(id: string): void {
  works.get(id)?.controller.abort();
  works.delete(id);
}

export function abortAllWork(): void {
  for (const id of works.keys()) abortWork(id);
}
