import { GatewayError, type NetworkReason } from '../core/wire/GatewayError.ts';
import { interruption } from '../core/wire/interruption.ts';

/** What can be known about the network, just before sending, without asking it. */
export interface NetworkView {
  /** `navigator.onLine`: `false` is certain, `true` means little. */
  readonly onLine: boolean;
  /** `location.protocol` of the page. */
  readonly pageProtocol: string;
}

/**
 * The only way to a gateway: one `fetch`, never repeated, because a job that seems lost may have been charged.
 * @throws GatewayError `aborted`, `timeout` (the signal's reason is a TimeoutError) or `network` with a reason.
 */
export async function send(request: Request, signal: AbortSignal): Promise<Response> {
  // Looked at before sending: a network that goes away later may have taken the request with it.
  const view = { onLine: navigator.onLine, pageProtocol: location.protocol };
  try {
    return await fetch(request, { signal });
  } catch (error) {
    throw interruption(signal, error) ?? networkFailure(error, request.url, view);
  }
}

function networkFailure(error: unknown, url: string, view: NetworkView): GatewayError {
  return new GatewayError('network', { reason: classifyNetworkFailure(url, view) }, { cause: error });
}

/** Why a request to `url` cannot have got through, or `unreachable` where the page cannot tell. */
export function classifyNetworkFailure(url: string, view: NetworkView): NetworkReason {
  const target = new URL(url);
  if (view.pageProtocol === 'https:' && target.protocol === 'http:' && !isLoopback(target.hostname)) {
    return 'mixed-content';
  }
  // A gateway on this machine answers without a network.
  if (!view.onLine && !isLoopback(target.hostname)) return 'offline';
  return 'unreachable';
}

/** Hosts that an `https:` page may reach by `http:` (W3C Secure Contexts, potentially trustworthy origins). */
function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/i.test(hostname);
}
