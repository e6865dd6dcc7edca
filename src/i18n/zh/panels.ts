import type { PanelMessages } from '../messages.ts';
import { doctor } from './doctor.ts';
import { errors } from './errors.ts';
import { jobs } from './jobs.ts';
import { mask } from './mask.ts';
import { profile } from './profile.ts';
import { results } from './results.ts';

export const panels: PanelMessages = { doctor, errors, jobs, mask, profile, results };
