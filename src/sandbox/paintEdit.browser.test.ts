import { describe, expect, it } from 'vitest';
import { decodePng } from '../core/image/pngDecode.ts';
import { encodePng } from '../core/image/pngEncode.ts';
import { sniffImage } from '../core/image/sniff.ts';
import { canvasStudio } from './canvasStudio.ts';
import { handle } from './sandbox.ts';

const ports = { studio: canvasStudio, now: () => 0 };
const [WIDTH, HEIGHT] = [1024, 640];

type Fields = Readonly<Record<string, string>>;
interface Files {
  readonly images: readonly Blob[];
  readonly mask?: Blob;
}

async function send(fields: Fields, { images, mask }: Files): Promise<Response> {
  const form = new FormData();
  const texts = { model: 'gpt-image-2', prompt: 'a cat', quality: 'low', ...fields };
  for (const [name, value] of Object.entries(texts)) form.append(name, value);
  for (const image of images) form.append('image[]', image, 'image');
  if (mask) form.append('mask', mask, 'mask.png');
  return handle(
    new Request('https://sandbox.invalid/v1/images/edits', { method: 'POST', body: form }),
    ports,
  );
}

async function edit(fields: Fields, files: Files): Promise<Uint8Array<ArrayBuffer>[]> {
  const response = await send(fields, files);
  const answer = (await response.json()) as { data: { b64_json: string }[] };
  expect(response.status, JSON.stringify(answer).slice(0, 300)).toBe(200);
  return answer.data.map(({ b64_json }) => Uint8Array.from(atob(b64_json), (c) => c.charCodeAt(0)));
}

async function editOne(fields: Fields, files: Files): Promise<Uint8Array<ArrayBuffer>> {
  const [picture] = await edit(fields, files);
  if (!picture) throw new Error('no picture');
  return picture;
}

async function png(
  width: number,
  height: number,
  pixel: (x: number, y: number) => readonly number[],
): Promise<Blob> {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0, i = 0; y < height; y++) for (let x = 0; x < width; x++, i += 4) data.set(pixel(x, y), i);
  return new Blob([await encodePng({ width, height, data })], { type: 'image/png' });
}

const flat = (color: readonly number[], width = WIDTH, height = HEIGHT) => png(width, height, () => color);

/** Every alpha, with RGB under alpha 0 too: what a canvas would lose. */
const sheer = png(WIDTH, HEIGHT, (x, y) => [x & 255, y & 255, (x * y) & 255, (x + y * 3) & 255]);
const inside = (x: number, y: number) => x >= 300 && x < 700 && y >= 150 && y < 500;
/** Alpha 0 inside; outside anything else, 1 and 254 among them. */
const mask = png(WIDTH, HEIGHT, (x, y) => [255, 255, 255, inside(x, y) ? 0 : 1 + ((x + y) % 255)]);

/** Size of what an edit of a flat picture of this size gives. */
async function sizeOf(fields: Fields, width: number, height: number): Promise<string> {
  const bytes = await editOne(fields, { images: [await flat([90, 120, 160, 255], width, height)] });
  const size = sniffImage(bytes);
  return `${size?.width}x${size?.height}`;
}

describe('an edit with a mask', () => {
  it('keeps every byte outside it, hidden colours included, and paints inside', async () => {
    const source = await sheer;
    const before = await decodePng(new Uint8Array(await source.arrayBuffer()));
    const after = await decodePng(await editOne({}, { images: [source], mask: await mask }));
    expect([after.width, after.height]).toEqual([WIDTH, HEIGHT]);
    let [changedOutside, changedInside] = [0, 0];
    for (let pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
      const same = [0, 1, 2, 3].every((c) => before.data[pixel * 4 + c] === after.data[pixel * 4 + c]);
      if (same) continue;
      if (inside(pixel % WIDTH, Math.floor(pixel / WIDTH))) changedInside++;
      else changedOutside++;
    }
    expect(changedOutside).toBe(0);
    expect(changedInside).toBeGreaterThan(400 * 350 * 0.95);
  });

  it('gives the picture back as it was when there is nothing to repaint', async () => {
    const source = await sheer;
    const closed = await flat([0, 0, 0, 254]);
    const before = await decodePng(new Uint8Array(await source.arrayBuffer()));
    const after = await decodePng(await editOne({}, { images: [source], mask: closed }));
    expect(firstDifference(after.data, before.data)).toBe(-1);
  });

  it('lets every other source image show inside it', async () => {
    const base = await flat([90, 120, 160, 255]);
    const files = { mask: await mask };
    const alone = await editOne({}, { images: [base], ...files });
    const withRed = await editOne({}, { images: [base, await flat([255, 0, 0, 255], 64, 64)], ...files });
    const withGreen = await editOne({}, { images: [base, await flat([0, 255, 0, 255], 64, 64)], ...files });
    expect(firstDifference(withRed, alone)).not.toBe(-1);
    expect(await share(withRed, ([r, g, b]) => r > 230 && g < 30 && b < 30)).toBeGreaterThan(0.002);
    expect(await share(withGreen, ([r, g, b]) => r < 30 && g > 230 && b < 30)).toBeGreaterThan(0.002);
  });

  it('answers n pictures that differ inside, and the same bytes again', async () => {
    const files = { images: [await flat([90, 120, 160, 255])], mask: await mask };
    const [first, second] = await edit({ n: '2' }, files);
    expect(firstDifference(first!, second!)).not.toBe(-1);
    expect(firstDifference(await editOne({}, files), first!)).toBe(-1);
  });

  it('stays near the base in JPEG, and exact in a WebP of opaque pixels', async () => {
    const files = { images: [await flat([90, 120, 160, 255])], mask: await mask };
    for (const [output_format, tolerance] of [
      ['jpeg', 6],
      ['webp', 0],
    ] as const) {
      const bytes = await editOne({ output_format }, files);
      expect(sniffImage(bytes)).toMatchObject({
        mime: `image/${output_format}`,
        width: WIDTH,
        height: HEIGHT,
      });
      const pixel = await pixelAt(bytes, 40, 600);
      [90, 120, 160].forEach((value, c) =>
        expect(Math.abs(pixel[c]! - value)).toBeLessThanOrEqual(tolerance),
      );
    }
  });

  it('fills a very long and thin area too', async () => {
    const line = await png(WIDTH, HEIGHT, (_, y) => [255, 255, 255, y === 300 ? 0 : 255]);
    const bytes = await editOne({}, { images: [await flat([90, 120, 160, 255])], mask: line });
    expect(await pixelAt(bytes, 500, 299)).toEqual([90, 120, 160, 255]);
  });

  it('refuses a mask whose PNG is damaged', async () => {
    const whole = new Uint8Array(await (await mask).arrayBuffer());
    whole[whole.length >> 1]! ^= 255;
    const response = await send(
      {},
      { images: [await sheer], mask: new Blob([whole], { type: 'image/png' }) },
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { param: 'mask', code: 'invalid_image_file' } });
  });
});

describe('an edit without a mask', () => {
  it('repaints the base so that it can still be recognised', async () => {
    const halves = await png(WIDTH, HEIGHT, (x) =>
      x < WIDTH / 2 ? [30, 30, 40, 255] : [235, 230, 220, 255],
    );
    const bytes = await editOne({ prompt: 'oil on canvas' }, { images: [halves] });
    const [left, right] = [await pixelAt(bytes, 200, 250), await pixelAt(bytes, 824, 250)];
    expect(right[0]! - left[0]!).toBeGreaterThan(80);
  });

  it('takes the size of the base, the valid one nearest to it, or the one asked', async () => {
    expect(await sizeOf({}, 1040, 656)).toBe('1040x656');
    expect(await sizeOf({ size: 'auto' }, 300, 300)).toBe('816x816');
    expect(await sizeOf({ size: '640x1024' }, 300, 300)).toBe('640x1024');
  });

  it('leaves the corners clear when asked for transparency', async () => {
    const bytes = await editOne({ background: 'transparent' }, { images: [await flat([90, 120, 160, 255])] });
    const { data } = await decodePng(bytes);
    expect([data[3], data.at(-1)]).toEqual([0, 0]);
  });

  it('refuses a source that is cut', async () => {
    const whole = new Uint8Array(await (await sheer).arrayBuffer());
    const cut = new Blob([whole.subarray(0, whole.length >> 1)], { type: 'image/png' });
    const response = await send({}, { images: [cut] });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { param: 'image', code: 'invalid_image_file' } });
  });
});

async function pixelsOf(bytes: Uint8Array<ArrayBuffer>): Promise<ImageData> {
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const ctx = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', {
    willReadFrequently: true,
  })!;
  ctx.drawImage(bitmap, 0, 0);
  const pixels = ctx.getImageData(0, 0, bitmap.width, bitmap.height);
  bitmap.close();
  return pixels;
}

async function pixelAt(bytes: Uint8Array<ArrayBuffer>, x: number, y: number): Promise<number[]> {
  const { data, width } = await pixelsOf(bytes);
  return Array.from(data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4));
}

/** Share of pixels that are as described. */
async function share(
  bytes: Uint8Array<ArrayBuffer>,
  matches: (pixel: readonly [number, number, number]) => boolean,
): Promise<number> {
  const { data, width, height } = await pixelsOf(bytes);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) if (matches([data[i]!, data[i + 1]!, data[i + 2]!])) count++;
  return count / (width * height);
}

/** Index of the first byte that differs, -1 for none. `toEqual` takes seconds for a picture's bytes. */
function firstDifference(a: Uint8Array | Uint8ClampedArray, b: Uint8Array | Uint8ClampedArray): number {
  if (a.length !== b.length) return Math.min(a.length, b.length);
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return i;
  return -1;
}
