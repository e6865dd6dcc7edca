import { app } from './en/app.ts';
import { composer } from './en/composer.ts';
import { connection } from './en/connection.ts';
import { sources } from './en/sources.ts';
import type { panels } from './en/panels.ts';

/**
 * Every text of the interface, one file per area. A message is a string, or a function of the values in it.
 * English defines the type, so a key that Chinese lacks fails the type check. These areas are in the first load;
 * those of `panels` come with the first panel that loads later.
 */
export const en = { app, composer, connection, sources };

export type FirstMessages = typeof en;
export type PanelMessages = typeof panels;
export type Messages = FirstMessages & PanelMessages;
