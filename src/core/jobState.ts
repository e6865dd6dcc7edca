import type { GatewayError } from './wire/GatewayError.ts';

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
  const { status = 0, code, reason } = error.details;
  switch (error.kind) {
    case 'not-sent':
      return 'failed';
    case 'aborted':
      return 'cancelled';
    case 'network':
      return reason === 'offline' || reason === 'mixed-content' ? 'failed' : 'unknown';
    case 'refused': {
      const timedOut = status === 504 || status === 524 || code === '504' || code === '524';
      if (timedOut) return 'unknown';
      if (code === undefined && status >= 500) return 'unknown';
      return 'rejected';
    }
    case 'no-image':
    case 'not-an-image':
    case 'unreadable':
    case 'cut':
    case 'task':
    case 'timeout':
      return 'unknown';
  }
}
