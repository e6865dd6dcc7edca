import { applyProfile } from '../../core/gateway/applyProfile.ts';
import type { Gateway } from '../../core/gateway/Gateway.ts';
import { gateways } from '../../core/gateway/gateways.ts';
import type { ProfileEdits } from '../../core/gateway/ProfileEdits.ts';
import type { ConnectionState, CustomGateway } from './ConnectionState.ts';

const KNOWN: ReadonlyMap<string, Gateway> = new Map(Object.entries(gateways));

/** The gateway `id` as its page, or the page of its dialect, has it; without the user's profile. */
export function plainRecord({ customs }: Pick<ConnectionState, 'customs'>, id: string): Gateway | undefined {
  const own = customs.find((custom) => custom.id === id);
  return own ? customRecord(own) : KNOWN.get(id);
}

/** The gateway `id` as it is in force. The same object as long as nothing about it changes. */
export function gatewayRecord(
  { customs, profiles }: Pick<ConnectionState, 'customs' | 'profiles'>,
  id: string,
): Gateway | undefined {
  const plain = plainRecord({ customs }, id);
  const edits = profiles[id];
  return plain && edits ? editedRecord(plain, edits) : plain;
}

/** Every gateway that can be chosen, in display order, the user's own last. */
export function gatewayRecords(state: Pick<ConnectionState, 'customs' | 'profiles'>): readonly Gateway[] {
  const ids = [...KNOWN.keys(), ...state.customs.map(({ id }) => id)];
  return ids.map((id) => gatewayRecord(state, id)).filter((record) => record !== undefined);
}

const editedRecords = new WeakMap<ProfileEdits, { readonly plain: Gateway; readonly edited: Gateway }>();

function editedRecord(plain: Gateway, edits: ProfileEdits): Gateway {
  const known = editedRecords.get(edits);
  if (known?.plain === plain) return known.edited;
  const edited = applyProfile(plain, edits);
  editedRecords.set(edits, { plain, edited });
  return edited;
}

const customRecords = new WeakMap<CustomGateway, Gateway>();

/** One record per custom gateway, so that selectors answer with the same object each time. */
function customRecord(own: CustomGateway): Gateway {
  const known = customRecords.get(own) ?? ownRecord(own);
  customRecords.set(own, known);
  return known;
}

/** The dialect of its basis at another address: what the page promises of its own servers and keys does not hold. */
function ownRecord({ id, name, basis = 'custom' }: CustomGateway): Gateway {
  const { keyPrefix: _, keyHint: __, prices, links, ...dialect }: Gateway = gateways[basis];
  return {
    ...dialect,
    id,
    name,
    regions: [],
    links: links.docs === undefined ? {} : { docs: links.docs },
    ...(prices && { prices: withoutPromise(prices) }),
  };
}

function withoutPromise(prices: NonNullable<Gateway['prices']>): NonNullable<Gateway['prices']> {
  if (prices.unit === 'token') return prices;
  const { failuresFree: _, ...table } = prices;
  return table;
}
