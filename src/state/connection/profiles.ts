import { gateways, isDialectId, type DialectId } from '../../core/gateway/gateways.ts';
import type { Place, ProfileEdits } from '../../core/gateway/ProfileEdits.ts';
import { readProfile, writeProfile, type FileFlaw } from '../../core/gateway/profileFile.ts';
import { readEdits } from '../../core/gateway/readEdits.ts';
import { withoutClashes } from '../../core/gateway/withoutClashes.ts';
import { promptSlug } from '../../core/image/fileName.ts';
import { normalizeBaseUrl } from './baseUrl.ts';
import { baseUrlOf, changeConnection, chooseGateway, connection } from './connection.ts';
import type { ConnectionState } from './ConnectionState.ts';
import { addCustomGateway } from './customGateways.ts';
import { gatewayRecord, plainRecord } from './gatewayRecords.ts';
import { holdsSecret, textsIn } from './holdsSecret.ts';

const NO_EDITS: ProfileEdits = {};

/** What the user changed in the record of gateway `id`. */
export function profileOf(id: string, state: ConnectionState = connection.getState()): ProfileEdits {
  return state.profiles[id] ?? NO_EDITS;
}

/** The dialect that gateway `id` speaks; `undefined` for the sandbox, which has no profile. */
export function basisOf(id: string, state: ConnectionState = connection.getState()): DialectId | undefined {
  const own = state.customs.find((custom) => custom.id === id);
  if (own) return own.basis ?? 'custom';
  return isDialectId(id) ? id : undefined;
}

/** Puts `value` at one place of gateway `id`; `undefined` restores what its page says. The caller has checked it. */
export function editProfile<P extends Place>(id: string, place: P, value: ProfileEdits[P]): void {
  const { [place]: _, ...others } = profileOf(id);
  const edits: ProfileEdits = value === undefined ? others : { ...others, [place]: value };
  keepEdits(id, edits);
}

/** Back to what the page of gateway `id` says everywhere. */
export function restoreProfile(id: string): void {
  keepEdits(id, NO_EDITS);
}

/**
 * Lets a gateway of the user's own speak another dialect. Answers the places whose edits mean nothing there, or
 * contradict it, and are gone.
 */
export function setBasis(id: string, basis: DialectId): readonly string[] {
  const { customs, profiles } = connection.getState();
  const before = profileOf(id);
  const { edits } = withoutClashes(gateways[basis], readEdits(gateways[basis], before).edits);
  changeConnection({
    customs: customs.map((own) =>
      own.id === id ? { id, name: own.name, ...(basis !== 'custom' && { basis }) } : own,
    ),
    profiles: withEdits(profiles, id, edits),
  });
  return Object.keys(before).filter((place) => !(place in edits));
}

export interface ProfileFile {
  readonly fileName: string;
  readonly text: string;
}

/**
 * The profile of gateway `id` as a file, with its address where that is one. `holds-key`: one of the user's keys
 * stands in it (some relays have it in the address), so it is not given out.
 */
export function exportProfile(id: string): ProfileFile | 'holds-key' {
  const state = connection.getState();
  const record = gatewayRecord(state, id);
  const basis = basisOf(id, state);
  if (!record || !basis) throw new TypeError('The sandbox has no profile');
  const baseUrl = normalizeBaseUrl(baseUrlOf(record, state));
  const profile = { name: record.name, basis, edits: profileOf(id, state) };
  const text = writeProfile({ ...profile, ...(baseUrl !== undefined && { baseUrl }) });
  const words = [baseUrl ?? '', ...textsIn([profile.name, ...Object.values(profile.edits)])];
  if (state.keys.some(({ value }) => holdsSecret(words, value))) return 'holds-key';
  return { fileName: `alphabrush-profile-${promptSlug(record.name)}.json`, text };
}

export type ImportedProfile =
  | { readonly id: string; readonly name: string; readonly ignored: readonly string[] }
  | { readonly flaws: readonly FileFlaw[] };

/** Makes a gateway of the user's own from a profile and chooses it. Nothing else changes; a flawed file changes nothing. */
export function importProfile(text: string): ImportedProfile {
  const read = readProfile(text);
  if ('flaws' in read) return read;
  const { name, basis, baseUrl, edits } = read.profile;
  const address = baseUrl === undefined ? '' : normalizeBaseUrl(baseUrl);
  if (address === undefined) return { flaws: [{ at: 'baseUrl', reason: 'address' }] };
  const id = addCustomGateway(name, address, { basis, edits });
  chooseGateway(id);
  return { id, name: plainRecord(connection.getState(), id)?.name ?? name, ignored: read.ignored };
}

function keepEdits(id: string, edits: ProfileEdits): void {
  changeConnection({ profiles: withEdits(connection.getState().profiles, id, edits) });
}

function withEdits(
  profiles: ConnectionState['profiles'],
  id: string,
  edits: ProfileEdits,
): ConnectionState['profiles'] {
  const { [id]: _, ...others } = profiles;
  return Object.keys(edits).length > 0 ? { ...others, [id]: edits } : others;
}
