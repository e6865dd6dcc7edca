import { asList, asObject, asText } from '../../core/wire/asObject.ts';
import { parseJson } from '../../core/wire/examineDocument.ts';
import { findFailure } from '../../core/wire/findFailure.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import { htmlTitle } from '../../core/wire/htmlTitle.ts';
import { interruption } from '../../core/wire/interruption.ts';
import { presentable } from '../../core/wire/redact.ts';
import { send } from './send.ts';

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
  });
  const response = await send(request, signal);
  const text = await response.text().catch((error: unknown) => {
    throw interruption(signal, error) ?? new GatewayError('cut');
  });
  const value = parseJson(text);
  const failure = value === undefined ? undefined : findFailure(value);
  if (!response.ok || failure) {
    const { code, message = htmlTitle(text) } = failure ?? {};
    throw new GatewayError('refused', {
      status: response.status,
      ...(code !== undefined && { code }),
      ...(message !== undefined && { message: presentable(message, key === undefined ? [] : [key]) }),
    });
  }
  const ids = modelIds(value === undefined ? undefined : asObject(value)?.['data']);
  if (!ids) throw new GatewayError('unreadable', { status: response.status });
  return [...new Set(ids)];
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
