import type { DialectId } from '../../core/gateway/gateways.ts';
import type { ProfileEdits } from '../../core/gateway/ProfileEdits.ts';
import { newId } from '../../platform/newId.ts';
import { allGateways, baseUrlOf, changeConnection, connection, keyScope } from './connection.ts';

export type NameProblem = 'empty' | 'taken';

/** Why a gateway cannot be called `name`; `id` is the gateway that is being renamed. */
export function checkGatewayName(name: string, id?: string): NameProblem | undefined {
  const wanted = name.trim();
  if (wanted === '') return 'empty';
  const taken = allGateways().some(
    (gateway) => gateway.id !== id && gateway.name.toLowerCase() === wanted.toLowerCase(),
  );
  return taken ? 'taken' : undefined;
}

/**
 * Adds a gateway of the user's own under `name`, numbered where the name is taken, and answers its id. It speaks
 * the dialect of `basis`, Custom's without one, as `edits` change it.
 * It is not chosen, so that it can also be added on the user's behalf.
 */
export function addCustomGateway(
  name: string,
  baseUrl = '',
  { basis, edits = {} }: { readonly basis?: DialectId; readonly edits?: ProfileEdits } = {},
): string {
  const { customs, baseUrls, profiles } = connection.getState();
  const id = newId();
  const speaks = basis !== undefined && basis !== 'custom';
  changeConnection({
    customs: [...customs, { id, name: freeName(name.trim()), ...(speaks && { basis }) }],
    ...(baseUrl && { baseUrls: { ...baseUrls, [id]: baseUrl } }),
    ...(Object.keys(edits).length > 0 && { profiles: { ...profiles, [id]: edits } }),
  });
  return id;
}

/** An empty or taken name changes nothing and is answered with the problem. */
export function renameCustomGateway(id: string, name: string): NameProblem | undefined {
  const problem = checkGatewayName(name, id);
  if (problem) return problem;
  const { customs } = connection.getState();
  changeConnection({ customs: customs.map((own) => (own.id === id ? { ...own, name: name.trim() } : own)) });
  return undefined;
}

/** Removes a gateway of the user's own with its address and profile, and its keys where no other gateway can show them. */
export function removeCustomGateway(id: string): void {
  const state = connection.getState();
  const gateway = allGateways(state).find((candidate) => candidate.id === id);
  if (!gateway || !state.customs.some((own) => own.id === id)) return;
  const scope = keyScope(gateway, baseUrlOf(gateway, state));
  const shared = allGateways(state).some(
    (other) => other.id !== id && keyScope(other, baseUrlOf(other, state)) === scope,
  );
  const { [id]: _, ...baseUrls } = state.baseUrls;
  const { [id]: __, ...profiles } = state.profiles;
  changeConnection({
    customs: state.customs.filter((own) => own.id !== id),
    baseUrls,
    profiles,
    keys: shared ? state.keys : state.keys.filter((key) => key.scope !== scope),
    ...(state.gatewayId === id && { gatewayId: 'custom' }),
  });
}

function freeName(name: string): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name} ${number}`;
    if (!checkGatewayName(candidate)) return candidate;
  }
}
