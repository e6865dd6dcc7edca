import { createStore } from 'zustand/vanilla';
import type { SniffedImage } from '../core/image/sniff.ts';
import type { ImageParams, Mode } from '../core/params/ImageParams.ts';
import { byStart, type Start } from './byStart.ts';
import { registerErase } from './eraseAll.ts';

/** One finished picture, with what was asked for it. */
export interface ImageResult {
  readonly id: string;
  readonly jobId: string;
  /** 0-based place in its answer. */
  readonly index: number;
  /** How many pictures the answer brought; it stays so when others of it are deleted. */
  readonly of: number;
  readonly mode: Mode;
  readonly gatewayId: string;
  readonly gatewayName: string;
  readonly asked: ImageParams;
  readonly revisedPrompt?: string;
  /** Milliseconds since 1970, when the answer was complete. */
  readonly at: number;
  /** Of its job; absent for what no job made. */
  readonly start?: Start;
  readonly picture: ResultPicture;
  readonly favourite: boolean;
}

/** Bytes, or only a link where the host of the link does not let a page read it. */
export type ResultPicture =
  | { readonly kind: 'bytes'; readonly blob: Blob; readonly sniffed: SniffedImage }
  | {
      readonly kind: 'link';
      readonly url: string;
      /** About, in milliseconds since 1970, where the gateway's page says how long its links work. */
      readonly expiresAt?: number;
    };

interface ResultsState {
  /** Newest first. */
  readonly results: readonly ImageResult[];
  /** Whether there ever was one since the page was opened. */
  readonly hadResults: boolean;
}

export const results = createStore<ResultsState>(() => ({ results: [], hadResults: false }));

/** Adds the pictures of one answer, in their order, before those of jobs that were started earlier. */
export function addResults(added: readonly ImageResult[]): void {
  const [first] = added;
  if (!first) return;
  results.setState(({ results: before }) => {
    const place = before.findIndex((result) => byStart(startOf(first), startOf(result)) <= 0);
    return { results: before.toSpliced(place < 0 ? before.length : place, 0, ...added), hadResults: true };
  });
}

/** What a result is ordered by. */
export function startOf({ start, at }: ImageResult): Start {
  return start ?? { at };
}

export function removeResult(id: string): void {
  results.setState(({ results: before }) => ({ results: before.filter((result) => result.id !== id) }));
}

/** Puts a removed result back where it was. */
export function restoreResult(result: ImageResult, at: number): void {
  results.setState(({ results: before }) => ({ results: before.toSpliced(at, 0, result) }));
}

export function toggleFavourite(id: string): void {
  results.setState(({ results: before }) => ({
    results: before.map((result) =>
      result.id === id ? { ...result, favourite: !result.favourite } : result,
    ),
  }));
}

registerErase(() => results.setState({ results: [] }));
