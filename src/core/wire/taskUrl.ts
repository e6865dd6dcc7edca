import type { FoundTask } from './findTask.ts';

/** sub2api: `GET {base}/images/tasks/imgtask_…`, also where its answer does not spell the address out. */
const SUB2API_ID = /^imgtask_[\w-]+$/;

/**
 * Where an asynchronous task can be asked for, as far as its answer tells: the address in its body, that of its
 * `Location` header, or the one that belongs to its kind of id. Only ever on the origin of the base URL, because
 * the key goes along. `undefined` where nothing tells: a wrong guess might start something that is paid for.
 */
export function taskUrl(
  { id, address }: FoundTask,
  location: string | undefined,
  baseUrl: string,
): string | undefined {
  const known = id !== undefined && SUB2API_ID.test(id) ? `${baseUrl}/images/tasks/${id}` : undefined;
  for (const candidate of [address, location, known]) {
    const url = candidate === undefined ? undefined : onGateway(candidate, baseUrl);
    if (url !== undefined) return url;
  }
  return undefined;
}

function onGateway(address: string, baseUrl: string): string | undefined {
  const base = `${baseUrl}/`;
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  const isPlain = url.username === '' && url.password === '';
  return url.origin === new URL(base).origin && isPlain ? url.href : undefined;
}
