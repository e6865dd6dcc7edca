import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Gateway } from '../../core/gateway/Gateway.ts';
import { checkKey } from '../../state/connection/apiKeys.ts';
import { normalizeBaseUrl } from '../../state/connection/baseUrl.ts';
import { capabilities, learnedAt } from '../../state/connection/capabilities.ts';

/** Milliseconds without a keystroke after which an address or a key counts as typed to its end. */
const SETTLED = 1000;
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
  // Most servers behind a typed address are asked by guess: once is enough for those that have no list.
  const hasNone = useStore(capabilities, (state) => learnedAt(baseUrl, state)?.listsModels === false);
  const isAsked =
    wanted && isSettled && gateway.listsModels && !hasNone && isUsable && (isCustom || key !== undefined);
  const [listed, setListed] = useState<{
    baseUrl: string;
    key: string | undefined;
    ids: readonly string[];
  }>();
  useEffect(() => {
    if (!isAsked) return undefined;
    let current = true;
    const ask = async () => {
      // Fetched when first needed: most visits never ask.
      const { listedModels } = await import('./listedModels.ts');
      const ids = await listedModels(baseUrl, key);
      if (current) setListed({ baseUrl, key, ids });
    };
    // A gateway that does not tell leaves the names that its page tells.
    ask().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [isAsked, baseUrl, key]);
  const isListed = gateway.listsModels && listed?.baseUrl === baseUrl && listed.key === key;
  return isListed ? listed.ids : NONE;
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
