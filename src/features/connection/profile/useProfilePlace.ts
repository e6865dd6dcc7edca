import { useEffect, useEffectEvent, useState } from 'react';
import { useStore } from 'zustand';
import type { Gateway } from '../../../core/gateway/Gateway.ts';
import type { Place, ProfileEdits } from '../../../core/gateway/ProfileEdits.ts';
import { readPlace } from '../../../core/gateway/readPlace.ts';
import { connection } from '../../../state/connection/connection.ts';
import { editProfile, profileOf } from '../../../state/connection/profiles.ts';
import { flawOf, parseValue, writeValue, type TextFlaw, type TextKind } from './profileText.ts';

export interface ProfilePlace {
  /** What the field shows: what is being typed, else the edit, else nothing. */
  readonly text: string;
  /** What the page says. */
  readonly original: string;
  readonly flaw: TextFlaw | undefined;
  readonly isEdited: boolean;
  readonly type: (text: string) => void;
  /** Takes over what was typed; what cannot be taken over stays in the field with its flaw. */
  readonly settle: (text?: string) => void;
}

/** One place of a gateway's profile behind a text field. `plain` is the record without the profile. */
export function useProfilePlace(plain: Gateway, place: Place, kind: TextKind): ProfilePlace {
  const edits = useStore(connection, (state) => profileOf(plain.id, state));
  const [typed, setTyped] = useState<string>();
  const [isRestoreRefused, setRestoreRefused] = useState(false);
  const original = writeValue(kind, readPlace(plain, place));
  const isEdited = edits[place] !== undefined;
  const tried = typed ?? (isRestoreRefused && isEdited ? '' : undefined);
  const flaw = tried === undefined ? undefined : flawOf(plain, edits, place, kind, parseValue(kind, tried));

  const settle = (text = typed) => {
    if (text === undefined) return;
    const value = parseValue(kind, text);
    const isRefused = flawOf(plain, edits, place, kind, value) !== undefined;
    // An edit that cannot go stays in force, so it stays in sight: what the page says would be a lie.
    setRestoreRefused(isRefused && value === undefined);
    setTyped(isRefused && value !== undefined ? text : undefined);
    if (isRefused) return;
    const isOriginal = isListed(plain, place) && writeValue(kind, value) === original;
    editProfile(plain.id, place, (isOriginal ? undefined : value) as ProfileEdits[Place]);
  };
  // Escape closes the dialog without a blur.
  const settleLast = useEffectEvent(() => settle());
  useEffect(() => () => settleLast(), []);

  return {
    text: typed ?? writeValue(kind, edits[place]),
    original,
    flaw,
    isEdited,
    type: setTyped,
    settle,
  };
}

/** A field that the page does not list is added by giving it a name, its very own too. */
function isListed({ endpoints }: Gateway, place: Place): boolean {
  const [mode, name = ''] = place.split('.');
  if (mode !== 'generate' && mode !== 'edit') return true;
  return name === 'images' || name === 'mask' || name in endpoints[mode].fields;
}
