import { GatewayError } from '../../core/wire/GatewayError.ts';
import { isNoList, listModels } from '../../platform/network/listModels.ts';
import { learn } from '../../state/connection/capabilities.ts';
import { queryClient } from '../../state/queryClient.ts';

/** Milliseconds for which a list is good. */
const FRESH = 10 * 60_000;
/** As many as a menu can show; any other name can be typed. */
const MOST = 300;
/** Names under which gateways list models for pictures. */
const MAKES_PICTURES = /image|dall-e|flux|banana/i;

/**
 * The model ids that the gateway at `baseUrl` lists, those of pictures first, and `MOST` of them. Asked once in a while,
 * not each time.
 */
export function listedModels(baseUrl: string, key: string | undefined): Promise<readonly string[]> {
  return queryClient.fetchQuery({
    queryKey: ['models', baseUrl, key ?? ''],
    queryFn: async ({ signal }) => picturesFirst(await listAndLearn(baseUrl, key, signal)).slice(0, MOST),
    staleTime: FRESH,
  });
}

async function listAndLearn(
  baseUrl: string,
  key: string | undefined,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    const ids = await listModels(baseUrl, key, signal);
    learn(baseUrl, { listsModels: true, corsGet: true });
    return ids;
  } catch (error) {
    if (error instanceof GatewayError && isNoList(error)) learn(baseUrl, { listsModels: false });
    throw error;
  }
}

/** The gateway's own order, but what makes pictures first. */
function picturesFirst(ids: readonly string[]): readonly string[] {
  return [...ids.filter((id) => MAKES_PICTURES.test(id)), ...ids.filter((id) => !MAKES_PICTURES.test(id))];
}
