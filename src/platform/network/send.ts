import { GatewayError, type NetworkReason } from '../../core/wire/GatewayError.ts';
import { interruption } from '../../core/wire/interruption.ts';
import type { diagnoseSilence } from './diagnoseSilence.ts';
import { isLoopback } from './hosts.ts';
import { watchNetwork } from './watchNetwork.ts';

/** What can be known about the network, just before sending, without asking it. */
export interface NetworkView {
  /** `navigator.onLine`: `false` is certain, `true` means little. */
  readonly onLine: boolean;
  /** `location.protocol` of the page. */
  readonly pageProtocol: string;
}

/**
 * Origins that have answered a request of this page. Their preflight passes, and the browser may remember that: what
 * is lost there later was not stopped by one.
 */
const answered = new Set<string>();

/**
 * The only way to a gateway: one `fetch`, never repeated, because a job that seems lost may have been charged. Where
 * it rejects without saying why, GET and OPTIONS requests without a body find out what they can.
 *
 * @param request with `redirect: 'manual'`: a redirect is told, never followed, because the key and the body would go along.
 * @throws GatewayError `refused` for the reason `redirect`, `aborted`, `timeout` (the signal's reason is a TimeoutError) or `network` with a reason.
 */
export async function send(request: Request, signal: AbortSignal): Promise<Response> {
  // Looked at before sending: a network that goes away later may have taken the request with it.
  const view = { onLine: navigator.onLine, pageProtocol: location.protocol };
  const network = watchNetwork();
  // Loaded now: when it is wanted, there may be no network to load it over.
  const diagnosis = import('./diagnoseSilence.ts');
  diagnosis.catch(() => undefined);
  const { origin } = new URL(request.url);
  const startedAt = performance.now();
  let response: Response;
  try {
    response = await fetch(request, { signal });
    answered.add(origin);
  } catch (error) {
    const stopped = interruption(signal, error);
    if (stopped) throw stopped;
    const elapsedSeconds = (performance.now() - startedAt) / 1000;
    const sent = { elapsedSeconds, answeredBefore: answered.has(origin), networkChanged: network.happened };
    const reason = networkObstacle(request.url, view) ?? (await whyLost(diagnosis, request, sent, signal));
    throw new GatewayError('network', { reason, elapsedSeconds }, { cause: error });
  } finally {
    network.stop();
  }
  if (!isRedirect(response)) return response;
  response.body?.cancel().catch(() => undefined);
  throw new GatewayError('refused', { reason: 'redirect' });
}

/** Browsers hide all of a redirect that is not followed (Fetch, opaque-redirect responses); Node does not. */
function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(status);
}

async function whyLost(
  diagnosis: Promise<{ readonly diagnoseSilence: typeof diagnoseSilence }>,
  ...[request, sent, signal]: Parameters<typeof diagnoseSilence>
): Promise<NetworkReason> {
  try {
    const loaded = await diagnosis;
    return await loaded.diagnoseSilence(request, sent, signal);
  } catch (error) {
    const stopped = signal.aborted && interruption(signal, error);
    if (stopped) throw stopped;
    // This page's own server is gone too: nothing was found out.
    return 'lost';
  }
}

/** Why a request to `url` cannot leave at all; `undefined` where only trying tells. */
export function networkObstacle(
  url: string,
  { onLine, pageProtocol }: NetworkView,
): Extract<NetworkReason, 'offline' | 'mixed-content'> | undefined {
  const { protocol, hostname } = new URL(url);
  // A gateway on this machine answers without a network, and over plain http.
  if (isLoopback(hostname)) return undefined;
  if (pageProtocol === 'https:' && protocol === 'http:') return 'mixed-content';
  return onLine ? undefined : 'offline';
}
