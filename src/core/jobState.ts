import type { Gateway } from './gateway/Gateway.ts';
import { OUTCOMES, type Outcome, type OutcomeCondition } from './outcomes.ts';
import { verdictOf } from './verdictOf.ts';
import { GatewayError } from './wire/GatewayError.ts';

/**
 * What has become of a job. `sending` builds the body, `waiting` has sent it, `receiving` has an answer begun.
 * `rejected`: the server said no. `failed`: provably not sent. `unknown`: sent, and no complete answer came,
 * so it may have been charged. `cancelled`: aborted by the user.
 */
export type JobState =
  | 'queued'
  | 'sending'
  | 'waiting'
  | 'receiving'
  | 'done'
  | 'rejected'
  | 'failed'
  | 'unknown'
  | 'cancelled'
  | 'interrupted';

const RUNNING: readonly JobState[] = ['queued', 'sending', 'waiting', 'receiving'];

/** Whether the job still waits for something. */
export function isRunning(state: JobState): boolean {
  return RUNNING.includes(state);
}

/** The state in which `error` leaves a job. Where nothing proves the opposite, it may have been charged. */
export function stateAfter(error: GatewayError): JobState {
  return outcomeOf(error).state;
}

/**
 * Whether what ended like this may have been charged; by a mere state, as the worst error of that state.
 *
 * @param sent whether the request had left: only `aborted` and `cancelled` leave it open
 */
export function mayBeCharged(
  end: GatewayError | JobState,
  gateway?: Pick<Gateway, 'free'>,
  sent = true,
): boolean {
  if (gateway?.free) return false;
  if (end instanceof GatewayError) return outcomeOf(end, sent).mayBeCharged;
  return end === 'unknown' || end === 'interrupted' || (end === 'cancelled' && sent);
}

/** The gateway's own page says that failures and closed connections cost nothing. To be shown as its claim, never as a fact. */
export function claimsFailuresFree({ prices }: Pick<Gateway, 'prices'>): boolean {
  return prices?.unit === 'image' && prices.failuresFree === true;
}

/** The row of the table that an error falls under. */
export function outcomeOf(error: GatewayError, sent = true): Outcome {
  const verdict = verdictOf(error);
  const row = OUTCOMES.find(({ when }) => fits(when, error, verdict, sent));
  // Every kind has a last row without a further condition; the tests hold that.
  if (!row) throw new TypeError(`no outcome for ${error.kind}`);
  return row;
}

function fits(
  when: OutcomeCondition,
  { kind, details: { reason } }: GatewayError,
  { verdict, status, coded }: ReturnType<typeof verdictOf>,
  sent: boolean,
): boolean {
  const [from, to] = when.status ?? [0, Infinity];
  return (
    (when.kinds?.includes(kind) ?? true) &&
    (when.reasons === undefined || (reason !== undefined && when.reasons.includes(reason))) &&
    (when.sent ?? sent) === sent &&
    (when.verdict ?? verdict) === verdict &&
    (when.coded ?? coded) === coded &&
    status >= from &&
    status <= to
  );
}
