import { en, type FirstMessages } from './messages.ts';

export type Locale = 'en' | 'zh';

/** The `lang` attribute of the page, and the tag for `Intl`. */
export const LANGUAGE_TAGS: Readonly<Record<Locale, string>> = { en: 'en', zh: 'zh-CN' };

/** The first of the browser's languages that we speak; English otherwise. */
export function preferredLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    if (/^zh\b/i.test(language)) return 'zh';
    if (/^en\b/i.test(language)) return 'en';
  }
  return 'en';
}

/** English is in the first load; Chinese is fetched when it is asked for. */
export async function loadMessages(locale: Locale): Promise<FirstMessages> {
  if (locale === 'en') return en;
  return (await import('./zh/messages.ts')).zh;
}
