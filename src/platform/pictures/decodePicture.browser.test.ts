import { describe, expect, it, onTestFinished } from 'vitest';
import { fileChunks } from '../../core/image/fileChunks.ts';
import { readOrientation } from '../../core/image/orientation.ts';
import { encodePng } from '../../core/image/pngEncode.ts';
import { sniffImage } from '../../core/image/sniff.ts';
import { bytesOf, CORNERS, cornersOf, fourCorners, noise } from '../../testing/drawnPictures.ts';
import { ascii, joined, jpegWithExif, orientationTiff, pngWithChunk } from '../../testing/taggedPictures.ts';
import { decodePicture, downscalePicture } from './decodePicture.ts';
import type { Prepared, PreparedPicture } from './PreparedPicture.ts';

const NEVER = new AbortController().signal;

async function prepared(file: Blob, maxBytes?: number): Promise<PreparedPicture> {
  return picture(await decodePicture(file, maxBytes, NEVER));
}

function picture(outcome: Prepared): PreparedPicture {
  if ('problem' in outcome) throw new Error(`refused: ${JSON.stringify(outcome.problem)}`);
  return outcome;
}

async function problem(...parts: readonly BlobPart[]): Promise<unknown> {
  const outcome = await decodePicture(new Blob([...parts]), undefined, NEVER);
  return 'problem' in outcome ? outcome.problem : outcome;
}

async function open(blob: Blob): Promise<ImageBitmap> {
  const bitmap = await createImageBitmap(blob);
  onTestFinished(() => bitmap.close());
  return bitmap;
}

/** 1 × 1, two frames: red, then blue. */
const GIF = joined(
  ascii('GIF89a'),
  Uint8Array.of(1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255),
  Uint8Array.of(0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0),
  Uint8Array.of(0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0),
  Uint8Array.of(0x3b),
);

describe('decodePicture', () => {
  it.each(['image/png', 'image/jpeg', 'image/webp'])('keeps the bytes of an upright %s', async (type) => {
    const bytes = await fourCorners(40, 20, type);
    const result = await prepared(new Blob([bytes], { type: 'application/octet-stream' }));
    expect(result).toMatchObject({ width: 40, height: 20, notes: [] });
    expect(result.file.type).toBe(type);
    expect(await bytesOf(result.file)).toEqual(bytes);
  });

  it('keeps the colours under transparent pixels, which a canvas would lose', async () => {
    const data = new Uint8ClampedArray([250, 120, 7, 0, 9, 8, 7, 1]);
    const bytes = await encodePng({ width: 2, height: 1, data });
    expect(await bytesOf((await prepared(new Blob([bytes]))).file)).toEqual(bytes);
  });

  it.each([2, 3, 4, 5, 6, 7, 8])(
    'turns a JPEG with orientation %i as the browser shows it',
    async (orientation) => {
      const tagged = jpegWithExif(await fourCorners(48, 32, 'image/jpeg'), orientationTiff(orientation));
      const shown = await open(new Blob([tagged], { type: 'image/jpeg' }));
      const result = await prepared(new Blob([tagged]));
      expect(result.notes).toEqual([{ kind: 'turned-upright' }]);
      expect(result).toMatchObject({ width: shown.width, height: shown.height });
      expect(shown.width).toBe(orientation < 5 ? 48 : 32);
      expect(cornersOf(await open(result.file))).toEqual(cornersOf(shown));
      expect(cornersOf(shown)).not.toEqual(CORNERS);
      const bytes = await bytesOf(result.file);
      expect(readOrientation(bytes, sniffImage(bytes)!.mime)).toBe(1);
      expect(cornersOf(await open(result.thumbnail))).toEqual(cornersOf(shown));
    },
  );

  it('leaves a JPEG with orientation 1 as it is', async () => {
    const tagged = jpegWithExif(await fourCorners(48, 32, 'image/jpeg'), orientationTiff(1));
    expect(await bytesOf((await prepared(new Blob([tagged]))).file)).toEqual(tagged);
  });

  it('turns a PNG whatever the browser makes of its tag', async () => {
    const tagged = pngWithChunk(await fourCorners(40, 20), 'eXIf', orientationTiff(3));
    const result = await prepared(new Blob([tagged]));
    expect(cornersOf(await open(result.file))).toEqual({
      topLeft: CORNERS.bottomRight,
      topRight: CORNERS.bottomLeft,
      bottomLeft: CORNERS.topRight,
      bottomRight: CORNERS.topLeft,
    });
    expect(readOrientation(await bytesOf(result.file), 'image/png')).toBe(1);
  });

  it('saves a turned photograph as PNG within the limit and as JPEG beyond it', async () => {
    const photograph = await bytesOf(await noise(200, 120, 'image/jpeg'));
    const tagged = new Blob([jpegWithExif(photograph, orientationTiff(6))]);
    const png = await prepared(tagged);
    expect(png.file.type).toBe('image/png');
    const jpeg = await prepared(tagged, png.file.size - 1);
    expect(jpeg.file.type).toBe('image/jpeg');
    expect(jpeg.file.size).toBeLessThan(png.file.size);
    expect(readOrientation(await bytesOf(jpeg.file), 'image/jpeg')).toBe(1);
  });

  it('converts the first frame of an animated GIF to PNG', async () => {
    const result = await prepared(new Blob([GIF], { type: 'image/gif' }));
    expect(result.notes).toEqual([{ kind: 'converted', from: 'GIF' }, { kind: 'first-frame' }]);
    expect(sniffImage(await bytesOf(result.file))).toEqual({ mime: 'image/png', width: 1, height: 1 });
    expect(cornersOf(await open(result.file)).topLeft).toBe('#ff0000');
  });

  it('converts a BMP to PNG', async () => {
    const head = new DataView(new ArrayBuffer(58));
    head.setUint16(0, 0x424d);
    for (const [at, value] of [
      [2, 58],
      [10, 54],
      [14, 40],
      [18, 1],
      [22, 1],
    ] as const)
      head.setUint32(at, value, true);
    head.setUint16(26, 1, true);
    head.setUint16(28, 24, true);
    head.setUint8(55, 255);
    const result = await prepared(new Blob([head], { type: 'image/bmp' }));
    expect(result.notes).toEqual([{ kind: 'converted', from: 'BMP' }]);
    expect(cornersOf(await open(result.file)).topLeft).toBe('#00ff00');
  });

  it('goes by the bytes, not by the name', async () => {
    const result = await prepared(
      new File([await fourCorners(8, 8, 'image/jpeg')], 'a.png', { type: 'image/png' }),
    );
    expect(result.file.type).toBe('image/jpeg');
  });

  it('says why a file is no source image', async () => {
    const png = await fourCorners(40, 20);
    const jpeg = await fourCorners(40, 20, 'image/jpeg');
    expect(await problem()).toEqual({ kind: 'empty' });
    expect(await problem('Dear diary')).toEqual({ kind: 'not-a-picture' });
    expect(await problem(png.subarray(0, -20))).toEqual({ kind: 'truncated' });
    expect(await problem(jpeg.subarray(0, jpeg.length / 2))).toEqual({ kind: 'truncated' });
    expect(await problem('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')).toEqual({
      kind: 'unsupported',
      format: 'SVG',
    });
    expect(await problem(Uint8Array.of(0, 0, 0, 16), 'ftypheic', new Uint8Array(40))).toEqual({
      kind: 'unsupported',
      format: 'HEIC',
    });
    const damaged = png.slice();
    const data = [...fileChunks(png, 'image/png')].find(({ type }) => type === 'IDAT');
    damaged.fill(0xa5, data?.from, data?.to);
    expect(await problem(damaged)).toEqual({ kind: 'damaged' });
  });

  it('refuses more pixels than a browser can hold without decoding them', async () => {
    const png = await fourCorners(40, 20);
    const view = new DataView(png.buffer);
    view.setUint32(16, 20_000);
    view.setUint32(20, 20_000);
    expect(await problem(png)).toEqual({ kind: 'too-many-pixels', width: 20_000, height: 20_000 });
  });

  it('takes a picture that is long and thin', async () => {
    const strip = await encodePng({ width: 20_000, height: 1, data: new Uint8ClampedArray(80_000) });
    expect(await prepared(new Blob([strip]))).toMatchObject({ width: 20_000, height: 1, notes: [] });
  });

  it('answers every file of a batch while garbage is being collected', async () => {
    // Comlink silences a worker whose proxy was collected; without garbage this would go unnoticed.
    const png = new Blob([await fourCorners(64, 64)]);
    const litter = setInterval(
      () => Array.from({ length: 200 }, () => Array.from({ length: 5000 }, () => 1.5)),
      5,
    );
    onTestFinished(() => clearInterval(litter));
    const batch = await Promise.all(Array.from({ length: 8 }, () => prepared(png)));
    expect(batch.map(({ width }) => width)).toEqual([64, 64, 64, 64, 64, 64, 64, 64]);
  });

  it('ends an aborted file at once and goes on with the next', async () => {
    const controller = new AbortController();
    const aborted = decodePicture(await noise(900, 900), undefined, controller.signal);
    const next = decodePicture(new Blob([await fourCorners(8, 8)]), undefined, NEVER);
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
    expect(picture(await next)).toMatchObject({ width: 8, height: 8 });
  });
});

describe('downscalePicture', () => {
  it('saves an opaque picture as JPEG with all its pixels where that is enough', async () => {
    const png = await noise(160, 120);
    const result = picture(await downscalePicture(png, png.size - 1, NEVER));
    expect(result).toMatchObject({ width: 160, height: 120, notes: [{ kind: 'saved-as-jpeg' }] });
    expect(result.file.size).toBeLessThan(png.size);
  });

  it('takes away pixels until it fits', async () => {
    const result = picture(await downscalePicture(await noise(160, 120), 2000, NEVER));
    expect(result.notes).toEqual([{ kind: 'downscaled', width: 160, height: 120 }]);
    expect(result.file.size).toBeLessThanOrEqual(2000);
    expect(result.width / result.height).toBeCloseTo(4 / 3, 1);
    expect(await open(result.file)).toMatchObject({ width: result.width, height: result.height });
  });

  it('keeps transparency', async () => {
    const data = new Uint8ClampedArray(64 * 64 * 4).map((_, i) =>
      i % 4 === 3 ? (i * 7) % 256 : (i * 31) % 256,
    );
    const png = new Blob([await encodePng({ width: 64, height: 64, data })], { type: 'image/png' });
    const result = picture(await downscalePicture(png, 900, NEVER));
    expect(result.file.type).toBe('image/png');
    expect(result.file.size).toBeLessThanOrEqual(900);
  });

  it('says when nothing helps', async () => {
    const png = new Blob([await fourCorners(8, 8)], { type: 'image/png' });
    expect(await downscalePicture(png, 10, NEVER)).toEqual({
      problem: { kind: 'cannot-shrink', maxBytes: 10 },
    });
  });
});
