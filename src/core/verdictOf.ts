import type { Verdict } from './outcomes.ts';
import type { GatewayError } from './wire/GatewayError.ts';

/**
 * Codes that are a decision and no accident, whatever HTTP status a relay puts above them: QCode page, Error
 * responses; OpenAI guide, error codes; new-api types/error.go and one-api relay/controller for the relays' own.
 */
const DECISIONS: readonly string[] = [
  'service_overloaded',
  'image_provider_unavailable',
  'concurrency_exhausted',
  'image_daily_limit',
  'crs_daily_exhausted',
  'crs_total_exhausted',
  'rate_limit_exceeded',
  'insufficient_quota',
  'insufficient_user_quota',
  'pre_consume_token_quota_failed',
  'project_spend_limit_exceeded',
  'moderation_blocked',
  'content_policy_violation',
  'sensitive_words_detected',
  'prompt_blocked',
  'invalid_api_key',
  'access_denied',
  'model_not_found',
  'get_channel_failed',
  'invalid_request',
  'convert_request_failed',
  'read_request_body_failed',
  'invalid_image_request',
  'api_not_implemented',
];

/** Codes for something that broke on the way: the supplier may have made the picture before that. */
const BREAKDOWNS: readonly string[] = [
  'server_error',
  'internal_error',
  'internal_server_error',
  'cf_bad_gateway',
  'do_request_failed',
  'bad_response',
  'bad_response_status_code',
  'bad_response_body',
  'read_response_body_failed',
  'empty_response',
];

/** `gateway_timeout`, `cf_gateway_timeout`, `upstream_timed_out`, `channel:response_time_exceeded`. */
const TIME_OUT = /time[ds]?[-_ ]?out|time_exceeded/i;
/** new-api puts the supplier's status into its words: "bad response status code 524". */
const TIME_OUT_STATUS = /\b(504|524)\b/;

/**
 * What a refusal says about whether work had begun. A code may be the number of a status, which a relay forwards
 * under another one (OpenAI's edge: `{"code": 524}`): it is taken for the status then.
 */
export function verdictOf({ details }: GatewayError): {
  readonly verdict?: Verdict;
  readonly status: number;
  readonly coded: boolean;
} {
  const { code, type = '', message = '' } = details;
  const number = /^[45]\d\d$/.test(code ?? '') ? Number(code) : undefined;
  const status = number ?? details.status ?? 0;
  const word = number === undefined ? (code ?? '') : '';
  const isTimeOut =
    [504, 524].some((late) => late === status || late === details.status) ||
    TIME_OUT.test(word) ||
    TIME_OUT.test(type) ||
    (word.startsWith('bad_response') && TIME_OUT_STATUS.test(message));
  const verdict = isTimeOut
    ? 'time-out'
    : DECISIONS.includes(word) || word.startsWith('channel:')
      ? 'decision'
      : BREAKDOWNS.includes(word)
        ? 'breakdown'
        : undefined;
  return { status, coded: word !== '', ...(verdict && { verdict }) };
}
