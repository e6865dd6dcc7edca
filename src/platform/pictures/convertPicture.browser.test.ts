import { expect, it } from 'vitest';
import { ConversionError, convertPicture } from './convertPicture.ts';

const background = '#ffffff';
const never = new AbortController().signal;

function picture(width: number, height: number, type = 'image/png'): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.fillRect(0, 0, width, height);
  return canvas.convertToBlob({ type });
}

it('gives back the same bytes where they are of the asked type already', async () => {
  const blob = await picture(8, 8, 'image/jpeg');
  expect(await convertPicture(blob, 'image/jpeg', { background }, never)).toBe(blob);
});

it('writes the asked type at the same size', async () => {
  const converted = await convertPicture(await picture(31, 17), 'image/webp', { background }, never);
  expect(converted.type).toBe('image/webp');
  const bitmap = await createImageBitmap(converted);
  expect([bitmap.width, bitmap.height]).toEqual([31, 17]);
  bitmap.close();
});

it('spends fewer bytes at a lower quality', async () => {
  const canvas = new OffscreenCanvas(128, 128);
  const context = canvas.getContext('2d');
  for (let at = 0; at < 128; at += 1) {
    if (context) context.fillStyle = `hsl(${at * 37} 90% 50%)`;
    context?.fillRect(at, 0, 1, 128);
  }
  const png = await canvas.convertToBlob();
  const [low, high] = await Promise.all(
    [0.2, 0.95].map((quality) => convertPicture(png, 'image/jpeg', { background, quality }, never)),
  );
  expect(low?.size).toBeLessThan(high?.size ?? 0);
});

it('fails with a typed error on bytes that are no picture', async () => {
  const failure = await convertPicture(new Blob(['text']), 'image/png', { background }, never).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(ConversionError);
  expect(failure).toMatchObject({ kind: 'failed', mime: 'image/png' });
});

it('stops at once when it is aborted', async () => {
  const abort = new AbortController();
  const work = convertPicture(await picture(2048, 2048), 'image/webp', { background }, abort.signal);
  abort.abort();
  await expect(work).rejects.toMatchObject({ name: 'AbortError' });
});
