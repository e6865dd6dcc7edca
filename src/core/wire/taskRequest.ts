/**
 * The question after an asynchronous task: a GET, which costs nothing. The key goes along, so redirects are not
 * followed: they might lead anywhere. Headers as in `toFetchRequest`.
 * @param url from `taskUrl`: on the gateway's own origin.
 */
export function taskRequest(url: string, key?: string): Request {
  const headers = new Headers({ Accept: 'application/json' });
  if (key) headers.set('Authorization', `Bearer ${key}`);
  return new Request(url, {
    headers,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'manual',
    // A status that comes out of the browser's cache never changes.
    cache: 'no-store',
  });
}
