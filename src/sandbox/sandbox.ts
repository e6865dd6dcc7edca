import type { Studio, Work } from './Studio.ts';
import { ApiError } from './wire/ApiError.ts';
import { encodeBase64 } from './wire/encodeBase64.ts';
import { MODELS } from './wire/fieldRules.ts';
import type { PictureOrder } from './wire/PictureOrder.ts';
import { readEdit, readGeneration } from './wire/readOrder.ts';
import { streamEvents } from './wire/streamEvents.ts';
import { type UsageBody, usageOf } from './wire/usage.ts';

export interface SandboxPorts {
  readonly studio: Studio;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Route {
  readonly method: 'GET' | 'POST';
  readonly answer: (request: Request, ports: SandboxPorts) => Promise<Response> | Response;
}

const ROUTES: Readonly<Record<string, Route>> = {
  '/v1/models': { method: 'GET', answer: listModels },
  '/v1/images/generations': {
    method: 'POST',
    answer: async (request, ports) => fulfil(await readGeneration(request), request.signal, ports),
  },
  '/v1/images/edits': {
    method: 'POST',
    answer: async (request, ports) => fulfil(await readEdit(request), request.signal, ports),
  },
};

/** gpt-image-2-2026-04-21, in seconds. */
const MODEL_CREATED = Date.UTC(2026, 3, 21) / 1000;

/**
 * The gateway that runs in the page. As strict about the wire as OpenAI is for gpt-image-2, and with the same
 * error object; keys are neither needed nor looked at.
 *
 * @throws the signal's reason when `request.signal` aborts; everything else becomes a response.
 */
export async function handle(request: Request, ports: SandboxPorts): Promise<Response> {
  try {
    return await route(request).answer(request, ports);
  } catch (error) {
    request.signal.throwIfAborted();
    return errorResponse(error);
  }
}

function route(request: Request): Route {
  const { pathname } = new URL(request.url);
  const found = Object.hasOwn(ROUTES, pathname) ? ROUTES[pathname] : undefined;
  if (!found) {
    throw new ApiError(404, {
      message: `Invalid URL (${request.method} ${pathname})`,
      type: 'invalid_request_error',
      param: null,
      code: 'unknown_url',
    });
  }
  if (found.method !== request.method) {
    throw new ApiError(405, {
      message: `Only ${found.method} requests are accepted at ${pathname}.`,
      type: 'invalid_request_error',
      param: null,
      code: 'method_not_supported',
    });
  }
  return found;
}

function listModels(): Response {
  const data = MODELS.map((id) => ({ id, object: 'model', created: MODEL_CREATED, owned_by: 'sandbox' }));
  return Response.json({ object: 'list', data });
}

async function fulfil(order: PictureOrder, signal: AbortSignal, ports: SandboxPorts): Promise<Response> {
  const work = await ports.studio.prepare(order, signal);
  const created = Math.floor(ports.now() / 1000);
  if (order.partialImages !== undefined) return streamEvents(order, work, created, signal);
  try {
    return Response.json(await answer(order, work, created, signal));
  } finally {
    work.close();
  }
}

async function answer(
  order: PictureOrder,
  work: Work,
  created: number,
  signal: AbortSignal,
): Promise<AnswerBody> {
  const data: { b64_json: string }[] = [];
  for (let index = 0; index < order.n; index++) {
    signal.throwIfAborted();
    data.push({ b64_json: encodeBase64(await work.paint(index, 1, signal)) });
  }
  return {
    created,
    data,
    background: order.transparent ? 'transparent' : 'opaque',
    output_format: order.format,
    size: `${work.size.width}x${work.size.height}`,
    quality: order.quality,
    usage: usageOf(order, work.size, work.sources, 0),
  };
}

/** OpenAI reference, images: the answer object. */
interface AnswerBody {
  readonly created: number;
  readonly data: readonly { readonly b64_json: string }[];
  readonly background: string;
  readonly output_format: string;
  readonly size: string;
  readonly quality: string;
  readonly usage: UsageBody;
}

function errorResponse(error: unknown): Response {
  if (error instanceof ApiError) return Response.json({ error: error.body }, { status: error.status });
  const reason = error instanceof Error ? error.message : String(error);
  return Response.json(
    {
      error: {
        message: `The sandbox could not paint this picture: ${reason}`,
        type: 'server_error',
        param: null,
        code: 'server_error',
      },
    },
    { status: 500 },
  );
}
