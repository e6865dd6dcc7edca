import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { LocaleValue } from '../i18n/LocaleContext.tsx';
import { LANGUAGE_TAGS, preferredLocale, type Locale } from '../i18n/locale.ts';
import { loadAllMessages } from '../i18n/panelMessages.ts';
import { preferences, type Theme } from '../state/preferences.ts';

/** The language that the user chose, or else the first of the browser's that we speak. */
export function chosenLocale(): Locale {
  return preferences.getState().language ?? preferredLocale(navigator.languages);
}

/** The language in force with its texts; while another loads, the one before stays. */
export function useLocale(initial: LocaleValue): LocaleValue {
  const wanted = useStore(preferences, (state) => state.language) ?? chosenLocale();
  const [loaded, setLoaded] = useState(initial);
  useEffect(() => {
    if (wanted === loaded.locale) return undefined;
    let current = true;
    // With the texts of the panels: those on screen must not go while theirs load.
    void loadAllMessages(wanted).then((messages) => current && setLoaded({ locale: wanted, messages }));
    return () => {
      current = false;
    };
  }, [wanted, loaded.locale]);
  useEffect(() => {
    document.documentElement.lang = LANGUAGE_TAGS[loaded.locale];
  }, [loaded.locale]);
  return loaded;
}

/** Sets the colour scheme of the page; `system` leaves it to the browser. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** The theme after `theme`: first the one that looks different from now, then its opposite, then the system's. */
export function nextTheme(theme: Theme, systemIsDark: boolean): Theme {
  const order: readonly Theme[] = systemIsDark ? ['system', 'light', 'dark'] : ['system', 'dark', 'light'];
  return order[(order.indexOf(theme) + 1) % order.length] ?? 'system';
}
