import { verdictOf } from '../verdictOf.ts';
import type { GatewayError } from '../wire/GatewayError.ts';

/** Codes that mean the same, under the one that has words. */
const SAME: Readonly<Record<string, string>> = {
  content_policy_violation: 'moderation_blocked',
  // one-api relay/controller/image.go
  size_not_supported: 'unsupported_size',
  invalid_image_request: 'invalid_request',
  insufficient_user_quota: 'insufficient_quota',
  billing_hard_limit_reached: 'insufficient_quota',
  bad_response: 'bad_response_body',
  read_response_body_failed: 'bad_response_body',
  internal_error: 'server_error',
  internal_server_error: 'server_error',
  // OpenAI's edge
  cf_bad_gateway: '502',
  incorrect_api_key: 'invalid_api_key',
  string_above_max_length: 'prompt_too_long',
};

/** Codes that have words and remedies of their own. */
export const MEANINGS = [
  // QCode page, Error responses
  'invalid_api_key',
  'key_expired',
  'image_too_large',
  'unsupported_size',
  'crs_daily_exhausted',
  'crs_total_exhausted',
  'image_daily_limit',
  'concurrency_exhausted',
  'service_overloaded',
  'image_provider_unavailable',
  // OpenAI guide, error codes, and answers of api.openai.com
  'invalid_value',
  'unknown_parameter',
  'unsupported_parameter',
  'invalid_input_fidelity_model',
  'moderation_blocked',
  'invalid_image_file',
  'model_not_found',
  'rate_limit_exceeded',
  'insufficient_quota',
  'project_spend_limit_exceeded',
  'server_error',
  // new-api types/error.go
  'invalid_request',
  'sensitive_words_detected',
  'prompt_blocked',
  'pre_consume_token_quota_failed',
  'get_channel_failed',
  'channel',
  'do_request_failed',
  'bad_response_status_code',
  'bad_response_body',
  'empty_response',
  'read_request_body_failed',
  'convert_request_failed',
  'access_denied',
  'api_not_implemented',
  // one-api relay/controller/image.go
  'prompt_missing',
  'prompt_too_long',
  'n_not_within_range',
  // HTTP statuses that say something without a code
  '400',
  '401',
  '402',
  '403',
  '404',
  '405',
  '413',
  '422',
  '429',
  '500',
  '502',
  '503',
  '504',
  '524',
] as const;

export type Meaning = (typeof MEANINGS)[number];

/** Types that say more than the status; relays put their own name before them (`packy_authentication_error`). */
const TYPES: readonly (readonly [RegExp, Meaning])[] = [
  [/insufficient_quota$/, 'insufficient_quota'],
  [/authentication_error$/, 'invalid_api_key'],
  [/permission_error$/, '403'],
  [/rate_limit_error$/, 'rate_limit_exceeded'],
  [/cf_bad_gateway$/, '502'],
  [/server_error$/, 'server_error'],
];

/** Words of gateways that give no code; the last resort before the status. */
const WORDS: readonly (readonly [RegExp, Meaning])[] = [
  [/safety system|safety_violations|content policy|moderation/i, 'moderation_blocked'],
  [/sensitive word|敏感词/i, 'sensitive_words_detected'],
  [/no available channel|无可用渠道/i, 'get_channel_failed'],
  [/^invalid url \(/i, '404'],
  [/unknown parameter|unrecognized request argument|extra inputs are not permitted/i, 'unknown_parameter'],
  [/unsupported parameter|not support the ['"`]?\w+['"`]? parameter/i, 'unsupported_parameter'],
  [
    /insufficient (balance|quota|credit)|quota (is )?(exhausted|exceeded)|余额不足|额度不足/i,
    'insufficient_quota',
  ],
];

/** What a refusal is about: by its code, then by its type, then by its words, then by its status. */
export function meaningOf(error: GatewayError): Meaning | undefined {
  const { code = '', type = '', message = '' } = error.details;
  const { verdict, status } = verdictOf(error);
  if (verdict === 'time-out') return status === 524 ? '524' : '504';
  const word = code.startsWith('channel:') ? 'channel' : (SAME[code] ?? code);
  return (
    known(word) ??
    TYPES.find(([pattern]) => pattern.test(type))?.[1] ??
    WORDS.find(([pattern]) => pattern.test(message))?.[1] ??
    known(String(status)) ??
    (status > 400 && status < 500 ? '400' : status > 500 ? '500' : undefined)
  );
}

function known(word: string): Meaning | undefined {
  return MEANINGS.find((meaning) => meaning === word);
}
