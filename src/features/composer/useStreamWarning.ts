import { useStore } from 'zustand';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import { capabilities, learnedAt } from '../../state/connection/capabilities.ts';
import { connection, currentBaseUrl } from '../../state/connection/connection.ts';

/** What this browser has seen the present server make of `stream`, where that speaks against asking again. */
export function useStreamWarning(): string | undefined {
  const { streamWarnings } = useMessages().composer;
  const baseUrl = useStore(connection, currentBaseUrl);
  const streams = useStore(capabilities, (state) => learnedAt(baseUrl, state)?.streams);
  return streams === undefined || streams === 'events' ? undefined : streamWarnings[streams];
}
