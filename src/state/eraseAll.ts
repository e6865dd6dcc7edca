import { eraseBrowserStorage } from '../platform/erase.ts';

type Erase = () => void | Promise<void>;

const registered = new Set<Erase>();

/** Registers what a store does to be as on the first visit: reset, close its database, abort. Answers the way out. */
export function registerErase(erase: Erase): () => void {
  registered.add(erase);
  return () => registered.delete(erase);
}

/**
 * "Erase all data". The stores go first, so that databases are closed and nobody writes after the storage was
 * emptied. Answers whether everything went: a database that another tab holds open goes when that tab closes.
 */
export async function eraseAll(): Promise<boolean> {
  // A store that fails must not keep the others' data, or the storage, from being erased.
  await Promise.allSettled([...registered].map(async (erase) => erase()));
  return eraseBrowserStorage();
}
