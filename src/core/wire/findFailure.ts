import type { JsonObject, JsonValue } from '../params/ImageParams.ts';
import { asLabel, asList, asObject, asText } from './asObject.ts';
import { readErrorParam } from './errorParam.ts';
import { htmlTitle } from './htmlTitle.ts';

/** What an answer says went wrong. */
export interface Failure {
  /** It says so outright. Otherwise there is a message, which may also be about progress. */
  readonly certain: boolean;
  /** It is about some pictures of several, and says nothing of the others. */
  readonly isPartial?: true;
  readonly code?: string;
  readonly type?: string;
  readonly message?: string;
  /** One of our fields, `image`, `mask`, or a name that a profile may have given one of them. */
  readonly param?: string;
  readonly requestId?: string;
  /** Seconds. */
  readonly retryAfter?: number;
}

/** Keys of the words, as new-api's own parser of its upstreams' errors lists them. */
const MESSAGE_KEYS = [
  'message',
  'msg',
  'err',
  'error_msg',
  'error_message',
  'errorMessage',
  'detail',
  'reason',
  'fail_reason',
];
/** Keys of an answer that is about something else, whatever message stands beside them. */
const RESULT_KEYS = ['data', 'choices', 'output', 'images', 'result'];
const SUCCESS = /^(0|2\d\d|ok|success(ful)?|succeeded|completed)$/i;
const FAILED = /^(failure|failed|fail|error|cancell?ed|[45]\d\d)$/i;

/** The failure in a JSON answer, under any of the names that gateways give it; `undefined` when there is none. */
export function findFailure(value: JsonValue): Failure | undefined {
  const body = asObject(value);
  if (!body) return undefined;
  const own = failureIn(body);
  if (own?.certain) return own;
  // A task that failed, in the envelope of an answer that did not.
  const inner = asObject(body['data']) ?? asObject(asList(body['data'])[0]);
  const nested = inner && saysFailure(inner) ? failureIn(inner) : undefined;
  return nested ? { ...nested, ...(sparesEntries(body) && { isPartial: true }) } : own;
}

function failureIn(body: JsonObject): Failure | undefined {
  const ofAll = errorObject(body);
  // One picture of several refused: its error stands in its place.
  const error =
    ofAll ??
    asList(body['data'])
      .map((entry) => errorOf(entry, body))
      .find(Boolean);
  const isPartial = !ofAll && !saysFailure(body) && sparesEntries(body);
  const message = wordsOf(error) ?? wordsOf(body);
  const code = asLabel(error?.['code']) ?? failingCode(body) ?? codeInPlaceOfWords(body, message);
  const certain = error !== undefined || saysFailure(body);
  if (!certain && !soundsLikeFailure(body, code, message)) return undefined;
  const type = asText(error?.['type']);
  const wait = error?.['retry_after'] ?? body['retry_after'];
  const requestId = asLabel(error?.['request_id']) ?? asLabel(body['request_id']);
  return {
    certain,
    ...(isPartial && { isPartial }),
    ...(requestId !== undefined && { requestId }),
    ...readErrorParam(error?.['param'] ?? body['param'] ?? detailField(body), message),
    ...(code !== undefined && { code }),
    ...(type !== undefined && { type }),
    ...(message !== undefined && { message }),
    ...(typeof wait === 'number' && wait >= 0 && { retryAfter: wait }),
  };
}

function errorObject(body: JsonObject): JsonObject | undefined {
  return errorOf(body, body) ?? readError(asList(body['errors'])[0], body) ?? errorOf(body['response'], body);
}

function errorOf(holder: JsonValue | undefined, body: JsonObject): JsonObject | undefined {
  return readError(asObject(holder)?.['error'], body);
}

/** The error object, perhaps wrapped once more; a bare string is an error that has only words. */
function readError(value: JsonValue | undefined, body: JsonObject): JsonObject | undefined {
  const words = asText(value);
  if (words !== undefined) return { message: wordsOf(body) ?? words };
  const object = asObject(value);
  const error = asObject(object?.['error']) ?? object;
  return error && Object.values(error).some(Boolean) ? error : undefined;
}

/** Whether some entry of the list of results did not fail. */
function sparesEntries(body: JsonObject): boolean {
  return asList(body['data']).some((entry) => {
    const fields = asObject(entry);
    return !fields || !(errorOf(fields, fields) || saysFailure(fields));
  });
}

function saysFailure(body: JsonObject): boolean {
  if (body['success'] === false || body['ok'] === false || body['error'] === true) return true;
  // kie.ai: 2 and 3 are its two ways to fail.
  if (body['successFlag'] === 2 || body['successFlag'] === 3) return true;
  return FAILED.test(asLabel(body['status']) ?? '');
}

function soundsLikeFailure(body: JsonObject, code: string | undefined, message: string | undefined): boolean {
  if (message === undefined || SUCCESS.test(message)) return false;
  return code !== undefined || RESULT_KEYS.every((key) => (body[key] ?? null) === null);
}

/** A code beside the message, where it does not stand for success. */
function failingCode(body: JsonObject): string | undefined {
  const code = asLabel(body['code']) ?? asLabel(asObject(body['header'])?.['code']);
  return code === undefined || SUCCESS.test(code) ? undefined : code;
}

/** `{"error": "invalid_api_key", "message": …}`: the string is a code. */
function codeInPlaceOfWords(body: JsonObject, message: string | undefined): string | undefined {
  const error = asText(body['error']);
  return error !== undefined && error !== message && /^\w+$/.test(error) ? error : undefined;
}

function wordsOf(object: JsonObject | undefined): string | undefined {
  if (!object) return undefined;
  for (const key of MESSAGE_KEYS) {
    const words = asText(object[key]) ?? detailWords(object[key]);
    if (words !== undefined) return words;
  }
  const page = asText(object['html-message']);
  return (
    (page === undefined ? undefined : htmlTitle(page)) ?? asText(asObject(object['header'])?.['message'])
  );
}

/** The field that FastAPI's first complaint is about. */
function detailField(body: JsonObject): JsonValue | undefined {
  return asList(asObject(asList(body['detail'])[0])?.['loc']).at(-1);
}

/** FastAPI's list of `{loc: ["body", "size"], msg}`. */
function detailWords(value: JsonValue | undefined): string | undefined {
  const words = asList(value).flatMap((entry) => {
    const text = asText(asObject(entry)?.['msg']);
    const place = asLabel(asList(asObject(entry)?.['loc']).at(-1));
    return text === undefined ? [] : [place === undefined ? text : `${place}: ${text}`];
  });
  return words.length > 0 ? words.join('; ') : asText(asObject(value)?.['message']);
}
