/** Gives the slot back. More than one call changes nothing. */
export type ReleaseSlot = () => void;

/**
 * The places that a key has for requests in flight, shared by all tabs of this browser. `slotId` is the random id
 * of the key's record, never the key: names of locks and channels can be read by every page of the origin.
 */
export interface KeySlots {
  /** Other tabs are only counted by what they announce: two that begin at the same moment may both go. */
  readonly isRough: boolean;
  /** Waits in line for one of `limit` slots, which is 1 at least. Rejects with the signal's reason. */
  take(slotId: string, limit: number, signal: AbortSignal): Promise<ReleaseSlot>;
  /** The same before everybody in line, for a request that the gateway found no room for. Rejects as `pause` does too. */
  takeAgain(slotId: string, limit: number, again: TakeAgain, signal: AbortSignal): Promise<ReleaseSlot>;
}

export interface TakeAgain {
  /** Of the slot that the request had; given back once nobody in line can take it. */
  readonly release: ReleaseSlot;
  /**
   * Awaited in any case: what ended may have been no more than another refusal. Where requests of this key run, in
   * whichever tab, one of them ends as well.
   */
  readonly pause: () => Promise<void>;
}
