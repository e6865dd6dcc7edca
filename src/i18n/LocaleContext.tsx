import { createContext, use } from 'react';
import { LANGUAGE_TAGS, type Locale } from './locale.ts';
import { en, type FirstMessages, type Messages } from './messages.ts';
import { loadAllMessages, loadedMessages } from './panelMessages.ts';

export interface LocaleValue {
  readonly locale: Locale;
  readonly messages: FirstMessages;
}

/** The language in force and its texts. The app provides it once the texts have loaded. */
export const LocaleContext = createContext<LocaleValue>({ locale: 'en', messages: en });

/** The texts of the first load in the language in force: `useMessages().composer.prompt`. */
export function useMessages(): FirstMessages {
  return use(LocaleContext).messages;
}

/** All texts. For panels that load later: it suspends until the texts are there, so they stand within a Suspense. */
export function usePanelMessages(): Messages {
  const { locale } = use(LocaleContext);
  return loadedMessages(locale) ?? use(loadAllMessages(locale));
}

/** The BCP 47 tag for `Intl` formatters. */
export function useLanguageTag(): string {
  return LANGUAGE_TAGS[use(LocaleContext).locale];
}
