import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Gateway } from '../../core/gateway/Gateway.ts';
import { checkKey } from '../../state/apiKeys.ts';
import { normalizeBaseUrl } from '../../state/baseUrl.ts';

/** Milliseconds without a keystroke after which an address or a key counts as typed to its end. */
const SETTLED = 1000;
/** Milliseconds for which a list is good. */
const FRESH = 10 * 60_000;
/** Names under which gateways list models for pictures. */
const MAKES_PICTURES = /image|dall-e|flux|banana/i;
const NONE: readonly string[] = [];

/**
 * The model ids that the gateway itself lists, those of pictures first; empty while they are not known.
 * Asks only gateways that are known to answer, with a key (Custom also without), and only while `wanted`:
 * pass whether the user has turned to the list, so that opening the page alone asks nobody.
 */
export function useModels(
  gateway: Gateway,
  baseUrl: string,
  key: string | undefined,
  wanted = true,
): readonly string[] {
  const isSettled = useSettled(`${gateway.id} ${baseUrl} ${key ?? ''}`);
  const isCustom = gateway.regions.length === 0;
  const isUsable = normalizeBaseUrl(baseUrl) !== undefined && checkKey(key ?? '') === undefined;
  const { data = NONE } = useQuery({
    queryKey: ['models', baseUrl, key ?? ''],
    queryFn: async ({ signal }) => {
      // Fetched when first needed: most visits never ask.
      const { listModels } = await import('../../platform/listModels.ts');
      return picturesFirst(await listModels(baseUrl, key, signal));
    },
    enabled: wanted && isSettled && gateway.listsModels && isUsable && (isCustom || key !== undefined),
    networkMode: 'always',
    retry: false,
    staleTime: FRESH,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return gateway.listsModels ? data : NONE;
}

/** The gateway's own order, but what makes pictures first. */
function picturesFirst(ids: readonly string[]): readonly string[] {
  return [...ids.filter((id) => MAKES_PICTURES.test(id)), ...ids.filter((id) => !MAKES_PICTURES.test(id))];
}

/** Whether `value` has stopped changing. The first one counts at once. */
function useSettled(value: string): boolean {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED);
    return () => clearTimeout(timer);
  }, [value]);
  return settled === value;
}
