import type { Work } from '../Studio.ts';
import { ApiError } from './ApiError.ts';
import { encodeBase64 } from './encodeBase64.ts';
import type { PictureOrder } from './PictureOrder.ts';
import { usageOf } from './usage.ts';

/**
 * The answer as an event stream (OpenAI reference, image streaming): previews, then the picture, each as
 * `event:` and `data:`. Painting starts when the stream is read and stops when it is cancelled.
 */
export function streamEvents(
  order: PictureOrder,
  work: Work,
  created: number,
  signal: AbortSignal,
): Response {
  const events = paintEvents(order, work, created, signal);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await events.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await events.return(undefined);
      },
    },
    // Nothing is painted ahead of a reader who may go away.
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-cache' },
  });
}

async function* paintEvents(
  order: PictureOrder,
  work: Work,
  created: number,
  signal: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  const kind = order.edit ? 'image_edit' : 'image_generation';
  const partials = order.partialImages ?? 0;
  const about = {
    created_at: created,
    size: `${work.size.width}x${work.size.height}`,
    quality: order.quality,
    background: order.transparent ? 'transparent' : 'opaque',
    output_format: order.format,
  };
  try {
    for (let index = 0; index < partials; index++) {
      const b64_json = encodeBase64(await work.paint(0, (index + 1) / (partials + 1), signal));
      yield event({ type: `${kind}.partial_image`, b64_json, partial_image_index: index, ...about });
    }
    const b64_json = encodeBase64(await work.paint(0, 1, signal));
    const usage = usageOf(order, work.size, work.sources, partials);
    yield event({ type: `${kind}.completed`, b64_json, ...about, usage });
  } catch (error) {
    signal.throwIfAborted();
    yield event({ type: 'error', error: errorBody(error) });
  } finally {
    work.close();
  }
}

function errorBody(error: unknown): object {
  if (error instanceof ApiError) return error.body;
  const message = error instanceof Error ? error.message : String(error);
  return { message, type: 'server_error', param: null, code: 'server_error' };
}

function event(payload: { readonly type: string; readonly [field: string]: unknown }): string {
  return `event: ${payload.type}\ndata: ${JSON.stringify(payload)}\n\n`;
}
