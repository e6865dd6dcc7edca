import { FIELD_NAMES, type Mode } from '../params/ImageParams.ts';
import { applyProfile } from './applyProfile.ts';
import type { Gateway } from './Gateway.ts';
import type { Place, ProfileEdits } from './ProfileEdits.ts';
import { editableField } from './profilePlaces.ts';

/** An edit that is well formed, but not beside the rest of the profile. */
export interface Clash {
  readonly at: Place;
  /**
   * `taken`: another field or part has this name on the wire. `range`: the least is more than the most. `required`: what
   * must be sent where the user sets nothing is not between them.
   */
  readonly reason: 'taken' | 'range' | 'required';
}

/** What contradicts itself in `gateway` once `edits` are applied; each clash stands at an edited place. */
export function findClashes(gateway: Gateway, edits: ProfileEdits): readonly Clash[] {
  const record = applyProfile(gateway, edits);
  return (['generate', 'edit'] as const).flatMap((mode) => [
    ...takenNames(record, mode, edits),
    ...brokenRanges(record, mode, edits),
  ]);
}

/** Withheld fields count too: they may be sent again one day. */
function takenNames(record: Gateway, mode: Mode, edits: ProfileEdits): readonly Clash[] {
  const names = FIELD_NAMES.flatMap((name): [Place, string][] => {
    const field = editableField(record, mode, name);
    return field ? [[`${mode}.${name}.wire`, field.wire ?? name]] : [];
  });
  const { images, mask } = record.endpoints[mode];
  if (images && images.wire.one !== images.wire.many) names.push(['edit.images.one', images.wire.one]);
  if (images) names.push(['edit.images.many', images.wire.many]);
  if (mask) names.push(['edit.mask.wire', mask.wire]);
  const count = (wire: string) => names.filter(([, other]) => other === wire).length;
  return names
    .filter(([at, wire]) => at in edits && count(wire) > 1)
    .map(([at]) => ({ at, reason: 'taken' }));
}

function brokenRanges(record: Gateway, mode: Mode, edits: ProfileEdits): readonly Clash[] {
  return FIELD_NAMES.flatMap((name): readonly Clash[] => {
    const field = record.endpoints[mode].fields[name];
    const [least, most] = [`${mode}.${name}.min`, `${mode}.${name}.max`] as const;
    if (field?.type !== 'integer' || !(least in edits || most in edits)) return [];
    const { min, max = Infinity, default: sent } = field;
    if (min > max) return [{ at: most in edits ? most : least, reason: 'range' }];
    if (!field.required || typeof sent !== 'number' || (sent >= min && sent <= max)) return [];
    return [{ at: sent > max ? most : least, reason: 'required' }];
  });
}
