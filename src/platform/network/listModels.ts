import { asList, asObject, asText } from '../../core/wire/asObject.ts';
import { parseJson } from '../../core/wire/examineDocument.ts';
import { findFailure } from '../../core/wire/findFailure.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import { htmlTitle } from '../../core/wire/htmlTitle.ts';
import { interruption } from '../../core/wire/interruption.ts';
import { presentable } from '../../core/wire/redact.ts';
import { send } from './send.ts';

/** A thousand models of an aggregator are some 300 kB: whatever is far above is no list, or not for a page. */
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * The model ids that `GET {baseUrl}/models` lists, each once: a call that costs nothing.
 * @throws GatewayError `refused` with the gateway's words, `unreadable` for an answer that is no list, and
 * what `send` throws.
 */
export async function listModels(
  baseUrl: string,
  key: string | undefined,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const headers = new Headers({ Accept: 'application/json' });
  if (key !== undefined) headers.set('Authorization', `Bearer ${key}`);
  const request = new Request(`${baseUrl}/models`, {
    headers,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'manual',
  });
  const response = await send(request, signal);
  const text = await readText(response).catch((error: unknown) => {
    throw interruption(signal, error) ?? new GatewayError('cut');
  });
  if (text === undefined) throw new GatewayError('unreadable', { status: response.status });
  const value = parseJson(text);
  const failure = value === undefined ? undefined : findFailure(value);
  if (!response.ok || failure) {
    const { code, type, message = htmlTitle(text) } = failure ?? {};
    throw new GatewayError('refused', {
      status: response.status,
      ...(code !== undefined && { code }),
      ...(type !== undefined && { type }),
      ...(message !== undefined && { message: presentable(message, key === undefined ? [] : [key]) }),
    });
  }
  const ids = modelIds(value === undefined ? undefined : asObject(value)?.['data']);
  if (!ids) throw new GatewayError('unreadable', { status: response.status });
  return [...new Set(ids)];
}

/** The body as text; `undefined` where it is longer than any list, and then the rest is not waited for. */
async function readText({ body }: Response): Promise<string | undefined> {
  if (!body) return '';
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > MAX_BYTES) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** Whether the server answered that it has no such list, and not that this key may not see it. */
export function isNoList({ kind, details: { status } }: GatewayError): boolean {
  return kind === 'unreadable' || (kind === 'refused' && (status === 404 || status === 405));
}

/** The ids of the official answer `{object: "list", data: [{id}]}`; `undefined` when `list` is no list. */
function modelIds(list: ReturnType<typeof parseJson>): readonly string[] | undefined {
  if (!Array.isArray(list)) return undefined;
  return asList(list).flatMap((model) => asText(asObject(model)?.['id']) ?? []);
}
