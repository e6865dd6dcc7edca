/** What a body cannot say. A page of another origin reads headers only where the gateway exposes them. */
export interface AnswerHeaders {
  readonly requestId?: string;
  /** Seconds. */
  readonly retryAfter?: number;
  /** Where the gateway says to look, as it writes it. */
  readonly location?: string;
}

/** Enough of `Headers` to ask for a value; a worker is handed a plain map. */
export interface HeaderLookup {
  get(name: string): string | null | undefined;
}

const REQUEST_ID_HEADERS = ['x-request-id', 'x-oneapi-request-id', 'request-id', 'x-requestid'];

export function readAnswerHeaders(headers: HeaderLookup): AnswerHeaders {
  const requestId = REQUEST_ID_HEADERS.map((name) => headers.get(name)?.trim()).find(Boolean);
  const retryAfter = readRetryAfter(headers);
  const location = headers.get('location')?.trim();
  return {
    ...(requestId && { requestId }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(location && { location }),
  };
}

/** Seconds or a date; a date means something only against the server's own clock. */
function readRetryAfter(headers: HeaderLookup): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}(\.\d+)?$/.test(value)) return Number(value);
  const seconds = (Date.parse(value) - Date.parse(headers.get('date') ?? '')) / 1000;
  return seconds >= 0 ? seconds : undefined;
}
