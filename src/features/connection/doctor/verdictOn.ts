import type { Gateway } from '../../../core/gateway/Gateway.ts';
import { meaningOf, type Meaning } from '../../../core/remedies/meaningOf.ts';
import type { GatewayError } from '../../../core/wire/GatewayError.ts';
import type { StepStatus } from './Step.ts';

/** What an answer means: for the request itself and, only where it proves something about the key, for that. */
export interface Verdict {
  readonly status: StepStatus;
  readonly code: VerdictCode;
  readonly key?: 'accepted' | 'wrong-key' | 'forbidden';
}

export type VerdictCode =
  | 'request-read'
  | 'request-picture'
  | 'request-odd'
  | 'refused-otherwise'
  | 'wrong-key'
  | 'forbidden'
  | 'no-model'
  | 'no-balance'
  | 'limited'
  | 'wrong-path'
  | 'status';

const WRONG_KEY: Verdict = { status: 'failed', code: 'wrong-key', key: 'wrong-key' };
const FORBIDDEN: Verdict = { status: 'failed', code: 'forbidden', key: 'forbidden' };
const NO_MODEL: Verdict = { status: 'warning', code: 'no-model', key: 'accepted' };
const NO_BALANCE: Verdict = { status: 'failed', code: 'no-balance', key: 'accepted' };
const LIMITED: Verdict = { status: 'warning', code: 'limited', key: 'accepted' };
const WRONG_PATH: Verdict = { status: 'failed', code: 'wrong-path' };
/** It may have been stopped before anybody looked at the key. */
const STATUS: Verdict = { status: 'warning', code: 'status' };
const READ: Verdict = { status: 'ok', code: 'request-read', key: 'accepted' };
const OTHERWISE: Verdict = { status: 'warning', code: 'refused-otherwise' };

/** What is left out here says nothing of its own: whether it names the prompt decides. */
const BY_MEANING: Readonly<Partial<Record<Meaning, Verdict>>> = {
  '401': WRONG_KEY,
  invalid_api_key: WRONG_KEY,
  key_expired: WRONG_KEY,
  '403': FORBIDDEN,
  access_denied: FORBIDDEN,
  model_not_found: NO_MODEL,
  get_channel_failed: NO_MODEL,
  '402': NO_BALANCE,
  insufficient_quota: NO_BALANCE,
  pre_consume_token_quota_failed: NO_BALANCE,
  project_spend_limit_exceeded: NO_BALANCE,
  crs_daily_exhausted: NO_BALANCE,
  crs_total_exhausted: NO_BALANCE,
  image_daily_limit: LIMITED,
  concurrency_exhausted: LIMITED,
  rate_limit_exceeded: LIMITED,
  '404': WRONG_PATH,
  '405': WRONG_PATH,
  api_not_implemented: WRONG_PATH,
  '429': STATUS,
  '502': STATUS,
  '503': STATUS,
  '504': STATUS,
  '524': STATUS,
  service_overloaded: STATUS,
  image_provider_unavailable: STATUS,
  server_error: STATUS,
  channel: STATUS,
  do_request_failed: STATUS,
  bad_response_status_code: STATUS,
  bad_response_body: STATUS,
  empty_response: STATUS,
  prompt_missing: READ,
  moderation_blocked: OTHERWISE,
  prompt_blocked: OTHERWISE,
  sensitive_words_detected: OTHERWISE,
};

/** Codes of requests in which something is missing (OpenAI; Azure). Only the prompt was left out that all require. */
const MISSING: readonly (string | undefined)[] = ['missing_required_parameter', 'missing_parameter'];

/** What the answer to a request without a prompt shows, by its code, then its type, its words and its status. */
export function verdictOn(error: GatewayError, gateway: Gateway): Verdict {
  // A web page, with HTTP 200 as often as not: the site of the gateway, not its API.
  if (error.kind === 'unreadable') return WRONG_PATH;
  if (error.kind === 'task') return { status: 'warning', code: 'request-odd', key: 'accepted' };
  if (error.kind !== 'refused') return { status: 'warning', code: 'request-odd' };
  const known = verdictByMeaning(error);
  if (known) return known;
  if (MISSING.includes(error.details.code) || namesPrompt(error, gateway)) return READ;
  return (error.details.status ?? 0) >= 500 ? STATUS : OTHERWISE;
}

/** What a refusal shows that says it by itself, whatever was asked. */
export function verdictByMeaning(error: GatewayError): Verdict | undefined {
  const meaning = meaningOf(error);
  return meaning && BY_MEANING[meaning];
}

/** Whether a refusal is about the prompt; a name that a profile gave it may be any word, so it must stand in quotes. */
function namesPrompt({ details: { param, message = '' } }: GatewayError, gateway: Gateway): boolean {
  const { wire = 'prompt' } = gateway.endpoints.generate.fields.prompt ?? {};
  if (param === 'prompt' || param === wire || /\bprompt\b|提示词/i.test(message)) return true;
  return [...message.matchAll(/['"`“‘]([\w.:[\]-]+)['"`”’]/g)].some(([, name]) => name === wire);
}
