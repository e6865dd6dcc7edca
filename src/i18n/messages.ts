import { app } from './en/app.ts';
import { composer } from './en/composer.ts';
import { connection } from './en/connection.ts';
import { doctor } from './en/doctor.ts';
import { errors } from './en/errors.ts';
import { jobs } from './en/jobs.ts';
import { mask } from './en/mask.ts';
import { profile } from './en/profile.ts';
import { results } from './en/results.ts';
import { sources } from './en/sources.ts';

/**
 * Every text of the interface, one file per area. A message is a string, or a function of the values in it.
 * English defines the type, so a key that Chinese lacks fails the type check.
 */
export const en = { app, composer, connection, doctor, errors, jobs, mask, profile, results, sources };

export type Messages = typeof en;
