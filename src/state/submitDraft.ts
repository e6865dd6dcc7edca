import type { ImageJobInput, JobFiles } from '../core/job.ts';
import type { ResolvedForm } from '../core/params/resolveForm.ts';
import { checkKey } from './apiKeys.ts';
import { checkBaseUrl, type BaseUrlProblem } from './baseUrl.ts';
import { connection, currentBaseUrl, currentGateway, currentKey } from './connection.ts';
import type { ConnectionState } from './ConnectionState.ts';
import { draft } from './draft.ts';
import { startJob } from './jobs.ts';
import { exportMaskPng } from './exportMaskPng.ts';
import { baseSource, dismissFailures, sourceFiles } from './sources.ts';

export type ConnectionObstacle = 'no-key' | 'unusable-key' | BaseUrlProblem;

/** Why nothing can be sent over the present connection, apart from the form. */
export function connectionObstacle(
  state: ConnectionState,
  pageProtocol: string,
): ConnectionObstacle | undefined {
  const gateway = currentGateway(state);
  const problem = checkBaseUrl(currentBaseUrl(state), pageProtocol);
  if (problem) return problem;
  const key = currentKey(state);
  if (key === undefined) return gateway.needsKey ? 'no-key' : undefined;
  // `new Headers` would throw on it.
  return checkKey(key) ? 'unusable-key' : undefined;
}

/** Starts a job from `form`, which must have no errors. Everything it needs is fixed at this moment. */
export function submitDraft(form: ResolvedForm): void {
  const state = connection.getState();
  dismissFailures();
  const { mode } = draft.getState();
  const key = currentKey(state);
  const input: ImageJobInput = {
    gateway: currentGateway(state),
    baseUrl: currentBaseUrl(state),
    mode,
    params: form.params,
    extra: form.extra,
    ...(key !== undefined && { key }),
    ...(mode === 'edit' && { files: filesOfNow() }),
  };
  void startJob(input, state.timeLimitSeconds);
}

/** The pictures and the mask as they are at the click; later strokes belong to the next request. */
function filesOfNow(): () => Promise<JobFiles> {
  const sources = sourceFiles();
  const base = baseSource();
  const mask = base ? exportMaskPng(base.id) : undefined;
  const files = Promise.all([sources, mask]);
  // Whoever awaits it gets the rejection; without this it would also count as unhandled until then.
  files.catch(() => undefined);
  return async () => {
    const [prepared, painted] = await files;
    return { sources: prepared, ...(painted && { mask: painted }) };
  };
}
