import { stateAfter } from '../../core/jobState.ts';
import type { GatewayError } from '../../core/wire/GatewayError.ts';
import type { Messages } from '../../i18n/messages.ts';

/** The words for one failed attempt: what happened, and what to do next. */
interface Explanation {
  readonly title: string;
  readonly advice: string;
}

/**
 * By reason or kind; what a gateway answered by code first, then by status. The title agrees with the state of the
 * job: only what is certain to be a refusal is called one.
 */
export function explainError(error: GatewayError, errors: Messages['errors']): Explanation {
  const { reason } = error.details;
  if (error.kind === 'refused') return explainRefusal(error, errors);
  // Why nothing came through is not known then.
  return errors.kinds[reason === undefined || reason === 'unreachable' ? error.kind : reason];
}

function explainRefusal(error: GatewayError, errors: Messages['errors']): Explanation {
  const { code, status = 0 } = error.details;
  const { kinds, codes, statuses } = errors;
  const numbers = [Number(code), status];
  const isCertain = stateAfter(error) === 'rejected';
  const kind = isCertain ? kinds.refused : numbers.some(isProxyTimeout) ? kinds.late : kinds.broken;
  // What the statuses from 500 on say is about a request whose outcome is not known.
  const fitting = numbers.filter((number) => !isCertain || number < 500);
  const byNumber = fitting.map((number) => statuses[number]).find((text) => text !== undefined);
  const byCode = isCertain && code !== undefined ? codes[code] : undefined;
  return { title: kind.title, advice: byCode ?? byNumber ?? kind.advice };
}

function isProxyTimeout(status: number): boolean {
  return status === 504 || status === 524;
}
