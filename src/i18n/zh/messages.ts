import type { Messages } from '../messages.ts';
import { app } from './app.ts';
import { composer } from './composer.ts';
import { connection } from './connection.ts';
import { doctor } from './doctor.ts';
import { errors } from './errors.ts';
import { jobs } from './jobs.ts';
import { mask } from './mask.ts';
import { profile } from './profile.ts';
import { results } from './results.ts';
import { sources } from './sources.ts';

export const zh: Messages = {
  app,
  composer,
  connection,
  doctor,
  errors,
  jobs,
  mask,
  profile,
  results,
  sources,
};
