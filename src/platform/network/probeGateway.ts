/**
 * Asks whether anything answers where a gateway should be, without paying for anything: GET requests only.
 * Both end with `false` where the network or the browser's rules say no, and reject only when `signal` aborts.
 */

/** Never the browser's cache: what answered an hour ago says nothing. */
const QUIET = { cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' } as const;

/** Whether anything at all answers at `url`, whatever it says. Carries no key; CORS does not matter (Fetch, opaque responses). */
export function answersAtAll(url: string, signal: AbortSignal): Promise<boolean> {
  return answers(new Request(url, { ...QUIET, mode: 'no-cors' }), signal);
}

/** Whether the browser lets a page send `headers` to `url` and read the answer, whatever its status is. */
export function answersWithCors(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<boolean> {
  // A redirect is an answer too, and the key must not go where it leads.
  return answers(new Request(url, { ...QUIET, headers: { ...headers }, redirect: 'manual' }), signal);
}

async function answers(request: Request, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(request, { signal });
    // Only that it came matters: the rest of a large page need not.
    await response.body?.cancel();
    return true;
  } catch {
    signal.throwIfAborted();
    return false;
  }
}

/** `false` is certain, `true` means little. */
export function isOnline(): boolean {
  return navigator.onLine;
}
