import { useStore } from 'zustand';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import { normalizeBaseUrl } from '../../state/connection/baseUrl.ts';
import {
  connection,
  currentApiKey,
  currentBaseUrl,
  currentGateway,
} from '../../state/connection/connection.ts';

/** The plain line that says where prompts and pictures go, and where the key is. */
export function useDestination(): string {
  const messages = useMessages().connection;
  const gateway = useStore(connection, currentGateway);
  const address = useStore(connection, (state) => normalizeBaseUrl(currentBaseUrl(state)));
  const tabOnly = useStore(connection, (state) => currentApiKey(state)?.tabOnly ?? state.tabOnly);
  if (!gateway.needsKey) return messages.staysHere;
  if (address === undefined) return messages.goesNowhereYet;
  return messages.sentences([
    messages.goesTo(new URL(address).origin),
    tabOnly ? messages.keyInTab : messages.keyInBrowser,
  ]);
}
