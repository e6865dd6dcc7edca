import { useStore } from 'zustand';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import { checkKey } from '../../state/connection/apiKeys.ts';
import { normalizeBaseUrl } from '../../state/connection/baseUrl.ts';
import {
  connection,
  currentBaseUrl,
  currentGateway,
  currentKey,
  keyScope,
} from '../../state/connection/connection.ts';

/** What stands under a field for the present key: where it is sent, what it should look like, what is wrong. */
export function useKeyTexts(): { readonly hint: string; readonly error: string | undefined } {
  const messages = useMessages().connection;
  const gateway = useStore(connection, currentGateway);
  const baseUrl = useStore(connection, currentBaseUrl);
  const key = useStore(connection, currentKey);
  const problem = key === undefined ? undefined : checkKey(key);
  const isDocumented = keyScope(gateway, baseUrl) === `gateway:${gateway.id}`;
  const address = normalizeBaseUrl(baseUrl);
  const sentences = [
    isDocumented && gateway.keyHint && messages.keyHints[gateway.keyHint],
    isDocumented && gateway.keyPrefix && key && !key.startsWith(gateway.keyPrefix)
      ? messages.keyPrefix(gateway.name, gateway.keyPrefix)
      : undefined,
    address === undefined && messages.keyBeforeAddress,
    address !== undefined && !isDocumented && messages.keyForAddress(address),
    isDocumented && gateway.regions.length > 1 && messages.keyForGateway(gateway.name),
    isDocumented && gateway.regions.length === 1 && messages.keyForAddress(baseUrl),
  ];
  return {
    hint: messages.sentences(sentences.filter((sentence) => typeof sentence === 'string')),
    error: problem && messages.keyProblems[problem],
  };
}
