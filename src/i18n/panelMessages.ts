import { loadMessages, type Locale } from './locale.ts';
import type { Messages } from './messages.ts';

const PANELS = {
  en: () => import('./en/panels.ts'),
  zh: () => import('./zh/panels.ts'),
} as const;

const loading = new Map<Locale, Promise<Messages>>();
const loaded = new Map<Locale, Messages>();

/** All texts of a language, once they have been loaded. */
export function loadedMessages(locale: Locale): Messages | undefined {
  return loaded.get(locale);
}

/** The same promise as long as it may yet come true: what failed is asked for anew. */
export function loadAllMessages(locale: Locale): Promise<Messages> {
  const known = loading.get(locale);
  if (known) return known;
  const texts = load(locale);
  loading.set(locale, texts);
  texts.catch(() => loading.delete(locale));
  return texts;
}

async function load(locale: Locale): Promise<Messages> {
  const [first, { panels }] = await Promise.all([loadMessages(locale), PANELS[locale]()]);
  const messages = { ...first, ...panels };
  loaded.set(locale, messages);
  return messages;
}
