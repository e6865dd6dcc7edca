import { createStore, type StoreApi } from 'zustand/vanilla';
import { onLocalChange, readLocal, writeLocal } from '../platform/localStore.ts';
import { registerErase } from './eraseAll.ts';

/** A record that all tabs write together, kept in localStorage; this tab's memory where the browser keeps nothing. */
interface KeptRecord<T> {
  readonly store: StoreApi<Readonly<Record<string, T>>>;
  /** Changes what the other tabs have left there, which this tab may not have heard of yet. */
  readonly change: (next: (latest: Readonly<Record<string, T>>) => Readonly<Record<string, T>>) => void;
  /** Takes over what other tabs write, until the returned function is called. */
  readonly follow: () => () => void;
}

/** @param restoreEntry what an entry of storage means; `undefined` when this version does not understand it */
export function keptRecord<T>(name: string, restoreEntry: (entry: unknown) => T | undefined): KeptRecord<T> {
  const read = (): Readonly<Record<string, T>> | undefined => {
    const kept = readLocal(name);
    if (typeof kept !== 'object' || kept === null) return undefined;
    const entries = Object.entries(kept).map(([key, entry]) => [key, restoreEntry(entry)] as const);
    return Object.fromEntries(entries.filter((entry): entry is [string, T] => entry[1] !== undefined));
  };
  const store = createStore<Readonly<Record<string, T>>>(() => read() ?? {});
  registerErase(() => store.setState({}, true));
  return {
    store,
    change: (next) => {
      store.setState(next(read() ?? store.getState()), true);
      writeLocal(name, store.getState());
    },
    follow: () =>
      onLocalChange((changed) => {
        if (changed === name || changed === undefined) store.setState(read() ?? {}, true);
      }),
  };
}
