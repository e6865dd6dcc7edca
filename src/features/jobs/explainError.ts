import type { Gateway } from '../../core/gateway/Gateway.ts';
import { claimsFailuresFree, mayBeCharged, stateAfter } from '../../core/jobState.ts';
import { meaningOf } from '../../core/remedies/meaningOf.ts';
import type { GatewayError } from '../../core/wire/GatewayError.ts';
import type { Messages } from '../../i18n/messages.ts';

/** The words for one failed attempt: what happened, and what to do next. */
interface Explanation {
  readonly title: string;
  readonly advice: string;
  /** Sentences on money, where it may have been charged: that it may, and what the gateway claims. */
  readonly charge: readonly string[];
}

/**
 * By reason or kind; what a gateway answered by its code first, then by its type, its words and its status. The title
 * agrees with the state of the job: only what is certain to be a refusal is called one.
 *
 * @param sent whether the request had left: only a cancellation leaves it open
 */
export function explainError(
  error: GatewayError,
  gateway: Gateway,
  errors: Messages['errors'],
  sent = true,
): Explanation {
  const isCharged = mayBeCharged(error, gateway, sent);
  const claim = isCharged && claimsFailuresFree(gateway) ? [errors.claimsFree(gateway.name)] : [];
  return { ...words(error, gateway, errors), charge: isCharged ? [errors.charged, ...claim] : [] };
}

function words(
  error: GatewayError,
  gateway: Gateway,
  errors: Messages['errors'],
): Pick<Explanation, 'title' | 'advice'> {
  const { kinds } = errors;
  const { reason, elapsedSeconds = 0 } = error.details;
  if (error.kind === 'refused' && reason === undefined) return refusal(error, gateway, errors);
  if (reason === 'proxy-limit') {
    return { title: kinds.late.title, advice: errors.cutAfter(Math.round(elapsedSeconds)) };
  }
  return kinds[reason ?? error.kind];
}

function refusal(error: GatewayError, gateway: Gateway, errors: Messages['errors']) {
  const { kinds, codes, statuses } = errors;
  const meaning = meaningOf(error);
  const isLate = meaning === '504' || meaning === '524';
  const kind = stateAfter(error) === 'rejected' ? kinds.refused : isLate ? kinds.late : kinds.broken;
  const advice = (meaning && (codes[meaning] ?? statuses[Number(meaning)])) ?? kind.advice;
  const isAboutKey = meaning === 'invalid_api_key' || meaning === '401' || meaning === '403';
  const hint = isAboutKey && gateway.keyHint === 'token-group' ? ` ${errors.tokenGroup}` : '';
  return { title: kind.title, advice: advice + hint };
}
