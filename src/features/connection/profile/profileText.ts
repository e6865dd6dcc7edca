import { checkEdit } from '../../../core/gateway/readEdits.ts';
import { findClashes, type Clash } from '../../../core/gateway/findClashes.ts';
import type { Gateway } from '../../../core/gateway/Gateway.ts';
import type { Place, ProfileEdits } from '../../../core/gateway/ProfileEdits.ts';
import type { Expected } from '../../../core/gateway/profilePlaces.ts';
import type { PlaceValue } from '../../../core/gateway/readPlace.ts';

/** How a value is written in a text field: bytes as megabytes, lists with commas. */
export type TextKind = Extract<Expected, 'name' | 'count' | 'whole' | 'words' | 'sizes' | 'zone'> | 'bytes';

export type TextFlaw = TextKind | Clash['reason'];

const MEBIBYTE = 1024 * 1024;

export function writeValue(kind: TextKind, value: PlaceValue | null): string {
  if (value === undefined || value === null || typeof value === 'object') {
    return Array.isArray(value) ? value.join(', ') : '';
  }
  // Six digits hide that some pages say "less than" and still tell any two limits apart.
  return kind === 'bytes' ? String(Number((Number(value) / MEBIBYTE).toPrecision(6))) : String(value);
}

/** What `text` would put at `place`; `undefined` for blank text, which restores it. */
export function parseValue(kind: TextKind, text: string): string | number | readonly string[] | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  switch (kind) {
    case 'name':
    case 'zone':
      return trimmed;
    case 'words':
    case 'sizes':
      return trimmed.split(/[\s,，、]+/).filter(Boolean);
    case 'count':
    case 'whole':
      return /^\d+$/.test(trimmed) ? Number(trimmed) : trimmed;
    case 'bytes':
      return /^\d*[.]?\d+$/.test(trimmed) ? Math.round(Number(trimmed) * MEBIBYTE) : trimmed;
  }
}

/** Why `value` cannot stand at `place` of `gateway`, whose other edits are `edits`. */
export function flawOf(
  gateway: Gateway,
  edits: ProfileEdits,
  place: Place,
  kind: TextKind,
  value: unknown,
): TextFlaw | undefined {
  if (value !== undefined && checkEdit(place, kind === 'bytes' ? 'count' : kind, value).length > 0)
    return kind;
  const { [place]: _, ...others } = edits;
  const after = value === undefined ? others : { ...others, [place]: value };
  return findClashes(gateway, after)[0]?.reason;
}
