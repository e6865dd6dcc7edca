import { doctor } from './doctor.ts';
import { errors } from './errors.ts';
import { jobs } from './jobs.ts';
import { mask } from './mask.ts';
import { profile } from './profile.ts';
import { results } from './results.ts';

/** The areas of panels that load later. */
export const panels = { doctor, errors, jobs, mask, profile, results };
