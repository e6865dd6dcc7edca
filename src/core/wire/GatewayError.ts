import type { AcceptedTask } from './AcceptedTask.ts';

/**
 * Everything that can go wrong between Generate and a picture, as one typed error. `kind` decides the words
 * that the user reads; `state` decides what the job is called afterwards.
 */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly kind: GatewayErrorKind;
  readonly details: GatewayErrorDetails;

  /** @param options `cause`: what was thrown in this page. Never shown: only `details.message` quotes the gateway. */
  constructor(kind: GatewayErrorKind, details: GatewayErrorDetails = {}, options?: ErrorOptions) {
    super(details.message ?? kind, options);
    this.kind = kind;
    this.details = details;
  }
}

export type GatewayErrorKind =
  /** The gateway answered with an error object or an error status. */
  | 'refused'
  /** A complete answer that holds no picture (`data: []`, text, another JSON). */
  | 'no-image'
  /** The picture's bytes are no picture that the browser decodes, or its link leads to none. */
  | 'not-an-image'
  /** HTML, plain text or broken JSON. */
  | 'unreadable'
  /** The body or the stream ended before its end. */
  | 'cut'
  /** An asynchronous task was accepted instead of a picture. */
  | 'task'
  /** `fetch` rejected without an answer. */
  | 'network'
  /** The time limit passed. */
  | 'timeout'
  /** The user cancelled. */
  | 'aborted'
  /** Nothing was sent: a source could not be prepared, or what `reason` says. */
  | 'not-sent';

export interface GatewayErrorDetails {
  /** HTTP status, where an answer began. */
  readonly status?: number;
  /** `error.code`, a number turned into text. */
  readonly code?: string;
  readonly type?: string;
  /** The gateway's own words, or the title of its HTML page, and nothing else. Never a key: redacted by the reader. */
  readonly message?: string;
  /** `error.param` where it is a name: one of our fields, or whatever a profile may call one. */
  readonly param?: string;
  readonly requestId?: string;
  /** Seconds from `Retry-After`, where the browser may read it. */
  readonly retryAfter?: number;
  readonly taskId?: string;
  /** What the answer says of its asynchronous task. */
  readonly task?: AcceptedTask;
  /** More than `kind` says, as far as the page can know it. */
  readonly reason?: ErrorReason;
  /** `network`: seconds from sending to the failure, where they tell something. */
  readonly elapsedSeconds?: number;
  /** `not-sent`: the name of the picture that could not be prepared. */
  readonly picture?: string;
  /** `not-an-image`: where the gateway said that the picture is. `refused`, `task`: an address beside it. Key redacted. */
  readonly link?: string;
  /** The beginning of the body, key redacted. */
  readonly raw?: string;
}

export type ErrorReason = NetworkReason | NotSentReason | AnswerReason;

/**
 * What is wrong with an answer beyond its kind: the reader in this page failed; the link leads to no picture; the
 * picture has more bytes than a page can hold; the gateway answered with another address, which is not followed.
 */
type AnswerReason = 'reader-lost' | 'dead-link' | 'too-large' | 'redirect';

/**
 * Why nothing was sent: the key is missing or no header can carry it; a script of this page is gone from its
 * server (an older tab after a deployment); the time limit passed while pictures were being prepared; the
 * sandbox's own worker failed, which reaches no network.
 */
type NotSentReason = 'no-key' | 'unusable-key' | 'script' | 'time-limit' | 'sandbox';

/** Why `fetch` rejected, as far as a page can know it. */
export type NetworkReason =
  /** Nothing left: the browser said before sending that it has no network. */
  | 'offline'
  /** Nothing left: an `https:` page may not call this `http:` address. */
  | 'mixed-content'
  /** Nothing left: a page of the public web may not reach this private address, or nothing answers there. */
  | 'private-network'
  /** Nothing left: the host answers, and refuses the browser's question before the request (CORS preflight). */
  | 'no-cors'
  /** Nothing left: no such host, or nothing listens there. */
  | 'no-host'
  /** After about the time at which proxies give up (`elapsedSeconds`): it may go on and be charged. */
  | 'proxy-limit'
  /** All the rest: it may have arrived and be charged. */
  | 'lost';
