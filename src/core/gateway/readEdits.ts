import { parseSize } from '../params/sizeRules.ts';
import type { Gateway, ImagePrices, TokenPrices } from './Gateway.ts';
import type { ProfileEdits } from './ProfileEdits.ts';
import { placesOf, type Expected } from './profilePlaces.ts';

/** A value that cannot stand where it is. */
export interface EditFlaw {
  /** `generate.n.max`, or inside a price table `prices.perImage.1024x1024.low`. */
  readonly at: string;
  readonly expected: Expected;
}

export interface ReadEdits {
  /** What can be applied. */
  readonly edits: ProfileEdits;
  readonly flaws: readonly EditFlaw[];
  /** Keys that mean nothing for this gateway, or nothing yet. */
  readonly unknown: readonly string[];
}

/** What a field or a part may be called: nothing that a multipart header would have to quote. */
const NAME = /^[\w.:[\]-]{1,64}$/;
const RATES: readonly (keyof TokenPrices)[] = ['textInput', 'imageInput', 'imageOutput'];
const TOKEN_KEYS: readonly (keyof TokenPrices)[] = ['unit', 'currency', ...RATES, 'tokensPerPartialImage'];
const IMAGE_KEYS: readonly (keyof ImagePrices)[] = ['unit', 'currency', 'perImage', 'floor'];
const WORD = /^[^\s,]{1,100}$/;

/** Sorts what came from a file or from storage into what `gateway` can be given and what not. Any value will do. */
export function readEdits(gateway: Gateway, value: unknown): ReadEdits {
  const places = placesOf(gateway);
  const edits: Record<string, unknown> = {};
  const flaws: EditFlaw[] = [];
  const unknown: string[] = [];
  for (const [at, edit] of entriesOf(value)) {
    const expected = places.get(at);
    const found = expected ? checkEdit(at, expected, edit) : [];
    if (!expected) unknown.push(at);
    else if (found.length > 0) flaws.push(...found);
    else edits[at] = expected === 'prices' ? knownPrices(edit) : edit;
  }
  // Each value has just been checked against its place.
  return { edits, flaws, unknown };
}

/** Why `value` cannot stand at a place where `expected` stands; empty when it can. */
export function checkEdit(at: string, expected: Expected, value: unknown): readonly EditFlaw[] {
  if (expected === 'prices') return checkPrices(at, value);
  return isExpected(expected, value) ? [] : [{ at, expected }];
}

function isExpected(expected: Exclude<Expected, 'prices'>, value: unknown): boolean {
  switch (expected) {
    case 'name':
      return isText(value, NAME);
    case 'count':
      return Number.isSafeInteger(value) && Number(value) >= 1;
    case 'whole':
      return Number.isSafeInteger(value) && Number(value) >= 0;
    case 'words':
      return isListOf(value, (word) => isText(word, WORD));
    case 'sizes':
      return isListOf(value, (size) => size === 'auto' || isSize(size));
    case 'size':
      return isSize(value);
    case 'true':
      return value === true;
    case 'flag':
      return typeof value === 'boolean';
    case 'zone':
      return typeof value === 'string' && isTimeZone(value);
    case 'unit':
      return value === 'image' || value === 'token';
    case 'currency':
      return isText(value, /^[A-Z]{3}$/);
    case 'price':
      return typeof value === 'number' && Number.isFinite(value) && value >= 0;
  }
}

function checkPrices(at: string, value: unknown): readonly EditFlaw[] {
  if (value === null) return [];
  if (!isObject(value)) return [{ at, expected: 'prices' }];
  const check = (name: string, expected: Expected, given = value[name]) =>
    checkEdit(`${at}.${name}`, expected, given);
  const optional = (name: string) => (value[name] === undefined ? [] : check(name, 'price'));
  if (value['unit'] === 'token') {
    const rates = RATES.flatMap((name) => check(name, 'price'));
    return [...check('currency', 'currency'), ...rates, ...optional('tokensPerPartialImage')];
  }
  const rows = entriesOf(value['perImage']).flatMap(([size, row]) => [
    ...check(`perImage.${size}`, 'size', size),
    ...(isObject(row) ? [] : [{ at: `${at}.perImage.${size}`, expected: 'prices' as const }]),
    ...entriesOf(row).flatMap(([quality, price]) => check(`perImage.${size}.${quality}`, 'price', price)),
  ]);
  return [
    ...check('unit', 'unit'),
    ...check('currency', 'currency'),
    ...(isObject(value['perImage']) ? [] : [{ at: `${at}.perImage`, expected: 'prices' as const }]),
    ...rows,
    ...optional('floor'),
  ];
}

/** Only what a price table is made of: whatever else a file holds goes no further. */
function knownPrices(value: unknown): unknown {
  if (!isObject(value)) return null;
  const known: readonly string[] = value['unit'] === 'token' ? TOKEN_KEYS : IMAGE_KEYS;
  return Object.fromEntries(Object.entries(value).filter(([name]) => known.includes(name)));
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function isSize(value: unknown): boolean {
  const size = typeof value === 'string' ? parseSize(value) : undefined;
  return size !== undefined && size.width > 0 && size.height > 0;
}

function isListOf(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return (
    Array.isArray(value) && value.length > 0 && value.every(isOne) && new Set(value).size === value.length
  );
}

/** The runtime's own list, aliases included. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
