import type { NetworkReason } from '../../core/wire/GatewayError.ts';

/** What the probes of one round found. */
export interface ProbeRound {
  /** Something answers at the address, whatever it says and whoever may read it. */
  readonly answers: boolean;
  /** An answer with the request's own headers can be read: the browser's preflight passes. */
  readonly readable: boolean;
  /** A probe had come to nothing when its time was over: neither an answer nor a refusal. */
  readonly undecided?: boolean;
}

/** Everything that a page can know about a `fetch` that rejected without an answer. */
export interface Silence {
  /** From sending to the failure. */
  readonly elapsedSeconds: number;
  /** `navigator.onLine` after the failure. */
  readonly onLine: boolean;
  /** The browser reported another network, or none, at some time in between. */
  readonly networkChanged: boolean;
  /** The origin has answered this page before. */
  readonly answeredBefore: boolean;
  /** A page of the public web calls a private address or loopback. */
  readonly crossesIntoPrivate: boolean;
  /** The browser's setting keeps this page from the local network. */
  readonly localNetworkDenied: boolean;
  /** In order; empty where none were made. */
  readonly rounds: readonly ProbeRound[];
}

/** A refusal is quick. What takes longer has reached somebody. */
const QUICK_SECONDS = 2;
/** nginx gives up after 60 s by default and Cloudflare after 100; measured cuts come a little early and late. */
const PROXY_SECONDS = 55;

/** Whether probes can tell anything about a failure after so many seconds. */
export function isWorthProbing({ elapsedSeconds, localNetworkDenied }: Omit<Silence, 'rounds'>): boolean {
  return elapsedSeconds < QUICK_SECONDS && !localNetworkDenied;
}

/**
 * Why nothing came. A page cannot see whether a POST left, so "not sent" needs a proof, and all the rest is `lost`:
 *
 * - A POST with our headers goes out only after its preflight has passed. An answer to the same headers that can be
 *   read shows that it passes: the POST may have been taken. `lost`.
 * - A host that answers plain requests but none with our headers refuses the preflight. `no-cors`.
 * - An address where nothing answers, nor a second later, took nothing. `no-host`.
 *
 * Neither proof holds where the origin has answered before (the browser remembers preflights, and a gateway that has
 * just gone may have gone with the request), nor while the network changes: then the probes ran over another one.
 */
export function classifySilence(silence: Silence): NetworkReason {
  const { rounds } = silence;
  if (silence.localNetworkDenied) return 'private-network';
  if (silence.elapsedSeconds >= PROXY_SECONDS) return 'proxy-limit';
  const provesNothing =
    silence.elapsedSeconds >= QUICK_SECONDS ||
    !silence.onLine ||
    silence.networkChanged ||
    silence.answeredBefore ||
    rounds.some(({ readable, undecided }) => readable || undecided);
  if (provesNothing) return 'lost';
  const [first, second] = rounds;
  if (first?.answers) return 'no-cors';
  // One that answers at the second attempt may have been restarting around the request.
  if (!first || !second || second.answers) return 'lost';
  return silence.crossesIntoPrivate ? 'private-network' : 'no-host';
}
