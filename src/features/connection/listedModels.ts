import { listModels } from '../../platform/listModels.ts';
import { queryClient } from '../../state/queryClient.ts';

/** Milliseconds for which a list is good. */
const FRESH = 10 * 60_000;
/** Names under which gateways list models for pictures. */
const MAKES_PICTURES = /image|dall-e|flux|banana/i;

/** The model ids that the gateway at `baseUrl` lists, those of pictures first. Asked once in a while, not each time. */
export function listedModels(baseUrl: string, key: string | undefined): Promise<readonly string[]> {
  return queryClient.fetchQuery({
    queryKey: ['models', baseUrl, key ?? ''],
    queryFn: async ({ signal }) => picturesFirst(await listModels(baseUrl, key, signal)),
    staleTime: FRESH,
  });
}

/** The gateway's own order, but what makes pictures first. */
function picturesFirst(ids: readonly string[]): readonly string[] {
  return [...ids.filter((id) => MAKES_PICTURES.test(id)), ...ids.filter((id) => !MAKES_PICTURES.test(id))];
}
