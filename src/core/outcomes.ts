import type { JobState } from './jobState.ts';
import type { ErrorReason, GatewayErrorKind } from './wire/GatewayError.ts';

/** What the code or the type of a refusal means for the question whether work had begun. */
export type Verdict = 'time-out' | 'decision' | 'breakdown';

export interface OutcomeCondition {
  readonly kinds?: readonly GatewayErrorKind[];
  readonly reasons?: readonly ErrorReason[];
  /** Whether the request had left. */
  readonly sent?: boolean;
  readonly verdict?: Verdict;
  /** HTTP status from … to; a code that is a number counts as the status. */
  readonly status?: readonly [number, number];
  /** Whether `error.code` holds a word. */
  readonly coded?: boolean;
}

export interface Outcome {
  readonly what: string;
  readonly when: OutcomeCondition;
  readonly state: JobState;
  readonly mayBeCharged: boolean;
  readonly why: string;
}

/** What has become of a request that brought no picture. The first row that fits counts; `docs/outcomes.md` prints them. */
export const OUTCOMES: readonly Outcome[] = [
  {
    what: 'A picture or the key was not ready, or a part of the page was missing',
    when: { kinds: ['not-sent'] },
    state: 'failed',
    mayBeCharged: false,
    why: 'Nothing left the browser.',
  },
  {
    what: 'Cancelled before sending',
    when: { kinds: ['aborted'], sent: false },
    state: 'cancelled',
    mayBeCharged: false,
    why: 'Nothing left the browser.',
  },
  {
    what: 'Cancelled after sending',
    when: { kinds: ['aborted'] },
    state: 'cancelled',
    mayBeCharged: true,
    why: 'Most gateways go on when the browser has hung up.',
  },
  {
    what: 'Offline, mixed content, private network, refused preflight, no host',
    when: {
      kinds: ['network'],
      reasons: ['offline', 'mixed-content', 'private-network', 'no-cors', 'no-host'],
    },
    state: 'failed',
    mayBeCharged: false,
    why: 'The browser or the probes after it show that the request never left.',
  },
  {
    what: 'Connection lost without an answer, or cut at the time at which proxies give up',
    when: { kinds: ['network'] },
    state: 'unknown',
    mayBeCharged: true,
    why: 'A page cannot see whether the request arrived.',
  },
  {
    what: 'Answered with a redirect',
    when: { kinds: ['refused'], reasons: ['redirect'] },
    state: 'rejected',
    mayBeCharged: false,
    why: 'It names another address, and nothing was sent there.',
  },
  {
    what: 'HTTP 504 or 524, or a code or type that says time-out, under any status',
    when: { kinds: ['refused'], verdict: 'time-out' },
    state: 'unknown',
    mayBeCharged: true,
    why: 'A proxy stopped waiting; what it waited for may go on.',
  },
  {
    what: 'HTTP 4xx, coded or not',
    when: { kinds: ['refused'], status: [400, 499] },
    state: 'rejected',
    mayBeCharged: false,
    why: 'The gateway said no.',
  },
  {
    what: 'A code that is a decision (overloaded, no channel, no balance, moderation), under any status',
    when: { kinds: ['refused'], verdict: 'decision' },
    state: 'rejected',
    mayBeCharged: false,
    why: 'The code says that it did not start, or that it will not.',
  },
  {
    what: 'A code that says only that something broke (server_error, bad_response_body)',
    when: { kinds: ['refused'], verdict: 'breakdown' },
    state: 'unknown',
    mayBeCharged: true,
    why: 'The work may have been done before that.',
  },
  {
    what: 'HTTP 503 with any other code',
    when: { kinds: ['refused'], status: [503, 503], coded: true },
    state: 'rejected',
    mayBeCharged: false,
    why: 'Not available: it did not start.',
  },
  {
    what: 'Any other HTTP 5xx',
    when: { kinds: ['refused'], status: [500, 599] },
    state: 'unknown',
    mayBeCharged: true,
    why: 'It says nothing about what became of the request.',
  },
  {
    what: 'An error with a code under HTTP 200, or inside a stream',
    when: { kinds: ['refused'], coded: true },
    state: 'rejected',
    mayBeCharged: false,
    why: 'The gateway said no, in an envelope that says yes.',
  },
  {
    what: 'An error in words alone under HTTP 200',
    when: { kinds: ['refused'] },
    state: 'unknown',
    mayBeCharged: true,
    why: 'Answered without a picture; words alone prove no refusal.',
  },
  {
    what: 'HTTP 200 without a picture, with bytes that are none, or not readable',
    when: { kinds: ['no-image', 'not-an-image', 'unreadable'] },
    state: 'unknown',
    mayBeCharged: true,
    why: 'Answered without a picture, and the gateway may think that it sent one.',
  },
  {
    what: 'The body or the stream ended early',
    when: { kinds: ['cut'] },
    state: 'unknown',
    mayBeCharged: true,
    why: 'The picture had been made, or was being made.',
  },
  {
    what: 'An asynchronous task that was not seen to its end',
    when: { kinds: ['task'] },
    state: 'unknown',
    mayBeCharged: true,
    why: 'The task goes on at the gateway.',
  },
  {
    what: 'The time limit passed after sending',
    when: { kinds: ['timeout'] },
    state: 'unknown',
    mayBeCharged: true,
    why: 'The gateway may still be at work.',
  },
];
