import type { Gateway } from '../gateway/Gateway.ts';
import { mayBeCharged } from '../jobState.ts';
import { FIELD_NAMES, type FieldName } from '../params/ImageParams.ts';
import type { GatewayError } from '../wire/GatewayError.ts';
import { type Meaning, meaningOf } from './meaningOf.ts';
import { moderationCategories } from './moderationCategories.ts';
import { refusedField, type RequestFacts, withoutField } from './refusedField.ts';
import type { Remedy } from './Remedy.ts';

/** A step of a plan: a remedy that depends on the error, a field to go to, or seconds to wait. */
type Step =
  | Exclude<Remedy['kind'], 'field' | 'wait' | 'usage' | 'site'>
  | 'named-field'
  | 'slot'
  | 'midnight'
  | { readonly field: FieldName }
  | { readonly seconds: number };

/** What helps against what a gateway says, the most useful first. Seconds are for answers without `Retry-After`. */
const REFUSALS: Readonly<Record<Meaning, readonly Step[]>> = {
  invalid_api_key: ['key'],
  key_expired: ['key', 'top-up'],
  image_too_large: ['downscale'],
  unsupported_size: [{ field: 'size' }],
  // QCode's four 429s: each needs something else.
  // Its page says of the image count alone when the day ends (QCode page, Quotas).
  crs_daily_exhausted: ['top-up'],
  crs_total_exhausted: ['top-up', 'key'],
  image_daily_limit: ['midnight', 'key'],
  concurrency_exhausted: ['slot', 'send-again'],
  service_overloaded: [{ seconds: 30 }, 'send-again'],
  image_provider_unavailable: [{ seconds: 90 }, 'send-again'],
  invalid_value: ['without', 'named-field', 'reset'],
  unknown_parameter: ['without', 'reset'],
  unsupported_parameter: ['without', 'reset'],
  invalid_input_fidelity_model: ['without', 'reset'],
  moderation_blocked: ['reword', { field: 'moderation' }],
  invalid_image_file: ['sources'],
  model_not_found: [{ field: 'model' }, 'key'],
  rate_limit_exceeded: [{ seconds: 20 }, 'send-again'],
  insufficient_quota: ['top-up', 'key'],
  project_spend_limit_exceeded: ['top-up', 'key'],
  server_error: ['send-again'],
  invalid_request: ['without', 'named-field', 'reset'],
  sensitive_words_detected: ['reword'],
  prompt_blocked: ['reword'],
  pre_consume_token_quota_failed: ['top-up', 'key'],
  get_channel_failed: [{ field: 'model' }, 'key'],
  channel: [{ field: 'model' }, 'key', 'send-again'],
  do_request_failed: ['send-again'],
  bad_response_status_code: ['send-again'],
  bad_response_body: ['send-again'],
  empty_response: ['reword', 'send-again'],
  read_request_body_failed: ['downscale', 'reset'],
  convert_request_failed: ['without', 'named-field', 'reset'],
  access_denied: ['key'],
  api_not_implemented: ['base-url'],
  prompt_missing: [{ field: 'prompt' }],
  prompt_too_long: [{ field: 'prompt' }],
  n_not_within_range: [{ field: 'n' }],
  '400': ['without', 'named-field', 'reset'],
  '401': ['key'],
  '402': ['top-up', 'key'],
  '403': ['key', { field: 'model' }],
  '404': ['base-url', { field: 'model' }],
  '405': ['base-url'],
  '413': ['downscale', 'reset'],
  '422': ['without', 'named-field', 'reset'],
  '429': [{ seconds: 30 }, 'send-again'],
  '500': ['send-again'],
  '502': ['send-again'],
  '503': [{ seconds: 30 }, 'send-again'],
  '504': [{ field: 'quality' }, 'send-again'],
  '524': [{ field: 'quality' }, 'send-again'],
};

/** What helps when no gateway spoke in words, by reason or kind. */
const SILENCES: Readonly<Record<string, readonly Step[]>> = {
  'no-key': ['key'],
  'unusable-key': ['key'],
  'time-limit': ['time-limit', 'send-again'],
  script: ['reload'],
  sandbox: ['reload'],
  'not-sent': ['sources'],
  offline: ['send-again'],
  'mixed-content': ['base-url'],
  'private-network': ['send-again', 'base-url'],
  'no-cors': ['base-url'],
  redirect: ['base-url'],
  'no-host': ['base-url', 'send-again'],
  'proxy-limit': [{ field: 'quality' }, 'send-again'],
  lost: ['send-again'],
  network: ['send-again'],
  unreadable: ['base-url', 'send-again'],
  'reader-lost': ['reload'],
  timeout: ['time-limit', 'send-again'],
  aborted: [],
  task: [],
};

/** Answered, without a picture. */
const ANSWERED: readonly Step[] = ['send-again'];

/**
 * What can be done about an error, the most useful first. Never empty for what a gateway says: where nothing fits, the
 * form goes back to the minimal request.
 *
 * @param sent whether the request had left: only a cancellation leaves it open
 */
export function remediesFor(
  error: GatewayError,
  gateway: Gateway,
  request: RequestFacts,
  sent = true,
): readonly Remedy[] {
  const context = { error, gateway, request };
  const remedies = planFor(error).flatMap((step) => take(step, context) ?? []);
  if (mayBeCharged(error, gateway, sent)) remedies.unshift(...whereCharged(gateway));
  if (remedies.length === 0 && error.kind === 'refused') return [{ kind: 'reset' }];
  return remedies;
}

/** Where one may see what was charged. */
function whereCharged({ links }: Gateway): readonly Remedy[] {
  if (links.usage !== undefined) return [{ kind: 'usage', url: links.usage }];
  return links.site === undefined ? [] : [{ kind: 'site', url: links.site }];
}

function planFor(error: GatewayError): readonly Step[] {
  const { reason, retryAfter } = error.details;
  if (error.kind !== 'refused' || reason === 'redirect') return SILENCES[reason ?? error.kind] ?? ANSWERED;
  const meaning = meaningOf(error);
  const plan = meaning ? REFUSALS[meaning] : [];
  if (retryAfter === undefined || plan.includes('midnight')) return plan;
  // The gateway knows better than the table.
  const others = plan.filter((step) => typeof step === 'string' || !('seconds' in step));
  const again: readonly Step[] = others.includes('send-again') ? [] : ['send-again'];
  return [{ seconds: retryAfter }, ...others, ...again];
}

interface Context {
  readonly error: GatewayError;
  readonly gateway: Gateway;
  readonly request: RequestFacts;
}

function take(step: Step, context: Context): Remedy | undefined {
  const { error, gateway, request } = context;
  if (typeof step !== 'string') {
    if ('seconds' in step) return { kind: 'wait', until: { kind: 'seconds', seconds: step.seconds } };
    return goTo(step.field, context);
  }
  switch (step) {
    case 'named-field':
      return namedField(context);
    case 'without':
      return without(context);
    case 'slot':
      return { kind: 'wait', until: { kind: 'slot' } };
    case 'midnight': {
      const { imagesPerDay } = gateway.quotas;
      return imagesPerDay && { kind: 'wait', until: { kind: 'midnight', timeZone: imagesPerDay.timeZone } };
    }
    case 'top-up': {
      const url = gateway.links.site ?? gateway.links.usage;
      return url === undefined ? undefined : { kind: 'top-up', url };
    }
    case 'reword':
      return { kind: 'reword', categories: moderationCategories(error.details.message) };
    case 'send-again':
      return { kind: 'send-again', twice: mayBeCharged(error, gateway) };
    case 'downscale':
    case 'sources':
      return request.mode === 'edit' ? { kind: step } : undefined;
    case 'key':
    case 'base-url':
    case 'time-limit':
    case 'reset':
    case 'reload':
      return { kind: step };
  }
}

/** A field that the gateway offers; a moderation that is as low as it goes needs no visit. */
function goTo(field: FieldName, { gateway, request }: Context): Remedy | undefined {
  if (!gateway.endpoints[request.mode].fields[field]) return undefined;
  if (field === 'moderation' && request.params.moderation === 'low') return undefined;
  return { kind: 'field', field };
}

function namedField(context: Context): Remedy | undefined {
  const { param } = context.error.details;
  if (param === 'image' || param === 'mask') return take('sources', context);
  const refused = refusedField(context.error, context.gateway, context.request);
  const field = FIELD_NAMES.find((name) => name === param || name === refused);
  return field && goTo(field, context);
}

/** Statuses under which a field is refused; new-api leaves a supplier's error under HTTP 200. */
const FIELD_STATUSES: readonly (number | undefined)[] = [200, 400, 422];

function without({ error, gateway, request }: Context): Remedy | undefined {
  if (!FIELD_STATUSES.includes(error.details.status)) return undefined;
  const field = refusedField(error, gateway, request);
  if (field === undefined || field === 'extra') return undefined;
  const fields = withoutField(field, gateway, request);
  return fields && { kind: 'without', fields };
}
