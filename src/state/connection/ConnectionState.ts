import type { DialectId } from '../../core/gateway/gateways.ts';
import type { ProfileEdits } from '../../core/gateway/ProfileEdits.ts';

/** A gateway of the user's own: a known record under another name. Its address is in `baseUrls`. */
export interface CustomGateway {
  /** Random; also the gateway's id in jobs and results. */
  readonly id: string;
  readonly name: string;
  /** Whose dialect it speaks; absent: Custom's. */
  readonly basis?: DialectId;
}

/** One API key of one scope (`keyScope`). Records elsewhere only ever carry its id. */
export interface ApiKey {
  readonly id: string;
  /** The user's own words for it; empty until given. */
  readonly name: string;
  /** The secret, trimmed. Empty while the user is between two keys. */
  readonly value: string;
  /** Random, another one with each value; see `keyIdOf`. Absent: the value that the record began with. */
  readonly valueId?: string;
  readonly scope: string;
  /** Never written anywhere: it goes with the tab. */
  readonly tabOnly: boolean;
}

/** Which gateway is called, where it is, with which key, and for how long an answer is awaited. */
export interface ConnectionState {
  readonly gatewayId: string;
  /** Chosen region by gateway id; absent: the gateway's first. */
  readonly regions: Readonly<Record<string, string>>;
  /** Base URL typed over the documented ones, by gateway id, as it was typed. */
  readonly baseUrls: Readonly<Record<string, string>>;
  readonly customs: readonly CustomGateway[];
  /** What the user changed in a gateway's record, by gateway id; never for the sandbox. */
  readonly profiles: Readonly<Record<string, ProfileEdits>>;
  readonly timeLimitSeconds: number;
  /** What the next new key begins as. */
  readonly tabOnly: boolean;
  readonly keys: readonly ApiKey[];
  /** Chosen key id by scope; absent: the scope's first. */
  readonly chosenKeys: Readonly<Record<string, string>>;
  /** The browser refused to keep something: it lasts only as long as the tab. */
  readonly storageRefused: boolean;
}

export const FIRST_CONNECTION: ConnectionState = {
  gatewayId: 'sandbox',
  regions: {},
  baseUrls: {},
  customs: [],
  profiles: {},
  timeLimitSeconds: 600,
  tabOnly: false,
  keys: [],
  chosenKeys: {},
  storageRefused: false,
};
