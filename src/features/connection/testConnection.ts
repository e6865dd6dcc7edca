import type { Gateway } from '../../core/gateway/Gateway.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import { pageProtocol } from '../../platform/address.ts';
import { listModels } from '../../platform/listModels.ts';
import { checkKey, type KeyProblem } from '../../state/apiKeys.ts';
import { checkBaseUrl, type BaseUrlProblem } from '../../state/baseUrl.ts';

export interface Tested {
  readonly gateway: Gateway;
  readonly baseUrl: string;
  readonly key: string | undefined;
}

export type TestOutcome =
  /** The sandbox. */
  | { readonly kind: 'local' }
  | { readonly kind: 'bad-address'; readonly problem: BaseUrlProblem }
  | { readonly kind: 'bad-key'; readonly problem: KeyProblem }
  | { readonly kind: 'no-key' }
  /** The gateway's page names no free call, so none is made. */
  | { readonly kind: 'not-documented' }
  | { readonly kind: 'listed'; readonly models: readonly string[] }
  | { readonly kind: 'failed'; readonly error: GatewayError };

/** Seconds. A list of models is there at once or not at all. */
export const TEST_SECONDS = 20;

/** Looks at what was typed, then asks the gateway for its models where that is known to be free. */
export async function testConnection(
  { gateway, baseUrl, key }: Tested,
  signal: AbortSignal,
): Promise<TestOutcome> {
  if (!gateway.needsKey) return { kind: 'local' };
  const addressProblem = checkBaseUrl(baseUrl, pageProtocol());
  if (addressProblem) return { kind: 'bad-address', problem: addressProblem };
  const keyProblem = checkKey(key ?? '');
  if (keyProblem) return { kind: 'bad-key', problem: keyProblem };
  if (!gateway.listsModels) return { kind: 'not-documented' };
  // A Custom server may well need none.
  if (key === undefined && gateway.regions.length > 0) return { kind: 'no-key' };
  try {
    const models = await listModels(
      baseUrl,
      key,
      AbortSignal.any([signal, AbortSignal.timeout(TEST_SECONDS * 1000)]),
    );
    return { kind: 'listed', models };
  } catch (error) {
    if (error instanceof GatewayError) return { kind: 'failed', error };
    throw error;
  }
}
