/** The page's address: the only file that touches `location` and `history`. */
export interface Address {
  /** Empty, or begins with `?`. */
  readonly search: string;
  /** Empty, or begins with `#`. */
  readonly hash: string;
}

export function readAddress(): Address {
  const { search, hash } = location;
  return { search, hash };
}

/** Puts another query and fragment into the address, without a step in the history. */
export function replaceAddress({ search, hash }: Address): void {
  history.replaceState(history.state, '', `${location.pathname}${search}${hash}`);
}

/** Calls `listener` when the fragment changes by a link, by typing or by going back, until the returned function is called. */
export function onAddressChange(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

/** `https:`, `http:`. */
export function pageProtocol(): string {
  return location.protocol;
}

/** Without the port. */
export function pageHostname(): string {
  return location.hostname;
}
