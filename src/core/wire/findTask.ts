import type { JsonValue } from '../params/ImageParams.ts';
import { asLabel, asList, asObject, asText } from './asObject.ts';

const PENDING = /^(queued|pending|processing|in_progress|submitted|not_start|running|created)$/i;

/** The id of an asynchronous task that was accepted instead of a picture. Gateways do not agree where it stands. */
export function findTask(value: JsonValue): string | undefined {
  const body = asObject(value);
  if (!body) return undefined;
  for (const place of [
    body,
    asObject(body['data']),
    asObject(asList(body['data'])[0]),
    asObject(body['output']),
  ]) {
    const named = asLabel(place?.['task_id']) ?? asLabel(place?.['taskId']);
    if (named !== undefined) return named;
    if (PENDING.test(asText(place?.['status']) ?? '')) return asLabel(place?.['id']);
  }
  return undefined;
}
