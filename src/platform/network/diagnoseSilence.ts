import type { NetworkReason } from '../../core/wire/GatewayError.ts';
import { classifySilence, isWorthProbing, type ProbeRound } from './classifySilence.ts';
import { isLoopback, isPrivateHost } from './hosts.ts';
import { sleep } from '../sleep.ts';

declare global {
  interface Permissions {
    /** Local Network Access; the names have changed between versions of Chrome. */
    query(descriptor: {
      readonly name: 'loopback-network' | 'local-network' | 'local-network-access';
    }): Promise<PermissionStatus>;
  }
}

/** What is known of a request that `fetch` gave up. */
export interface SentFacts {
  readonly elapsedSeconds: number;
  readonly answeredBefore: boolean;
  /** Asked again at the end: the network may change during the probes. */
  readonly networkChanged: () => boolean;
}

/** Milliseconds that one probe may take. */
const PROBE_LIMIT = 3000;
/** Milliseconds between two rounds: a server that is being restarted is back, a cable is plugged in. */
const PAUSE = 1000;

/**
 * Finds out why `request` brought no answer, by asking its host with the same headers, never with its body and never by
 * POST. Rejects only when `signal` aborts, at once.
 */
export async function diagnoseSilence(
  request: Request,
  sent: SentFacts,
  signal: AbortSignal,
): Promise<NetworkReason> {
  const { hostname } = new URL(request.url);
  const isNear = isLoopback(hostname) || isPrivateHost(hostname);
  const crossesIntoPrivate = isNear && !isLoopback(location.hostname) && !isPrivateHost(location.hostname);
  const known = {
    elapsedSeconds: sent.elapsedSeconds,
    answeredBefore: sent.answeredBefore,
    crossesIntoPrivate,
    localNetworkDenied: crossesIntoPrivate && (await isLocalNetworkDenied(isLoopback(hostname))),
  };
  const now = () => ({ ...known, onLine: navigator.onLine, networkChanged: sent.networkChanged() });
  const rounds: ProbeRound[] = [];
  if (isWorthProbing(now())) {
    rounds.push(await probe(request, signal));
    const isSilent = rounds.every(({ answers, readable }) => !answers && !readable);
    if (isSilent && classifySilence({ ...now(), rounds: [...rounds, ...rounds] }) !== 'lost') {
      await sleep(PAUSE, signal);
      rounds.push(await probe(request, signal));
    }
  }
  signal.throwIfAborted();
  return classifySilence({ ...now(), rounds });
}

/**
 * Three requests at once: one whose answer nobody may read, and two with the request's own headers, which the browser
 * lets out under the same preflight. OPTIONS beside GET, because hosts often leave CORS out of the answer to a GET
 * that they do not know; GET beside OPTIONS, because their lists of allowed methods often lack OPTIONS.
 */
async function probe({ url, headers }: Request, signal: AbortSignal): Promise<ProbeRound> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(PROBE_LIMIT)]);
  const quiet = {
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: limit,
  } as const;
  let undecided = false;
  const answers = async (init: RequestInit): Promise<boolean> => {
    try {
      const response = await fetch(url, { ...quiet, ...init });
      await response.body?.cancel();
      return true;
    } catch {
      undecided ||= limit.aborted;
      return false;
    }
  };
  const [anything, byOptions, byGet] = await Promise.all([
    answers({ mode: 'no-cors' }),
    // The key must not go where a redirect leads. A `no-cors` request has to follow (Fetch, main fetch), without a key.
    answers({ method: 'OPTIONS', headers, redirect: 'manual' }),
    answers({ headers, redirect: 'manual' }),
  ]);
  signal.throwIfAborted();
  return { answers: anything, readable: byOptions || byGet, undecided };
}

/** The browser's setting for this page, under the names that Chrome has given it in turn. */
async function isLocalNetworkDenied(loopback: boolean): Promise<boolean> {
  for (const name of [loopback ? 'loopback-network' : 'local-network', 'local-network-access'] as const) {
    try {
      const { state } = await navigator.permissions.query({ name });
      return state === 'denied';
    } catch {
      // Not a name that this browser knows.
    }
  }
  return false;
}
