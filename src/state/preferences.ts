import { createStore } from 'zustand/vanilla';
import { readLocal, writeLocal } from '../platform/localStore.ts';
import { registerErase } from './eraseAll.ts';

export type Theme = 'light' | 'dark' | 'system';
export type DownloadFormat = 'original' | 'png' | 'jpeg' | 'webp';

/** What the user prefers, apart from any picture or gateway. All of it is kept in localStorage. */
export interface Preferences {
  /** Absent until the user chooses: then the browser's languages decide. */
  readonly language?: 'en' | 'zh';
  readonly theme: Theme;
  readonly downloadFormat: DownloadFormat;
  /** CSS colour that stands behind transparent pixels in a JPEG. */
  readonly jpegBackground: string;
}

const DEFAULTS: Preferences = { theme: 'system', downloadFormat: 'original', jpegBackground: '#ffffff' };

const ALLOWED: Readonly<Record<string, readonly unknown[]>> = {
  language: ['en', 'zh'],
  theme: ['light', 'dark', 'system'],
  downloadFormat: ['original', 'png', 'jpeg', 'webp'],
};

export const preferences = createStore<Preferences>(() => restore(readLocal('preferences')));

/** Changes some preferences and keeps them. */
export function setPreferences(change: Partial<Preferences>): void {
  preferences.setState(change);
  writeLocal('preferences', preferences.getState());
}

registerErase(() => preferences.setState(DEFAULTS, true));

/** Only what this version knows is taken from storage: an older or foreign entry must not break the start. */
function restore(kept: unknown): Preferences {
  if (typeof kept !== 'object' || kept === null) return DEFAULTS;
  const entries = Object.entries(kept).filter(([name, value]) => {
    if (name === 'jpegBackground') return typeof value === 'string' && /^#[\da-f]{6}$/i.test(value);
    return ALLOWED[name]?.includes(value) ?? false;
  });
  return { ...DEFAULTS, ...Object.fromEntries(entries) };
}
