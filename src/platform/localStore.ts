/**
 * localStorage, the only file that touches it. Browsers may refuse it (private windows, blocked site data,
 * quota), so every call reports instead of throwing, and what could not be kept lives on in memory.
 */
const PREFIX = 'alphabrush:';

/** The value kept under `name`, parsed, or `undefined` when there is none or it is not JSON. */
export function readLocal(name: string): unknown {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Keeps `value` as JSON under `name`; `undefined` removes it. Answers whether the browser kept it. */
export function writeLocal(name: string, value: unknown): boolean {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/**
 * Calls `listener` with the name that another tab of this origin changed, or `undefined` when it emptied the
 * whole storage, until the returned function is called.
 */
export function onLocalChange(listener: (name: string | undefined) => void): () => void {
  const onStorage = ({ storageArea, key }: StorageEvent) => {
    if (storageArea !== localStorage) return;
    if (key === null) listener(undefined);
    else if (key.startsWith(PREFIX)) listener(key.slice(PREFIX.length));
  };
  addEventListener('storage', onStorage);
  return () => removeEventListener('storage', onStorage);
}
