import { networkObstacle } from '../../platform/network/send.ts';

export type BaseUrlProblem =
  | 'empty'
  | 'not-a-url'
  | 'not-http'
  | 'credentials'
  | 'query'
  | 'fragment'
  /** Plain `http:` from an `https:` page: the browser blocks it, loopback excepted. */
  | 'mixed-content';

/** What is probably a slip, with the text that would mend it. */
export interface BaseUrlAdvice {
  readonly code: 'missing-scheme' | 'endpoint-path' | 'doubled-version' | 'missing-version';
  readonly mended: string;
}

/** Paths that belong to a call, not to a base URL. */
const ENDPOINT_PATH = /\/(images(\/(generations|edits|variations))?|chat(\/completions)?|models|responses)$/i;
const DOUBLED_VERSION = /(\/v\d+)\1$/i;
/** `/v1`, and also Google's `/v1beta/openai`. */
const VERSION = /\/v\d\w*(\/|$)/i;
const HOST_AND_PATH = /^[\w.-]+(:\d+)?(\/[^\s?#@]*)?$/;

/** The text without surrounding blanks and without trailing slashes, otherwise as typed. */
export function tidyBaseUrl(text: string): string {
  return text.trim().replace(/\/+$/, '');
}

/**
 * One spelling for one address: lower-case host, no default port, no trailing slash.
 * `undefined` when the text cannot be a base URL.
 */
export function normalizeBaseUrl(text: string): string | undefined {
  if (checkBaseUrl(text, 'http:')) return undefined;
  const { origin, pathname } = new URL(text.trim());
  return tidyBaseUrl(origin + pathname);
}

/** Why nothing can be sent to `text` from a page of `pageProtocol` (`https:`); `undefined` when it can. */
export function checkBaseUrl(text: string, pageProtocol: string): BaseUrlProblem | undefined {
  if (text.trim() === '') return 'empty';
  if (!URL.canParse(text.trim())) return 'not-a-url';
  const url = new URL(text.trim());
  // `localhost:8080` parses, as the scheme `localhost:`.
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return HOST_AND_PATH.test(text.trim()) ? 'not-a-url' : 'not-http';
  if (url.username || url.password) return 'credentials';
  // An empty query or fragment still stands in `href`.
  if (url.href.includes('#')) return 'fragment';
  if (url.href.includes('?')) return 'query';
  // The rule by which a failed request is explained, asked beforehand.
  return networkObstacle(url.href, { onLine: true, pageProtocol }) === 'mixed-content'
    ? 'mixed-content'
    : undefined;
}

/** The likeliest slip in a base URL, if there is one. It can be used all the same when `checkBaseUrl` lets it pass. */
export function adviseBaseUrl(text: string): BaseUrlAdvice | undefined {
  const tidy = tidyBaseUrl(text);
  if (!/^[a-z][\w+.-]*:\/\//i.test(tidy)) {
    if (!/[.:]|^localhost\b/i.test(tidy) || !HOST_AND_PATH.test(tidy)) return undefined;
    const scheme = /^(localhost|127\.)/i.test(tidy) ? 'http' : 'https';
    return { code: 'missing-scheme', mended: `${scheme}://${tidy}` };
  }
  const address = normalizeBaseUrl(tidy);
  if (address === undefined) return undefined;
  if (ENDPOINT_PATH.test(address))
    return { code: 'endpoint-path', mended: address.replace(ENDPOINT_PATH, '') };
  if (DOUBLED_VERSION.test(address))
    return { code: 'doubled-version', mended: address.replace(DOUBLED_VERSION, '$1') };
  if (!VERSION.test(new URL(address).pathname)) return { code: 'missing-version', mended: `${address}/v1` };
  return undefined;
}
