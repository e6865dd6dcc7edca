import { newId } from '../../platform/newId.ts';
import {
  changeConnection,
  connection,
  currentApiKey,
  currentBaseUrl,
  currentGateway,
  keyScope,
} from './connection.ts';
import type { ApiKey, ConnectionState } from './ConnectionState.ts';
import { UNTYPED_SCOPE } from './connectionStorage.ts';
import { registerErase } from '../eraseAll.ts';
import { keyIdOf, withSharedIds } from './keyIdOf.ts';

export type KeyProblem =
  /** It begins with `Bearer `, which is added when it is sent. */
  | 'bearer'
  /** A blank or another character that a header cannot carry. */
  | 'characters';

/** Why `value` cannot be sent as a key; `undefined` when it can. An empty text is no key and no problem. */
export function checkKey(value: string): KeyProblem | undefined {
  const key = value.trim();
  if (/^bearer\s/i.test(key)) return 'bearer';
  // RFC 6750, 2.1 allows less, but gateways invent keys freely: visible ASCII is what every header carries.
  return /^[\x21-\x7e]*$/.test(key) ? undefined : 'characters';
}

/** The scope of the present gateway and base URL. */
export function currentScope(state: ConnectionState = connection.getState()): string {
  return keyScope(currentGateway(state), currentBaseUrl(state));
}

/** What is typed into "API key": changes the present key of this scope, or begins one. Empty removes it from storage. */
export function setKey(text: string): void {
  const value = text.trim();
  const present = currentApiKey();
  if (present) changeValue(present, value);
  else if (value !== '') begin({ name: '', value });
}

/** Whether the present key, and the next new ones, live in this tab's memory only. */
export function setTabOnly(tabOnly: boolean): void {
  const present = currentApiKey();
  const { keys } = connection.getState();
  changeConnection({
    tabOnly,
    keys: keys.map((key) => (key.id === present?.id ? { ...key, tabOnly } : key)),
  });
}

/** Begins another key in this scope, still empty, and chooses it. Answers its id. */
export function addKey(name: string): string {
  return begin({ name, value: '' });
}

/** Chooses a key of the present scope; one that was begun and left empty goes. */
export function chooseKey(keyId: string): void {
  const scope = currentScope();
  const { keys, chosenKeys } = connection.getState();
  changeConnection({
    keys: keys.filter((key) => key.scope !== scope || key.id === keyId || key.value !== ''),
    chosenKeys: { ...chosenKeys, [scope]: keyId },
  });
}

export function renameKey(keyId: string, name: string): void {
  changeKey(keyId, { name });
}

export function removeKey(keyId: string): void {
  changeConnection({ keys: connection.getState().keys.filter(({ id }) => id !== keyId) });
}

/** Keeps a key for the present scope and chooses it; one that is already there is only chosen. */
export function keepKey(value: string, tabOnly: boolean): void {
  const scope = currentScope();
  const there = connection.getState().keys.find((key) => key.scope === scope && key.value === value);
  if (there) chooseKey(there.id);
  else begin({ name: '', value, tabOnly });
}

/**
 * To be called when the base URL has been typed to its end: a key that was entered before there was an
 * address belongs to the first one, unless that has a key already.
 */
export function settleBaseUrl(): void {
  const scope = currentScope();
  const { keys, chosenKeys } = connection.getState();
  const waiting = keys.find((key) => key.scope === UNTYPED_SCOPE + currentGateway().id && key.value !== '');
  if (!waiting || scope === waiting.scope || keys.some((key) => key.scope === scope && key.value !== ''))
    return;
  changeConnection({
    keys: withSharedIds(keys.map((key) => (key === waiting ? { ...key, scope } : key))),
    chosenKeys: { ...chosenKeys, [scope]: waiting.id },
  });
}

function begin(given: Pick<ApiKey, 'name' | 'value'> & { readonly tabOnly?: boolean }): string {
  const { tabOnly } = connection.getState();
  const scope = currentScope();
  const valueId = idOfValue(scope, given.value);
  const key: ApiKey = {
    id: newId(),
    ...(valueId !== undefined && { valueId }),
    scope,
    tabOnly,
    ...given,
  };
  changeConnection({ keys: [...connection.getState().keys, key] });
  chooseKey(key.id);
  return key.id;
}

/** Ids that values had before something else was typed over them: a slip that is mended is the same key again. */
const formerIds = new Map<string, string>();

registerErase(() => formerIds.clear());

/** Another value is another key: neither the day's count nor the slots of the one before are its own. */
function changeValue(key: ApiKey, value: string): void {
  if (value === key.value) return;
  if (key.value !== '') formerIds.set(`${key.scope} ${key.value}`, keyIdOf(key));
  changeKey(key.id, { value, valueId: idOfValue(key.scope, value) ?? newId() });
}

function idOfValue(scope: string, value: string): string | undefined {
  if (value === '') return undefined;
  const there = connection.getState().keys.find((key) => key.scope === scope && key.value === value);
  return there ? keyIdOf(there) : formerIds.get(`${scope} ${value}`);
}

function changeKey(keyId: string, change: Partial<Pick<ApiKey, 'name' | 'value' | 'valueId'>>): void {
  changeConnection({
    keys: connection.getState().keys.map((key) => (key.id === keyId ? { ...key, ...change } : key)),
  });
}
