import { gateways } from '../../../core/gateway/gateways.ts';
import { isLoopback, isPrivateHost } from '../../../platform/network/hosts.ts';
import { adviseBaseUrl, checkBaseUrl, normalizeBaseUrl } from '../../../state/connection/baseUrl.ts';
import type { DoctorPorts } from './DoctorPorts.ts';
import type { Step, Tested } from './Step.ts';

/** The form of the base URL: what is wrong with it, what is probably a slip, and the URL that would mend it. */
export function examineAddress({ gateway, baseUrl }: Tested, page: DoctorPorts['page']): Step {
  const id = 'address';
  const problem = checkBaseUrl(baseUrl, page.protocol);
  if (problem) {
    const fix = mendedUrl(baseUrl, page.protocol);
    return {
      id,
      status: 'failed',
      finding: { code: 'address-problem', problem },
      ...(fix !== undefined && { fix }),
    };
  }
  const address = normalizeBaseUrl(baseUrl) ?? baseUrl;
  // A documented address is right, whatever it looks like.
  if (gateway.regions.some((region) => region.baseUrl === address)) return fine(address, page);
  const known = gatewayAtHostOf(address);
  if (known && known.baseUrl !== address) {
    return {
      id,
      status: 'warning',
      finding: { code: 'other-path', gateway: known.name },
      fix: known.baseUrl,
    };
  }
  const advice = known ? undefined : adviseBaseUrl(baseUrl);
  if (!advice) return fine(address, page);
  return {
    id,
    status: 'warning',
    finding: { code: 'address-advice', advice: advice.code },
    fix: advice.mended,
  };
}

function fine(address: string, page: DoctorPorts['page']): Step {
  const crosses = isNear(new URL(address).hostname) && !isNear(page.hostname);
  return crosses
    ? { id: 'address', status: 'warning', finding: { code: 'private' } }
    : { id: 'address', status: 'ok', finding: { code: 'address-ok' } };
}

/** The nearest text that can be used, where one can be guessed from a text that cannot. */
function mendedUrl(text: string, pageProtocol: string): string | undefined {
  const mended = withoutExtras(text, pageProtocol) ?? adviseBaseUrl(text)?.mended;
  return mended !== undefined && checkBaseUrl(mended, pageProtocol) === undefined ? mended : undefined;
}

/** Without user name, query and fragment, and by https where this page cannot reach it otherwise. */
function withoutExtras(text: string, pageProtocol: string): string | undefined {
  if (!URL.canParse(text.trim())) return undefined;
  const { protocol, host, pathname } = new URL(text.trim());
  if (host === '' || (protocol !== 'https:' && protocol !== 'http:')) return undefined;
  const bare = `//${host}${pathname}`.replace(/\/+$/, '');
  const isBlocked = checkBaseUrl(protocol + bare, pageProtocol) === 'mixed-content';
  const mended = (isBlocked ? 'https:' : protocol) + bare;
  return adviseBaseUrl(mended)?.mended ?? mended;
}

/** Of the gateways that we know, the one at the same host: QCode answers at /qcode-img/v1, not at /v1. */
function gatewayAtHostOf(address: string): { readonly name: string; readonly baseUrl: string } | undefined {
  const { host } = new URL(address);
  return Object.values(gateways)
    .flatMap(({ name, regions }) => regions.map(({ baseUrl }) => ({ name, baseUrl })))
    .find(({ baseUrl }) => new URL(baseUrl).host === host);
}

/** This computer or its own network. */
function isNear(hostname: string): boolean {
  return isLoopback(hostname) || isPrivateHost(hostname);
}
