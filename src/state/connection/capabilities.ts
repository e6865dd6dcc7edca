import { createStore } from 'zustand/vanilla';
import { onLocalChange, readLocal, writeLocal } from '../../platform/localStore.ts';
import { normalizeBaseUrl } from './baseUrl.ts';
import { registerErase } from '../eraseAll.ts';

/** What a server was seen to do, by the connection test or by a job. Absent: not seen yet. */
export interface Facts {
  /** `GET {base}/models` answers with a list. */
  readonly listsModels?: boolean;
  /** A page may send our headers with a GET and read the answer. */
  readonly corsGet?: boolean;
  /** … with a POST for pictures. */
  readonly corsPost?: boolean;
  /** What it made of `stream: true`: a stream, an ordinary answer, an error. */
  readonly streams?: 'events' | 'ignored' | 'refused';
  readonly returns?: 'bytes' | 'links';
  /** Whether pictures have the width and height that were asked. */
  readonly size?: 'kept' | 'changed';
  /** Whether they are of the `output_format` that was asked. */
  readonly format?: 'kept' | 'changed';
}

export interface Learned extends Facts {
  /** Of the newest fact, in milliseconds since 1970. */
  readonly at: number;
}

/** The facts, by base URL in its one spelling. No key in it. */
type Capabilities = Readonly<Record<string, Learned>>;

/** The values that this version understands. */
const VALUES = {
  listsModels: [true, false],
  corsGet: [true, false],
  corsPost: [true, false],
  streams: ['events', 'ignored', 'refused'],
  returns: ['bytes', 'links'],
  size: ['kept', 'changed'],
  format: ['kept', 'changed'],
} as const satisfies { readonly [Name in keyof Required<Facts>]: readonly Facts[Name][] };

/** In the order in which they are shown. */
export const FACT_NAMES = [
  'listsModels',
  'corsGet',
  'corsPost',
  'streams',
  'returns',
  'size',
  'format',
] as const satisfies readonly (keyof Facts)[];

/** Addresses that are remembered: more than anybody uses, and few enough for localStorage. */
const MOST_ADDRESSES = 50;

export const capabilities = createStore<Capabilities>(() => restore(readLocal('capabilities')));

/** Remembers facts about the server at `baseUrl`; newer ones take the place of older ones. `now` as `Date.now()`. */
export function learn(baseUrl: string, facts: Facts, now = Date.now()): void {
  const address = normalizeBaseUrl(baseUrl);
  if (address === undefined || Object.keys(facts).length === 0) return;
  const { [address]: known, ...others } = capabilities.getState();
  const newest = Object.entries(others).sort(([, a], [, b]) => b.at - a.at);
  keep({
    [address]: { ...known, ...facts, at: now },
    ...Object.fromEntries(newest.slice(0, MOST_ADDRESSES - 1)),
  });
}

/** Forgets what was learned about `baseUrl`: the server may have been mended. */
export function forgetLearned(baseUrl: string): void {
  const address = normalizeBaseUrl(baseUrl);
  if (address === undefined) return;
  const { [address]: _, ...others } = capabilities.getState();
  keep(others);
}

/** What was learned about `baseUrl`; the same object until something else is. */
export function learnedAt(
  baseUrl: string,
  state: Capabilities = capabilities.getState(),
): Learned | undefined {
  const address = normalizeBaseUrl(baseUrl);
  return address === undefined ? undefined : state[address];
}

/** Takes over what other tabs learn and forget, until the returned function is called. */
export function followLearning(): () => void {
  return onLocalChange((name) => {
    if (name === undefined || name === 'capabilities') {
      capabilities.setState(restore(readLocal('capabilities')), true);
    }
  });
}

function keep(state: Capabilities): void {
  capabilities.setState(state, true);
  writeLocal('capabilities', Object.keys(state).length > 0 ? state : undefined);
}

registerErase(() => capabilities.setState({}, true));

/** Only what this version understands is taken from storage. */
function restore(kept: unknown): Capabilities {
  if (typeof kept !== 'object' || kept === null) return {};
  const addresses = Object.entries(kept).flatMap(([address, learned]) => {
    const facts = factsIn(learned);
    return facts && normalizeBaseUrl(address) === address ? [[address, facts] as const] : [];
  });
  return Object.fromEntries(addresses);
}

function factsIn(learned: unknown): Learned | undefined {
  if (typeof learned !== 'object' || learned === null) return undefined;
  const kept: Readonly<Record<string, unknown>> = { ...learned };
  const { at } = kept;
  if (typeof at !== 'number' || !Number.isFinite(at)) return undefined;
  const facts: Facts = Object.fromEntries(
    FACT_NAMES.flatMap((name) => (isValue(VALUES[name], kept[name]) ? [[name, kept[name]]] : [])),
  );
  return Object.keys(facts).length > 0 ? { ...facts, at } : undefined;
}

function isValue(values: readonly unknown[], value: unknown): boolean {
  return values.includes(value);
}
