import { createStore } from 'zustand/vanilla';
import type { Gateway } from '../../core/gateway/Gateway.ts';
import { gateways } from '../../core/gateway/gateways.ts';
import { onLocalChange } from '../../platform/localStore.ts';
import { normalizeBaseUrl, tidyBaseUrl } from './baseUrl.ts';
import { FIRST_CONNECTION, type ApiKey, type ConnectionState } from './ConnectionState.ts';
import {
  isStorable,
  keepConnection,
  restoreConnection,
  restoreEntry,
  UNTYPED_SCOPE,
} from './connectionStorage.ts';
import { registerErase } from '../eraseAll.ts';
import { gatewayRecord, gatewayRecords } from './gatewayRecords.ts';
import { withSharedIds } from './keyIdOf.ts';
import { checkTimeLimit, type TimeLimitProblem } from './timeLimit.ts';

export const connection = createStore<ConnectionState>(restoreConnection);

/** Changes some values and keeps those that may be kept. The only way to write this store. */
export function changeConnection(change: Partial<ConnectionState>): void {
  connection.setState(change);
  const storageRefused = !keepConnection(connection.getState(), Object.keys(change));
  if (storageRefused !== connection.getState().storageRefused) connection.setState({ storageRefused });
}

/** Every gateway that can be chosen, as the user's profiles have them, in display order, the user's own last. */
export function allGateways(
  state: Pick<ConnectionState, 'customs' | 'profiles'> = connection.getState(),
): readonly Gateway[] {
  return gatewayRecords(state);
}

/** The gateway in force, with the user's profile. The same object as long as nothing about it changes. */
export function currentGateway(state: ConnectionState = connection.getState()): Gateway {
  return gatewayRecord(state, state.gatewayId) ?? gateways.sandbox;
}

/** The base URL in force, without a trailing slash: what was typed, valid or not, else the region's, else empty. */
export function currentBaseUrl(state: ConnectionState = connection.getState()): string {
  return baseUrlOf(currentGateway(state), state);
}

/** The base URL that `gateway` has while `state` holds. */
export function baseUrlOf(gateway: Gateway, state: ConnectionState = connection.getState()): string {
  const typed = state.baseUrls[gateway.id];
  if (typed !== undefined) return tidyBaseUrl(typed);
  return currentRegion(gateway, state)?.baseUrl ?? '';
}

/** The documented region in force for `gateway`, also while a typed base URL stands before it. */
export function currentRegion(gateway: Gateway, state: ConnectionState = connection.getState()) {
  return gateway.regions.find(({ id }) => id === state.regions[gateway.id]) ?? gateway.regions[0];
}

/**
 * Where a key belongs: `gateway:<id>` for all documented regions of a gateway, `url:<address>` for any other
 * base URL, whichever gateway's dialect is spoken there. Without a usable address, `new:<id>`: memory only.
 */
export function keyScope(gateway: Gateway, baseUrl: string): string {
  const address = normalizeBaseUrl(baseUrl);
  if (address === undefined) return UNTYPED_SCOPE + gateway.id;
  return gateway.regions.some((region) => region.baseUrl === address)
    ? `gateway:${gateway.id}`
    : `url:${address}`;
}

/** The key record that belongs to the present gateway and base URL; its value may be empty. */
export function currentApiKey(state: ConnectionState = connection.getState()): ApiKey | undefined {
  const gateway = currentGateway(state);
  return apiKeyAt(gateway, baseUrlOf(gateway, state), state);
}

/** The chosen key record for `gateway` at `baseUrl`, present or not. */
export function apiKeyAt(
  gateway: Gateway,
  baseUrl: string,
  state: ConnectionState = connection.getState(),
): ApiKey | undefined {
  const scope = keyScope(gateway, baseUrl);
  const keys = state.keys.filter((key) => key.scope === scope);
  return keys.find(({ id }) => id === state.chosenKeys[scope]) ?? keys[0];
}

/** The secret to send with the next request; `undefined` when there is none. */
export function currentKey(state: ConnectionState = connection.getState()): string | undefined {
  return currentApiKey(state)?.value || undefined;
}

/** Unknown ids change nothing: an address or an old record may name a gateway that is gone. */
export function chooseGateway(id: string): void {
  if (allGateways().some((gateway) => gateway.id === id)) changeConnection({ gatewayId: id });
}

/** Chooses a documented region of the present gateway; a typed base URL goes. */
export function chooseRegion(id: string): void {
  const { regions } = connection.getState();
  const gateway = currentGateway();
  changeConnection({ regions: { ...regions, [gateway.id]: id }, baseUrls: withoutTyped(gateway.id) });
}

/** The base URL of the present gateway, as typed. A documented one chooses its region; an empty text goes back to it. */
export function setBaseUrl(text: string): void {
  const gateway = currentGateway();
  const address = normalizeBaseUrl(text);
  const region = gateway.regions.find(({ baseUrl }) => baseUrl === address);
  if (region) chooseRegion(region.id);
  else if (text.trim() === '') changeConnection({ baseUrls: withoutTyped(gateway.id) });
  else changeConnection({ baseUrls: { ...connection.getState().baseUrls, [gateway.id]: text } });
}

/** Seconds until an answer is given up. Out of range changes nothing and is answered with the problem. */
export function setTimeLimit(seconds: number | undefined): TimeLimitProblem | undefined {
  const problem = checkTimeLimit(seconds);
  if (!problem && seconds !== undefined) changeConnection({ timeLimitSeconds: seconds });
  return problem;
}

/**
 * Takes over what other tabs change, until the returned function is called. The chosen gateway stays this
 * tab's own, so that two tabs can work with two gateways; keys for this tab only stay too.
 */
export function followOtherTabs(): () => void {
  return onLocalChange((name) => {
    if (name === undefined) connection.setState(FIRST_CONNECTION, true);
    if (name === 'keys') {
      const { keys = [], chosenKeys } = restoreEntry('keys');
      const own = connection.getState();
      const merged = withSharedIds([...keys, ...own.keys.filter((key) => !isStorable(key))]);
      connection.setState({ keys: merged, chosenKeys: { ...chosenKeys, ...choicesOf(own, merged) } });
    }
    if (name === 'connection') {
      const { gatewayId: _, customs = [], profiles = {}, ...shared } = restoreEntry('connection');
      const own = connection.getState();
      connection.setState({
        ...shared,
        customs: customs.map((custom) =>
          reuse(
            own.customs.find(({ id }) => id === custom.id),
            custom,
          ),
        ),
        profiles: Object.fromEntries(
          Object.entries(profiles).map(([id, edits]) => [id, reuse(own.profiles[id], edits)]),
        ),
      });
    }
  });
}

/** Records are derived from these objects and compared by identity: what is as before stays the same object. */
function reuse<T>(before: T | undefined, after: T): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(after) ? before : after;
}

/** The choices of `own` whose keys are still there. */
function choicesOf(
  { chosenKeys }: ConnectionState,
  keys: readonly ApiKey[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(chosenKeys).filter(([, id]) => keys.some((key) => key.id === id)));
}

function withoutTyped(gatewayId: string): Readonly<Record<string, string>> {
  const { [gatewayId]: _, ...others } = connection.getState().baseUrls;
  return others;
}

registerErase(() => connection.setState(FIRST_CONNECTION, true));
