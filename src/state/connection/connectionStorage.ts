import { gateways, isDialectId } from '../../core/gateway/gateways.ts';
import type { ProfileEdits } from '../../core/gateway/ProfileEdits.ts';
import { readEdits } from '../../core/gateway/readEdits.ts';
import { withoutClashes } from '../../core/gateway/withoutClashes.ts';
import { readLocal, writeLocal } from '../../platform/localStore.ts';
import {
  FIRST_CONNECTION,
  type ApiKey,
  type ConnectionState,
  type CustomGateway,
} from './ConnectionState.ts';
import { plainRecord } from './gatewayRecords.ts';
import { withSharedIds } from './keyIdOf.ts';
import { isTimeLimit } from './timeLimit.ts';

/** The localStorage entries. Keys stand apart, so that whatever reads, exports or shows settings never meets them. */
export type Entry = 'connection' | 'keys';

/** Where each value may be kept. A value without a home here does not compile. */
const HOME_TABLE = {
  gatewayId: 'connection',
  regions: 'connection',
  baseUrls: 'connection',
  customs: 'connection',
  profiles: 'connection',
  timeLimitSeconds: 'connection',
  tabOnly: 'connection',
  keys: 'keys',
  chosenKeys: 'keys',
  storageRefused: 'memory',
} satisfies Record<keyof ConnectionState, Entry | 'memory'>;

const HOMES: ReadonlyMap<string, string> = new Map(Object.entries(HOME_TABLE));

/** Scopes that begin so belong to an address still to be typed; their keys are kept in memory until there is one. */
export const UNTYPED_SCOPE = 'new:';

/** The whole state as the browser kept it, with defaults for what it did not. */
export function restoreConnection(): ConnectionState {
  return { ...FIRST_CONNECTION, ...restoreEntry('connection'), ...restoreEntry('keys') };
}

/** What one entry holds now, and only what this version understands: a foreign entry must not break the start. */
export function restoreEntry(entry: Entry): Partial<ConnectionState> {
  const kept = asRecord(readLocal(entry));
  if (entry === 'keys')
    return {
      keys: withSharedIds(listOf(kept['keys'], isApiKey)),
      chosenKeys: textsOf(kept['chosenKeys']),
    };
  const { gatewayId, timeLimitSeconds } = kept;
  const customs = listOf(kept['customs'], isCustomGateway).map(knownCustom);
  const known =
    typeof gatewayId === 'string' &&
    (Object.hasOwn(gateways, gatewayId) || customs.some(({ id }) => id === gatewayId));
  return {
    gatewayId: known ? gatewayId : FIRST_CONNECTION.gatewayId,
    regions: textsOf(kept['regions']),
    baseUrls: textsOf(kept['baseUrls']),
    customs,
    profiles: profilesOf(kept['profiles'], customs),
    timeLimitSeconds: isTimeLimit(timeLimitSeconds) ? timeLimitSeconds : FIRST_CONNECTION.timeLimitSeconds,
    tabOnly: kept['tabOnly'] === true,
  };
}

/** Writes the entries that hold one of the `changed` values. Answers whether the browser kept them. */
export function keepConnection(state: ConnectionState, changed: Iterable<string>): boolean {
  const homes = new Set([...changed].map((name) => HOMES.get(name)));
  const entries: Record<Entry, unknown> = { connection: settingsOf(state), keys: storableKeys(state) };
  return (['connection', 'keys'] as const)
    .filter((entry) => homes.has(entry))
    .every((entry) => writeLocal(entry, entries[entry]));
}

/** Whether a key may be written at all. */
export function isStorable({ tabOnly, value, scope }: ApiKey): boolean {
  return !tabOnly && value !== '' && !scope.startsWith(UNTYPED_SCOPE);
}

function settingsOf(state: ConnectionState): Partial<ConnectionState> {
  return Object.fromEntries(Object.entries(state).filter(([name]) => HOMES.get(name) === 'connection'));
}

function storableKeys({ keys, chosenKeys }: ConnectionState): unknown {
  const stored = keys.filter(isStorable);
  if (stored.length === 0) return undefined;
  const chosen = Object.entries(chosenKeys).filter(([, id]) => stored.some((key) => key.id === id));
  return { keys: stored, chosenKeys: Object.fromEntries(chosen) };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  const texts = Object.entries(asRecord(value)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}

function listOf<T>(value: unknown, isOne: (candidate: unknown) => candidate is T): readonly T[] {
  return Array.isArray(value) ? value.filter(isOne) : [];
}

function isCustomGateway(value: unknown): value is CustomGateway {
  const { id, name } = asRecord(value);
  return (
    typeof id === 'string' &&
    id !== '' &&
    !Object.hasOwn(gateways, id) &&
    typeof name === 'string' &&
    name !== ''
  );
}

/** A dialect that this version does not know is Custom's. */
function knownCustom({ id, name, basis }: CustomGateway): CustomGateway {
  return { id, name, ...(isDialectId(basis) && { basis }) };
}

/** Of each gateway that is still there, the edits that it can be given. */
function profilesOf(
  value: unknown,
  customs: readonly CustomGateway[],
): Readonly<Record<string, ProfileEdits>> {
  const profiles: Record<string, ProfileEdits> = {};
  for (const [id, kept] of Object.entries(asRecord(value))) {
    const plain = plainRecord({ customs }, id);
    if (!plain?.needsKey) continue;
    const { edits } = withoutClashes(plain, readEdits(plain, kept).edits);
    if (Object.keys(edits).length > 0) profiles[id] = edits;
  }
  return profiles;
}

function isApiKey(value: unknown): value is ApiKey {
  const { id, valueId = id, name, value: secret, scope, tabOnly } = asRecord(value);
  const texts = [id, valueId, name, secret, scope].every((text) => typeof text === 'string');
  return texts && id !== '' && secret !== '' && tabOnly === false;
}
