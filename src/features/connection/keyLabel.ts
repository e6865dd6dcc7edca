import type { Messages } from '../../i18n/messages.ts';
import type { ApiKey } from '../../state/connection/ConnectionState.ts';

/** Enough of a key to tell it from the others, and far too little to use it. */
export function maskKey(value: string): string {
  return value.length < 16 ? '••••' : `${value.slice(0, 3)}…${value.slice(-4)}`;
}

/** What a saved key is called in a list. */
export function keyLabel({ name, value }: ApiKey, messages: Messages['connection']): string {
  return name.trim() || (value === '' ? messages.emptyKey : maskKey(value));
}
