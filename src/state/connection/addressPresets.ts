import { createStore } from 'zustand/vanilla';
import { gateways } from '../../core/gateway/gateways.ts';
import { onAddressChange, pageProtocol, readAddress, replaceAddress } from '../../platform/address.ts';
import { keepKey } from './apiKeys.ts';
import { checkBaseUrl, normalizeBaseUrl } from './baseUrl.ts';
import { allGateways, chooseGateway, connection, setBaseUrl } from './connection.ts';
import { addCustomGateway } from './customGateways.ts';
import { registerErase } from '../eraseAll.ts';
import { setPreferences } from '../preferences.ts';
import { readPresets, withoutPresets, type Presets } from './presets.ts';

/** What the address brought that the user must be told or asked about. */
interface AddressNews {
  /** The key of the fragment, held in memory until the user has answered. */
  readonly offeredKey?: string;
  readonly keyInQuery: boolean;
  /** Names of the presets that were left out. */
  readonly ignored: readonly string[];
}

const NO_NEWS: AddressNews = { keyInQuery: false, ignored: [] };

export const addressNews = createStore<AddressNews>(() => NO_NEWS);

/**
 * Applies language, theme, gateway and base URL, holds the key back for the user's answer, and takes all
 * presets out of the address at once, so that neither a reload nor a copied link brings them again.
 * The fields of the form (`mode`, `prompt`, `size`, `quality`, `n`) are the draft's to take.
 */
export function applyConnectionPresets({
  lang,
  theme,
  gateway,
  baseUrl,
  key,
  keyInQuery,
  invalid,
}: Presets): void {
  const address = readAddress();
  const clean = withoutPresets(address);
  if (clean.search !== address.search || clean.hash !== address.hash) replaceAddress(clean);
  if (lang || theme) setPreferences({ ...(lang && { language: lang }), ...(theme && { theme }) });
  const unusable = baseUrl !== undefined && checkBaseUrl(baseUrl, pageProtocol()) !== undefined;
  if (baseUrl !== undefined && !unusable) openBaseUrl(baseUrl, gateway);
  else if (gateway) chooseGateway(gateway);
  const ignored = unusable ? [...invalid, 'baseUrl'] : invalid;
  if (key !== undefined || keyInQuery || ignored.length > 0) {
    addressNews.setState({ keyInQuery, ignored, ...(key !== undefined && { offeredKey: key }) }, true);
  }
}

/**
 * Presets that arrive in a page that is open already: a link with another fragment is no reload. `onPresets`
 * takes the fields of the form. Until the returned function is called.
 */
export function followAddress(onPresets: (presets: Presets) => void): () => void {
  return onAddressChange(() => {
    const presets = readPresets();
    applyConnectionPresets(presets);
    onPresets(presets);
  });
}

/** The user's answer to the key in the address: kept for the present gateway and base URL, in storage or for this tab. */
export function acceptOfferedKey(tabOnly: boolean): void {
  const { offeredKey } = addressNews.getState();
  if (offeredKey !== undefined) keepKey(offeredKey, tabOnly);
  discardOfferedKey();
}

export function discardOfferedKey(): void {
  const { offeredKey: _, ...rest } = addressNews.getState();
  addressNews.setState(rest, true);
}

/** Dismisses the notices; a key that waits for an answer stays. */
export function dismissAddressNews(): void {
  addressNews.setState(NO_NEWS);
}

/**
 * A documented base URL opens its gateway (the asked one, or whose it is). Any other opens as Custom: nobody
 * is sent a key or a dialect by a link that merely names a known gateway.
 */
function openBaseUrl(baseUrl: string, gatewayId: string | undefined): void {
  const address = normalizeBaseUrl(baseUrl);
  const documented = Object.values(gateways).find(
    ({ id, regions }) => (gatewayId ?? id) === id && regions.some((region) => region.baseUrl === address),
  );
  if (!documented) keepOtherCustom(address);
  chooseGateway(documented?.id ?? 'custom');
  setBaseUrl(baseUrl);
}

/** Custom is about to get another address: the one that the user gave it stays, as a gateway named by its host. */
function keepOtherCustom(next: string | undefined): void {
  const { baseUrls, profiles } = connection.getState();
  const present = normalizeBaseUrl(baseUrls['custom'] ?? '');
  if (present === undefined || present === next) return;
  const kept = allGateways().some(
    ({ id }) => id !== 'custom' && normalizeBaseUrl(baseUrls[id] ?? '') === present,
  );
  const edits = profiles['custom'] ?? {};
  if (!kept) addCustomGateway(new URL(present).host, present, { edits });
}

registerErase(() => addressNews.setState(NO_NEWS, true));
