import type { JsonObject, JsonValue } from '../params/ImageParams.ts';
import { asLabel, asList, asObject, asText } from './asObject.ts';

/** What an answer says of an asynchronous task. */
export interface FoundTask {
  readonly id?: string;
  readonly status?: string;
  /** Its status says that it goes on. */
  readonly isPending?: true;
  readonly percent?: number;
  /** Where it says that the task can be asked for: an address, perhaps relative. */
  readonly address?: string;
}

const PENDING =
  /^(queued|pending|processing|in[_ -]?progress|in[_ -]?queue|submitted|not_?start(ed)?|running|created|starting|generating|waiting|accepted)$/i;
const ADDRESS_KEYS = ['poll_url', 'polling_url', 'status_url'];

/**
 * The asynchronous task that was accepted instead of a picture. Gateways do not agree where it stands; without an
 * id it is one only by a status that says so.
 */
export function findTask(value: JsonValue): FoundTask | undefined {
  const body = asObject(value);
  if (!body) return undefined;
  const places = [body, asObject(body['data']), asObject(asList(body['data'])[0]), asObject(body['output'])];
  for (const place of places) {
    const task = place && taskIn(place);
    if (task) return task;
  }
  return undefined;
}

function taskIn(place: JsonObject): FoundTask | undefined {
  const status = asText(place['status']) ?? asText(place['task_status']);
  const isPending = PENDING.test(status ?? '');
  const named = asLabel(place['task_id']) ?? asLabel(place['taskId']);
  const id = named ?? (isPending ? asLabel(place['id']) : undefined);
  if (id === undefined && !isPending) return undefined;
  const percent = readPercent(place['progress']);
  const address = ADDRESS_KEYS.map((key) => asText(place[key])).find(Boolean);
  return {
    ...(id !== undefined && { id }),
    ...(status !== undefined && { status }),
    ...(isPending && { isPending }),
    ...(percent !== undefined && { percent }),
    ...(address !== undefined && { address }),
  };
}

/** `40`, `"40"` and `"40%"`, from 0 to 100. */
function readPercent(value: JsonValue | undefined): number | undefined {
  const number = Number(/^(\d+(?:\.\d+)?)\s*%?$/.exec(asLabel(value) ?? '')?.[1]);
  return number <= 100 ? number : undefined;
}
