import type { ErrorCode } from './Gateway.ts';

/** What most resellers run. Statuses are the usual ones: a relay passes on those of its supplier. */
const NEW_API = 'new-api, types/error.go';
const ONE_API = 'one-api, relay/controller/image.go';

const row = (
  status: number,
  code: string,
  retry: ErrorCode['retry'] = 'after-fix',
  source = NEW_API,
): ErrorCode => ({ status, code, retry, source });

/** Codes of the relay software itself, for gateways that are known to run it, or may. */
export const relayErrors: readonly ErrorCode[] = [
  row(400, 'invalid_request'),
  row(400, 'sensitive_words_detected'),
  row(400, 'prompt_blocked'),
  row(403, 'insufficient_user_quota'),
  row(403, 'pre_consume_token_quota_failed'),
  row(403, 'access_denied'),
  row(413, 'read_request_body_failed'),
  row(500, 'convert_request_failed'),
  row(500, 'do_request_failed', 'later'),
  row(500, 'bad_response_status_code', 'later'),
  row(500, 'bad_response_body', 'later'),
  row(500, 'empty_response', 'later'),
  row(503, 'get_channel_failed'),
  row(503, 'model_not_found'),
  row(400, 'size_not_supported', 'after-fix', ONE_API),
  row(400, 'prompt_missing', 'after-fix', ONE_API),
  row(400, 'prompt_too_long', 'after-fix', ONE_API),
  row(400, 'n_not_within_range', 'after-fix', ONE_API),
  row(400, 'invalid_image_request', 'after-fix', ONE_API),
];
