import { afterEach, describe, expect, it, vi } from 'vitest';
import { bytesOf, fourCorners, noise } from '../../testing/drawnPictures.ts';
import {
  addSourceBlob,
  addSources,
  baseSource,
  clearSources,
  dismissFailure,
  dismissFailures,
  downscaleSource,
  makeBase,
  moveSource,
  moveSourceTo,
  removeSource,
  replaceSource,
  sourceFiles,
  sources,
} from './sources.ts';
import type { ReadySource } from './Source.ts';

afterEach(clearSources);

const PIXELS = await fourCorners(24, 16);

function png(name: string): File {
  return new File([PIXELS], name);
}

/** The worker starts anew for each batch, on a machine that may be busy. */
const until = (check: () => void): Promise<void> => vi.waitFor(check, 10_000);

const names = (): readonly string[] => sources.getState().sources.map(({ name }) => name);
const reasons = (): readonly unknown[] => sources.getState().failures.map(({ reason }) => reason);

/** All sources, once none is being worked on. */
async function settled(): Promise<readonly ReadySource[]> {
  await until(() => {
    expect(sources.getState().sources.every((source) => source.status === 'ready' && !source.shrinking)).toBe(
      true,
    );
  });
  return sources.getState().sources.filter((source) => source.status === 'ready');
}

async function add(...files: readonly File[]): Promise<readonly ReadySource[]> {
  addSources(files);
  return settled();
}

describe('adding sources', () => {
  it('takes what is a picture, in order, and says what was wrong with each of the rest', async () => {
    const [a, b] = await add(
      png('a.png'),
      new File(['Dear diary'], 'notes.txt'),
      png('b.jpeg'),
      new File([], 'c.png'),
    );
    expect(names()).toEqual(['a.png', 'b.jpeg']);
    expect(a).toMatchObject({
      fileName: 'a.png',
      type: 'image/png',
      width: 24,
      height: 16,
      bytes: PIXELS.length,
    });
    expect(b?.fileName).toBe('b.png');
    expect(reasons()).toEqual([
      { kind: 'picture', name: 'notes.txt', problem: { kind: 'not-a-picture' } },
      { kind: 'picture', name: 'c.png', problem: { kind: 'empty' } },
    ]);
  });

  it('leaves out what is beyond the limit, says how many, and loses nothing else', async () => {
    addSources([png('1.png'), png('2.png')], { max: 3 });
    addSources([png('3.png'), png('4.png'), png('5.png')], { max: 3 });
    await settled();
    expect(names()).toEqual(['1.png', '2.png', '3.png']);
    expect(reasons()).toEqual([{ kind: 'too-many', max: 3, left: 2 }]);
    expect(addSourceBlob(png('6.png'), '6.png', { max: 3 })).toBeUndefined();
    expect(reasons()).toEqual([{ kind: 'too-many', max: 3, left: 1 }]);
  });

  it('takes messages away one by one, all at once, and with the next attempt', async () => {
    const bad = new File([], 'bad.png');
    await add(bad, bad, bad);
    dismissFailure(sources.getState().failures[1]!.id);
    expect(reasons()).toHaveLength(2);
    await add(png('a.png'));
    expect(reasons()).toEqual([]);
    await add(bad);
    dismissFailures();
    expect(reasons()).toEqual([]);
  });

  it('makes a picture that came from elsewhere the base', async () => {
    await add(png('a.png'));
    const id = addSourceBlob(new Blob([PIXELS]), 'result', {});
    await settled();
    expect(baseSource()).toMatchObject({ id, fileName: 'result.png' });
    expect(names()).toEqual(['result', 'a.png']);
  });
});

describe('the order of the sources', () => {
  it('moves within the list and not out of it', async () => {
    const [a, b, c] = await add(png('a'), png('b'), png('c'));
    moveSource(a!.id, -1);
    moveSource(c!.id, 1);
    moveSourceTo(b!.id, 7);
    moveSourceTo('nobody', 0);
    expect(names()).toEqual(['a', 'b', 'c']);
    moveSource(a!.id, 1);
    expect(names()).toEqual(['b', 'a', 'c']);
    makeBase(c!.id);
    expect(names()).toEqual(['c', 'b', 'a']);
    expect((await sourceFiles()).map(({ fileName }) => fileName)).toEqual(['c.png', 'b.png', 'a.png']);
  });

  it('gives the base image, and only it, its pixels', async () => {
    const [a, b] = await add(png('a'), png('b'));
    await until(() => expect(baseSource()?.bitmap).toMatchObject({ width: 24, height: 16 }));
    const first = baseSource()!.bitmap!;
    makeBase(b!.id);
    await until(() => expect(baseSource()).toMatchObject({ id: b!.id, bitmap: { width: 24 } }));
    expect(sources.getState().sources[1]).not.toHaveProperty('bitmap');
    // A closed bitmap has no size.
    await until(() => expect(first.width).toBe(0));
    makeBase(a!.id);
    makeBase(b!.id);
    makeBase(a!.id);
    await until(() => expect(baseSource()).toMatchObject({ id: a!.id, bitmap: { width: 24 } }));
  });
});

describe('sourceFiles', () => {
  it('waits for pictures that are still being prepared', async () => {
    addSources([png('a.png'), png('b.png')]);
    const files = await sourceFiles();
    expect(files.map(({ fileName }) => fileName)).toEqual(['a.png', 'b.png']);
    expect(await bytesOf(files[0]!.file)).toEqual(PIXELS);
  });

  it('rejects, naming the picture, when one comes to nothing', async () => {
    addSources([png('a.png'), new File([], 'empty.png')]);
    await expect(sourceFiles()).rejects.toMatchObject({
      kind: 'not-sent',
      details: { picture: 'empty.png' },
    });
    addSources([png('gone.png')]);
    const files = sourceFiles();
    removeSource(sources.getState().sources.at(-1)!.id);
    await expect(files).rejects.toMatchObject({ kind: 'not-sent', details: { picture: 'gone.png' } });
  });
});

describe('removing and replacing', () => {
  it('closes the bitmap and gives the thumbnail back', async () => {
    const [a] = await add(png('a.png'));
    await until(() => expect(baseSource()?.bitmap).toBeDefined());
    const bitmap = baseSource()!.bitmap!;
    expect((await fetch(a!.thumbnailUrl)).ok).toBe(true);
    removeSource(a!.id);
    expect(names()).toEqual([]);
    await until(() => expect(bitmap.width).toBe(0));
    await expect(fetch(a!.thumbnailUrl)).rejects.toThrow();
  });

  it('replaces a picture by another one under a new id, and not by something that is none', async () => {
    const [a] = await add(png('a.png'), png('b.png'));
    replaceSource(a!.id, new Blob(['no picture']), 'c.png');
    await until(() => expect(reasons()).toHaveLength(1));
    expect(names()).toEqual(['a.png', 'b.png']);
    replaceSource(a!.id, new Blob([await fourCorners(8, 8)]), 'c.png');
    await until(() => expect(names()).toEqual(['c.png', 'b.png']));
    expect(baseSource()).toMatchObject({ width: 8, fileName: 'c.png' });
    expect(baseSource()?.id).not.toBe(a!.id);
  });
});

describe('downscaleSource', () => {
  it('keeps the id where the pixel size stays, and takes a new one where it does not', async () => {
    const [before] = await add(new File([await noise(160, 120)], 'noise.png'));
    downscaleSource(before!.id, before!.bytes - 1);
    expect(sources.getState().sources[0]).toMatchObject({ shrinking: true, file: before!.file });
    const [file] = await sourceFiles();
    expect(file).toMatchObject({ fileName: 'noise.jpg', file: { type: 'image/jpeg' } });
    expect(baseSource()).toMatchObject({
      id: before!.id,
      shrinking: false,
      notes: [{ kind: 'saved-as-jpeg' }],
    });

    downscaleSource(before!.id, 1500);
    await until(() => expect(baseSource()?.bytes).toBeLessThanOrEqual(1500));
    expect(baseSource()?.id).not.toBe(before!.id);
    expect(baseSource()?.notes.map(({ kind }) => kind)).toEqual(['saved-as-jpeg', 'downscaled']);
  });

  it('leaves the picture as it was when nothing helps, and says so', async () => {
    const [a] = await add(png('a.png'));
    downscaleSource(a!.id, 5);
    await until(() => expect(reasons()).toMatchObject([{ problem: { kind: 'cannot-shrink', maxBytes: 5 } }]));
    expect(baseSource()).toMatchObject({ id: a!.id, shrinking: false, bytes: PIXELS.length });
  });
});
