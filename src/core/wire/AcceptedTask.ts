/** An asynchronous task, as an answer tells of it instead of bringing a picture. */
export interface AcceptedTask {
  /** Absent in the answers of gateways that take it from the address. */
  readonly id?: string;
  /** As the gateway spells it: `queued`, `IN_PROGRESS`. */
  readonly status?: string;
  /** From 0 to 100, where the gateway tells it. */
  readonly percent?: number;
  /** Where to ask for it, absolute and on the gateway's own origin; absent where that is not known. */
  readonly url?: string;
}
