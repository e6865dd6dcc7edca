import { describe, expect, it } from 'vitest';
import type { PartialPicture } from '../../core/wire/AnswerEvents.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import type { ImageAnswer } from '../../core/wire/ImageAnswer.ts';
import { answers } from '../../core/wire/corpus/answers.ts';
import { outcomeOf } from '../../core/wire/corpus/outcomeOf.ts';
import { bodyOf, readCase } from '../../core/wire/corpus/readCase.ts';
import { CORPUS_BASE_URL, CORPUS_KEY, type AnswerCase } from '../../core/wire/corpus/AnswerCase.ts';
import { readAnswerInWorker, warmAnswerReader } from './answerReader.ts';

const context = { mode: 'generate', baseUrl: CORPUS_BASE_URL, secrets: [CORPUS_KEY] } as const;
const never = new AbortController().signal;

/** As many bytes as `btoa` takes at once, and a multiple of three, so that blocks of base64 can be joined. */
const BLOCK = 30_000;

/** A PNG of noise, which hardly shrinks. */
async function noisyPng(side: number): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(side, side);
  const noise = crypto
    .getRandomValues(new Uint8Array(65_536))
    .map((byte, index) => (index % 4 === 3 ? 255 : byte % 2));
  for (let at = 0; at < image.data.length; at += noise.length)
    image.data.set(noise.subarray(0, image.data.length - at), at);
  context.putImageData(image, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

function toBase64(bytes: Uint8Array): string {
  const blocks = Array.from({ length: Math.ceil(bytes.length / BLOCK) }, (_, index) =>
    btoa(String.fromCharCode(...bytes.subarray(index * BLOCK, (index + 1) * BLOCK))),
  );
  return blocks.join('');
}

function jsonOf(...base64: readonly string[]): string {
  return JSON.stringify({ data: base64.map((b64_json) => ({ b64_json })) });
}

/** A response whose body never ends, and a promise of its being cancelled. */
function hangingResponse(beginning: string): { response: Response; cancelled: Promise<void> } {
  let cancelled: () => void;
  const whenCancelled = new Promise<void>((resolve) => {
    cancelled = resolve;
  });
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(beginning)),
    cancel: () => cancelled(),
  });
  return { response: new Response(body), cancelled: whenCancelled };
}

async function thrownBy(promise: Promise<ImageAnswer>): Promise<GatewayError> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof GatewayError) return error;
  throw new Error(`no GatewayError but ${String(error)}`);
}

async function readInWorker(answer: AnswerCase): Promise<object> {
  const partials: PartialPicture[] = [];
  const response = new Response(new Blob([bodyOf(answer).slice()]), {
    status: answer.status ?? 200,
    headers: { ...answer.headers },
  });
  const events = { onPartial: (partial: PartialPicture) => partials.push(partial) };
  const result = await readAnswerInWorker(response, context, events, never).catch((thrown: unknown) => ({
    thrown,
  }));
  return await outcomeOf({ result, partials });
}

describe('reading answers in a worker', () => {
  it('reads the whole corpus at the same time as the plain reader does', async () => {
    const whole = answers.filter((answer) => answer.breaks === undefined);
    const inWorker = await Promise.all(whole.map(readInWorker));
    const plain = await Promise.all(
      whole.map(async (answer) => outcomeOf(await readCase(answer, [bodyOf(answer)]))),
    );
    expect(inWorker).toEqual(plain);
  });

  it('reads ten pictures of megabytes without a task of ours that blocks the page', async () => {
    await warmAnswerReader();
    const png = await noisyPng(2048);
    // Bytes behind the end of a picture are nobody's concern, and tell the ten apart.
    const whole = toBase64(png.subarray(0, png.length - (png.length % 3)));
    const rest = png.subarray(png.length - (png.length % 3));
    const tails = Array.from({ length: 10 }, (_, index) =>
      toBase64(Uint8Array.of(...rest, ...new Uint8Array(index))),
    );
    const sizes = tails.map((_, index) => png.length + index);
    const body = new Blob([jsonOf(...tails.map((tail) => whole + tail))]);
    const total = body.size;
    const longTasks: number[] = [];
    const observer = new PerformanceObserver((list) =>
      longTasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    // Making the body above was a long task of the test's own.
    await new Promise((resolve) => setTimeout(resolve, 200));
    observer.observe({ type: 'longtask' });
    const received: number[] = [];
    const answer = await readAnswerInWorker(
      new Response(body),
      context,
      { onBytes: (bytes) => received.push(bytes) },
      never,
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    observer.disconnect();
    expect(answer.images.map((image) => image.kind === 'bytes' && image.blob.size)).toEqual(sizes);
    expect(received.at(-1)).toBe(total);
    expect(received).toEqual(received.toSorted((a, b) => a - b));
    expect(longTasks.length).toBeLessThan(3);
    // Making and decoding them takes a while on a busy machine.
  }, 30_000);

  it('decodes to exactly the bytes that were encoded', async () => {
    const bytes = await noisyPng(1000);
    const body = jsonOf(toBase64(bytes));
    const { images } = await readAnswerInWorker(new Response(body), context, {}, never);
    const [image] = images;
    if (image?.kind !== 'bytes') throw new Error('no bytes');
    const decoded = new Uint8Array(await image.blob.arrayBuffer());
    expect(decoded.length).toBe(bytes.length);
    expect(decoded.every((byte, index) => byte === bytes[index])).toBe(true);
  });

  it('makes no result of a picture that the browser does not decode', async () => {
    const bytes = await noisyPng(64);
    // In the middle of the compressed pixels, so that all chunks are still where they were.
    const damaged = bytes.slice().fill(0x55, bytes.length / 2, bytes.length / 2 + 100);
    const alone = await thrownBy(
      readAnswerInWorker(new Response(jsonOf(toBase64(damaged))), context, {}, never),
    );
    expect(alone.kind).toBe('not-an-image');
    const both = jsonOf(toBase64(damaged), toBase64(bytes));
    const { images, shortfall } = await readAnswerInWorker(new Response(both), context, {}, never);
    expect(images.map((image) => image.kind === 'bytes' && image.blob.size)).toEqual([bytes.length]);
    expect(shortfall).toEqual({ unusable: 1 });
  });

  it('stops on abort, closes the connection and says who stopped it', async () => {
    const { response, cancelled } = hangingResponse('{"data":[');
    const controller = new AbortController();
    const reading = readAnswerInWorker(response, context, {}, controller.signal);
    controller.abort();
    expect((await thrownBy(reading)).kind).toBe('aborted');
    await cancelled;
  });

  it('tells a time limit from a cancel', async () => {
    const { response, cancelled } = hangingResponse('{"data":[');
    const error = await thrownBy(readAnswerInWorker(response, context, {}, AbortSignal.timeout(20)));
    expect(error.kind).toBe('timeout');
    await cancelled;
  });

  it('closes the connection of an endless page whose title it has read', async () => {
    const { response, cancelled } = hangingResponse(`<title>Wait</title>${'x'.repeat(70_000)}`);
    const error = await thrownBy(readAnswerInWorker(response, context, {}, never));
    expect([error.kind, error.details.message]).toEqual(['unreadable', 'Wait']);
    await cancelled;
  });

  it('calls a connection that breaks cut, and reads the next answer as if nothing had been', async () => {
    const broken = new ReadableStream({
      start: (controller) =>
        controller.enqueue(new TextEncoder().encode('{"data":[{"b64_json":"iVBORw0KGgoAAAANSUhEUgAA')),
      pull: (controller) => controller.error(new TypeError('network error')),
    });
    const error = await thrownBy(readAnswerInWorker(new Response(broken), context, {}, never));
    // The browser's words are not the gateway's.
    expect([error.kind, error.details.message]).toEqual(['cut', undefined]);
    expect(error.cause).toEqual(new Error('network error'));
    const good = answers.find(({ name }) => name === 'ok_b64')!;
    expect(await readInWorker(good)).toEqual(await outcomeOf(await readCase(good, [bodyOf(good)])));
  });
});
