import { findClashes, type Clash } from './findClashes.ts';
import { gateways, isDialectId, type DialectId } from './gateways.ts';
import type { ProfileEdits } from './ProfileEdits.ts';
import type { Expected } from './profilePlaces.ts';
import { isObject, readEdits } from './readEdits.ts';

/** A gateway's profile as it travels between browsers. A key has no place in it. */
export interface Profile {
  readonly name: string;
  /** The gateway whose record the edits are laid over. */
  readonly basis: DialectId;
  /** Absent: whoever imports it types one. */
  readonly baseUrl?: string;
  readonly edits: ProfileEdits;
}

/** What is wrong with a file. `at` names the place in it, empty for the file as a whole. */
export interface FileFlaw {
  readonly at: string;
  readonly reason:
    Expected | Clash['reason'] | 'json' | 'object' | 'format' | 'version' | 'title' | 'basis' | 'address';
}

export type ReadProfile =
  /** `ignored`: keys of the file that mean nothing here. */
  | { readonly profile: Profile; readonly ignored: readonly string[] }
  | { readonly flaws: readonly FileFlaw[] };

const FORMAT = 'alphabrush-profile';
const VERSION = 1;
const KNOWN_KEYS: readonly string[] = ['format', 'version', 'name', 'basis', 'baseUrl', 'edits'];

/** A name that fits a menu: no control characters, not blank. */
const TITLE = /^(?=.*\S)[^\p{Cc}]{1,80}$/u;

/** The file's text. It names every part, so that nothing but a profile can get into it. */
export function writeProfile({ name, basis, baseUrl, edits }: Profile): string {
  const file = {
    format: FORMAT,
    version: VERSION,
    name,
    basis,
    ...(baseUrl !== undefined && { baseUrl }),
    edits,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Any text gives a profile or what is wrong with it. The base URL is only known to be a text. */
export function readProfile(text: string): ReadProfile {
  const file = parseObject(text);
  if (typeof file === 'string') return { flaws: [{ at: '', reason: file }] };
  // Another kind of file has no places that are worth naming.
  if (file['format'] !== FORMAT) return { flaws: [{ at: '', reason: 'format' }] };
  if (file['version'] !== VERSION) return { flaws: [{ at: 'version', reason: 'version' }] };
  const { name, basis, baseUrl, edits } = file;
  const flaws: FileFlaw[] = [];
  if (typeof name !== 'string' || !TITLE.test(name)) flaws.push({ at: 'name', reason: 'title' });
  if (!isDialectId(basis)) flaws.push({ at: 'basis', reason: 'basis' });
  if (baseUrl !== undefined && typeof baseUrl !== 'string') flaws.push({ at: 'baseUrl', reason: 'address' });
  if (!isObject(edits)) flaws.push({ at: 'edits', reason: 'object' });
  const read = isDialectId(basis) ? readFileEdits(basis, edits) : undefined;
  flaws.push(...(read?.flaws ?? []));
  if (flaws.length > 0 || !read || !isDialectId(basis)) return { flaws };
  return {
    profile: {
      name: String(name).trim(),
      basis,
      ...(typeof baseUrl === 'string' && { baseUrl }),
      edits: read.edits,
    },
    ignored: [...Object.keys(file).filter((key) => !KNOWN_KEYS.includes(key)), ...read.unknown],
  };
}

function readFileEdits(basis: DialectId, value: unknown) {
  const { edits, flaws, unknown } = readEdits(gateways[basis], value);
  const wrong: readonly FileFlaw[] = [
    ...flaws.map(({ at, expected }) => ({ at, reason: expected })),
    ...findClashes(gateways[basis], edits),
  ];
  return {
    edits,
    flaws: wrong.map(({ at, reason }) => ({ at: `edits.${at}`, reason })),
    unknown: unknown.map((key) => `edits.${key}`),
  };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | 'json' | 'object' {
  try {
    // Editors on Windows put a byte order mark before it.
    const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isObject(parsed) ? parsed : 'object';
  } catch {
    return 'json';
  }
}
