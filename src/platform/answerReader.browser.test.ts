import { describe, expect, it } from 'vitest';
import type { PartialPicture } from '../core/wire/AnswerEvents.ts';
import { GatewayError } from '../core/wire/GatewayError.ts';
import type { ImageAnswer } from '../core/wire/ImageAnswer.ts';
import { answers } from '../core/wire/corpus/answers.ts';
import { outcomeOf } from '../core/wire/corpus/outcomeOf.ts';
import { bodyOf, readCase } from '../core/wire/corpus/readCase.ts';
import { CORPUS_BASE_URL, CORPUS_KEY, type AnswerCase } from '../core/wire/corpus/AnswerCase.ts';
import { readAnswerInWorker, warmAnswerReader } from './answerReader.ts';

const context = { mode: 'generate', baseUrl: CORPUS_BASE_URL, secrets: [CORPUS_KEY] } as const;
const never = new AbortController().signal;

/** As many bytes as `btoa` takes at once, and a multiple of three, so that blocks of base64 can be joined. */
const BLOCK = 30_000;

/** The beginning of a PNG of this width and then noise, as blocks of bytes: `blocks` of them and `rest` bytes. */
function largePng(width: number, blocks: number, rest: number): readonly Uint8Array<ArrayBuffer>[] {
  const noise = crypto.getRandomValues(new Uint8Array(BLOCK));
  const head = noise.slice();
  head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(head.buffer).setUint32(16, width);
  new DataView(head.buffer).setUint32(20, 2048);
  return [head, ...Array.from({ length: blocks - 1 }, () => noise), noise.slice(0, rest)];
}

function toBase64(blocks: readonly Uint8Array[]): string {
  const known = new Map<Uint8Array, string>();
  return blocks
    .map((block) => {
      const base64 = known.get(block) ?? btoa(String.fromCharCode(...block));
      known.set(block, base64);
      return base64;
    })
    .join('');
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

  it('reads ten pictures of 6 MB without a task of ours that blocks the page', async () => {
    await warmAnswerReader();
    const sizes = Array.from({ length: 10 }, (_, index) => 200 * BLOCK + index);
    const entries = sizes.map((size, index) => ({
      b64_json: toBase64(largePng(2048 + index, 200, size % BLOCK)),
    }));
    const body = new Blob([JSON.stringify({ data: entries })]);
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
    expect(answer.images.map((image) => image.kind === 'bytes' && image.sniffed.width)).toEqual(
      sizes.map((_, index) => 2048 + index),
    );
    expect(received.at(-1)).toBe(total);
    expect(received).toEqual(received.toSorted((a, b) => a - b));
    expect(longTasks.length).toBeLessThan(3);
  });

  it('decodes to exactly the bytes that were encoded', async () => {
    const blocks = largePng(16, 100, 1);
    const bytes = new Uint8Array(await new Blob([...blocks]).arrayBuffer());
    const body = JSON.stringify({ data: [{ b64_json: toBase64(blocks) }] });
    const { images } = await readAnswerInWorker(new Response(body), context, {}, never);
    const [image] = images;
    if (image?.kind !== 'bytes') throw new Error('no bytes');
    const decoded = new Uint8Array(await image.blob.arrayBuffer());
    expect(decoded.length).toBe(bytes.length);
    expect(decoded.every((byte, index) => byte === bytes[index])).toBe(true);
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
    expect([error.kind, error.details.message]).toEqual(['cut', 'network error']);
    const good = answers.find(({ name }) => name === 'ok_b64')!;
    expect(await readInWorker(good)).toEqual(await outcomeOf(await readCase(good, [bodyOf(good)])));
  });
});
