import { createContext, use } from 'react';
import { LANGUAGE_TAGS, type Locale } from './locale.ts';
import { en, type Messages } from './messages.ts';

interface LocaleValue {
  readonly locale: Locale;
  readonly messages: Messages;
}

/** The language in force and its texts. The app provides it once the texts have loaded. */
export const LocaleContext = createContext<LocaleValue>({ locale: 'en', messages: en });

/** The texts of the language in force: `useMessages().composer.prompt`. */
export function useMessages(): Messages {
  return use(LocaleContext).messages;
}

/** The BCP 47 tag for `Intl` formatters. */
export function useLanguageTag(): string {
  return LANGUAGE_TAGS[use(LocaleContext).locale];
}
