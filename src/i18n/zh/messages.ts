import type { FirstMessages } from '../messages.ts';
import { app } from './app.ts';
import { composer } from './composer.ts';
import { connection } from './connection.ts';
import { sources } from './sources.ts';

export const zh: FirstMessages = { app, composer, connection, sources };
