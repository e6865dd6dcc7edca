import type { ApiKey } from './ConnectionState.ts';

/** The random id of a key's value: names what requests with it share (slots, the day's count) without holding it. */
export function keyIdOf({ id, valueId = id }: Pick<ApiKey, 'id' | 'valueId'>): string {
  return valueId;
}

/** The same keys; those of one scope with one value have one id, the first's. */
export function withSharedIds(keys: readonly ApiKey[]): readonly ApiKey[] {
  return keys.map((key) => {
    const first = keys.find(({ scope, value }) => value !== '' && scope === key.scope && value === key.value);
    return !first || keyIdOf(first) === keyIdOf(key) ? key : { ...key, valueId: keyIdOf(first) };
  });
}
