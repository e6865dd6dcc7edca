import { gateways } from '../../core/gateway/gateways.ts';
import type { Gateway } from '../../core/gateway/Gateway.ts';
import type { Mode } from '../../core/params/ImageParams.ts';
import { readAddress, type Address } from '../../platform/address.ts';
import { checkKey } from './apiKeys.ts';
import type { Preferences } from '../preferences.ts';

/** What the address asks for. Absent: not asked, or not valid. */
export interface Presets {
  readonly lang?: 'en' | 'zh';
  readonly theme?: Preferences['theme'];
  readonly gateway?: string;
  readonly baseUrl?: string;
  readonly mode?: Mode;
  readonly prompt?: string;
  readonly size?: string;
  readonly quality?: string;
  readonly n?: number;
  /** Only ever from the fragment, which browsers do not send to the server of the page. */
  readonly key?: string;
  /** A key stood in the query: servers and their logs have seen it, so it is not taken. */
  readonly keyInQuery: boolean;
  /** Names of the values that cannot be used. */
  readonly invalid: readonly string[];
}

const NAMES = ['lang', 'theme', 'gateway', 'baseUrl', 'mode', 'prompt', 'size', 'quality', 'n'] as const;

const QUALITIES = new Set(Object.values(gateways).flatMap(qualitiesOf));

const oneOf = (values: readonly string[]) => (text: string) => values.includes(text);

/** What makes the text of each preset usable. What a gateway allows is the form's to say. */
const USABLE: Readonly<Record<(typeof NAMES)[number], (text: string) => boolean>> = {
  lang: oneOf(['en', 'zh']),
  theme: oneOf(['light', 'dark', 'system']),
  gateway: oneOf(Object.keys(gateways)),
  baseUrl: (text) => URL.canParse(text),
  mode: oneOf(['generate', 'edit']),
  prompt: (text) => text.trim() !== '',
  size: (text) => /^(auto|[1-9]\d{0,4}x[1-9]\d{0,4})$/.test(text),
  quality: (text) => QUALITIES.has(text),
  n: (text) => /^[1-9]\d{0,2}$/.test(text),
};

/** The presets in the page's address. Reads only; `applyConnectionPresets` takes them out of the address. */
export function readPresets(): Presets {
  return parsePresets(readAddress());
}

/** Presets stand in the query and in the fragment behind a view (`#/?size=auto`); the fragment goes first. */
export function parsePresets({ search, hash }: Address): Presets {
  const query = new URLSearchParams(search);
  const fragment = new URLSearchParams(splitHash(hash).query);
  const given = NAMES.map((name) => [name, fragment.get(name) || query.get(name) || ''] as const).filter(
    ([, text]) => text,
  );
  const usable = given.filter(([name, text]) => USABLE[name](text));
  const key = fragment.get('key')?.trim() ?? '';
  const keyProblem = checkKey(key);
  return {
    ...Object.fromEntries(usable.map(([name, text]) => [name, name === 'n' ? Number(text) : text])),
    ...(key !== '' && !keyProblem && { key }),
    keyInQuery: query.has('key'),
    invalid: [
      ...given.filter((one) => !usable.includes(one)).map(([name]) => name),
      ...(keyProblem ? ['key'] : []),
    ],
  };
}

/** The same address without presets and without a key; everything else stays as it is. */
export function withoutPresets({ search, hash }: Address): Address {
  const { view, query } = splitHash(hash);
  const rest = strip(query);
  return { search: prefixed(strip(search)), hash: view + prefixed(rest) };
}

function splitHash(hash: string): { readonly view: string; readonly query: string } {
  const at = hash.indexOf('?');
  return at < 0 ? { view: hash, query: '' } : { view: hash.slice(0, at), query: hash.slice(at + 1) };
}

function strip(query: string): string {
  const names = new Set<string>([...NAMES, 'key']);
  const parts = query.replace(/^\?/, '').split('&');
  // Not by URLSearchParams: that would respell what belongs to others.
  return parts
    .filter((part) => part !== '' && ![...new URLSearchParams(part).keys()].some((name) => names.has(name)))
    .join('&');
}

function prefixed(query: string): string {
  return query && `?${query}`;
}

function qualitiesOf({ endpoints }: Gateway): readonly string[] {
  return Object.values(endpoints).flatMap(({ fields }) =>
    fields.quality?.type === 'choice' ? fields.quality.values : [],
  );
}
