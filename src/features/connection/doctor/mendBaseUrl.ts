import { keepKey, settleBaseUrl } from '../../../state/connection/apiKeys.ts';
import {
  connection,
  currentApiKey,
  currentBaseUrl,
  currentKey,
  setBaseUrl,
} from '../../../state/connection/connection.ts';

/**
 * Takes a corrected base URL. A key that was typed for the slip goes along where it leads to the same host, which
 * would have got it anyway, and where none is there yet.
 */
export function mendBaseUrl(mended: string): void {
  const before = currentBaseUrl();
  const key = currentApiKey();
  setBaseUrl(mended);
  settleBaseUrl();
  if (!key?.value || currentKey() !== undefined || !isSameHost(before, mended)) return;
  const { tabOnly } = connection.getState();
  keepKey(key.value, key.tabOnly || tabOnly);
}

/** By https, or by the same protocol as before: a key must not end up in plain text. */
function isSameHost(before: string, mended: string): boolean {
  if (!URL.canParse(before) || !URL.canParse(mended)) return false;
  const [old, fresh] = [new URL(before), new URL(mended)];
  return old.host === fresh.host && (fresh.protocol === 'https:' || fresh.protocol === old.protocol);
}
