import { createStore } from 'zustand/vanilla';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import { newId } from '../../platform/newId.ts';
import { registerErase } from '../eraseAll.ts';
import type { ReadySource, Source, SourceFailure, SourceLimits } from './Source.ts';
import { loadingSource, readySource, withoutBitmap } from './sourceRecord.ts';
import { letGo, openBaseBitmap } from './sourceResources.ts';
import { abortAllWork, abortWork, startWork, workOn } from './sourceWork.ts';

/** The pictures of an edit. They live in this tab only. */
export interface SourcesState {
  /** In the order in which they are sent; the first is the base image, on which the mask lies. */
  readonly sources: readonly Source[];
  readonly failures: readonly SourceFailure[];
}

const importPreparation = () => import('../../platform/pictures/decodePicture.ts');
let preparation: ReturnType<typeof importPreparation> | undefined;

/** What prepares pictures, loaded for the first of them: text to image needs none of it. In the order of the calls. */
function loadPreparation() {
  preparation ??= importPreparation();
  preparation.catch(() => {
    preparation = undefined;
  });
  return preparation;
}

export const sources = createStore<SourcesState>(() => ({ sources: [], failures: [] }));

registerErase(clearSources);

/**
 * Adds files at the end. Those beyond `limits.max` are left out, with a message; so is each one that turns out to
 * be no picture. The messages of an earlier attempt go.
 */
export function addSources(files: readonly File[], limits: SourceLimits = {}): void {
  dismissFailures();
  const room = roomFor(files.length, limits);
  for (const file of files.slice(0, room)) {
    const added = loadingSource(file.name);
    update((list) => [...list, added]);
    prepare(added, file, limits);
  }
}

/**
 * Makes a picture that is no file of the user's the base image ("Edit this image"); the others move back.
 * Answers its id, or `undefined` when there is no room for it (with a message).
 */
export function addSourceBlob(blob: Blob, name: string, limits: SourceLimits = {}): string | undefined {
  dismissFailures();
  if (roomFor(1, limits) === 0) return undefined;
  const added = loadingSource(name);
  update((list) => [added, ...list]);
  prepare(added, blob, limits);
  return added.id;
}

/** Puts another picture in the place of one, under a new id, once it is ready; if it is none, the old one stays. */
export function replaceSource(id: string, blob: Blob, name: string, limits: SourceLimits = {}): void {
  const before = find(id);
  if (before) prepare({ ...before, name }, blob, limits, newId());
}

/**
 * Makes a picture fit into `maxBytes`. It keeps its id, and with it its mask, where it keeps its pixel size. Until
 * that is done it stands as it is, `shrinking`.
 */
export function downscaleSource(id: string, maxBytes: number): void {
  const before = find(id);
  if (before?.status !== 'ready' || before.shrinking) return;
  put(id, { ...before, shrinking: true });
  const downscale = async (signal: AbortSignal) =>
    (await loadPreparation()).downscalePicture(before.file, maxBytes, signal);
  startWork(id, downscale, {
    onReady: (picture) => {
      const samePixels = picture.width === before.width && picture.height === before.height;
      const notes = [...before.notes, ...picture.notes];
      return put(id, readySource(samePixels ? id : newId(), before.name, { ...picture, notes }));
    },
    onFailure: (reason) => {
      const now = find(id);
      if (now?.status === 'ready') put(id, { ...now, shrinking: false });
      fail({ ...reason, name: before.name });
    },
  });
}

export function removeSource(id: string): void {
  abortWork(id);
  update((list) => list.filter((source) => source.id !== id));
}

/** One place towards the beginning (-1) or the end (1). */
export function moveSource(id: string, by: -1 | 1): void {
  moveSourceTo(id, sources.getState().sources.findIndex((source) => source.id === id) + by);
}

/** To the 0-based place `to`. Nothing happens where there is no such place. */
export function moveSourceTo(id: string, to: number): void {
  update((list) => {
    const from = list.findIndex((source) => source.id === id);
    const moved = list[from];
    return moved && to >= 0 && to < list.length ? list.toSpliced(from, 1).toSpliced(to, 0, moved) : list;
  });
}

/** Puts it first. The mask of the earlier base stays with that picture. */
export function makeBase(id: string): void {
  moveSourceTo(id, 0);
}

export function clearSources(): void {
  abortAllWork();
  update(() => []);
  dismissFailures();
}

export function dismissFailure(id: string): void {
  sources.setState(({ failures }) => ({ failures: failures.filter((failure) => failure.id !== id) }));
}

/** Takes all messages away: a new attempt begins. */
export function dismissFailures(): void {
  if (sources.getState().failures.length > 0) sources.setState({ failures: [] });
}

/** The picture on which the mask lies: the first, once it is ready. */
export function baseSource(state: SourcesState = sources.getState()): ReadySource | undefined {
  const [first] = state.sources;
  return first?.status === 'ready' ? first : undefined;
}

/**
 * The files of the pictures that are in the list at the call, the base first, once all of them are ready.
 *
 * @throws GatewayError `not-sent`, naming the picture, when one comes to nothing in the meantime: an edit without
 * it is not what was asked for.
 */
export async function sourceFiles(): Promise<readonly { file: Blob; fileName: string }[]> {
  return Promise.all(
    sources.getState().sources.map(async (source) => {
      const outcome = workOn(source.id);
      const ready = outcome ? await outcome : source;
      if (ready?.status !== 'ready') throw new GatewayError('not-sent', { picture: source.name });
      return { file: ready.file, fileName: ready.fileName };
    }),
  );
}

/** How many of `count` may still come; the rest is said to be left out. */
function roomFor(count: number, { max }: SourceLimits): number {
  if (max === undefined) return count;
  const room = Math.min(count, Math.max(0, max - sources.getState().sources.length));
  if (room < count) fail({ kind: 'too-many', max, left: count - room });
  return room;
}

/** Prepares `blob` to take the place of `source`, which a failure takes away only if nothing was there before. */
function prepare(source: Source, blob: Blob, { maxBytes }: SourceLimits, nextId = source.id): void {
  const decode = async (signal: AbortSignal) =>
    (await loadPreparation()).decodePicture(blob, maxBytes, signal);
  startWork(source.id, decode, {
    onReady: (picture) => put(source.id, readySource(nextId, source.name, picture)),
    onFailure: (reason) => {
      update((list) => list.filter(({ id, status }) => id !== source.id || status === 'ready'));
      fail({ ...reason, name: source.name });
    },
  });
}

function find(id: string): Source | undefined {
  return sources.getState().sources.find((source) => source.id === id);
}

function put<S extends Source>(id: string, next: S): S {
  update((list) => list.map((source) => (source.id === id ? next : source)));
  return next;
}

function fail(reason: SourceFailure['reason']): void {
  sources.setState(({ failures }) => ({ failures: [...failures, { id: newId(), reason }] }));
}

/** The only way to change the list: what is no longer in it is given back, and the base gets its bitmap. */
function update(change: (list: readonly Source[]) => readonly Source[]): void {
  const { sources: before } = sources.getState();
  const after = change(before).map((source, place) => (place === 0 ? source : withoutBitmap(source)));
  sources.setState({ sources: after });
  letGo(before, after);
  const base = baseSource();
  if (base) openBaseBitmap(base, baseSource, (opened, bitmap) => put(opened.id, { ...opened, bitmap }));
}
