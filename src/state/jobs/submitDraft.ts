import type { ImageJobInput, JobFiles } from '../../core/job.ts';
import type { ResolvedForm } from '../../core/params/resolveForm.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import { newId } from '../../platform/newId.ts';
import { checkBaseUrl, type BaseUrlProblem } from '../connection/baseUrl.ts';
import {
  connection,
  currentApiKey,
  currentBaseUrl,
  currentGateway,
  currentKey,
} from '../connection/connection.ts';
import type { ConnectionState } from '../connection/ConnectionState.ts';
import { draft } from '../draft.ts';
import { exportMaskPng } from '../mask/exportMaskPng.ts';
import { startJob } from './jobs.ts';
import { keepFiles } from './keepFiles.ts';
import { keyIdOf } from '../connection/keyIdOf.ts';
import { keyObstacle, type KeyObstacle } from '../connection/keyObstacle.ts';
import { isMaskHeld } from '../mask/maskHold.ts';
import { baseSource, dismissFailures, sourceFiles } from '../sources/sources.ts';

export type ConnectionObstacle = KeyObstacle | BaseUrlProblem;

/** Why nothing can be sent over the present connection, apart from the form. */
export function connectionObstacle(
  state: ConnectionState,
  pageProtocol: string,
): ConnectionObstacle | undefined {
  return (
    checkBaseUrl(currentBaseUrl(state), pageProtocol) ?? keyObstacle(currentGateway(state), currentKey(state))
  );
}

/** Starts a job from `form`, which must have no errors. Everything it needs is fixed at this moment. */
export function submitDraft(form: ResolvedForm): void {
  const state = connection.getState();
  dismissFailures();
  const { mode } = draft.getState();
  const key = currentApiKey(state);
  const base = mode === 'edit' ? baseSource() : undefined;
  const input = keepFiles({
    gateway: currentGateway(state),
    baseUrl: currentBaseUrl(state),
    mode,
    params: form.params,
    extra: form.extra,
    ...(key?.value && { key: key.value, keyId: keyIdOf(key) }),
    ...(base && { baseSize: { width: base.width, height: base.height } }),
    ...(mode === 'edit' && { files: filesOfNow() }),
  });
  for (const one of oneByOne(input, form)) void startJob(one, state.timeLimitSeconds);
}

/**
 * Several pictures as a stream are as many requests of one picture each where the gateway streams no more than one:
 * "Streaming is only supported with n=1." The first picture goes first.
 */
function oneByOne(input: ImageJobInput, { fields }: ResolvedForm): readonly ImageJobInput[] {
  const { n = 1, ...others } = input.params;
  const stream = fields.find(({ name }) => name === 'stream');
  const isLimited = stream?.rule.type === 'switch' && stream.rule.onePictureOnly;
  if (stream?.value !== true || !isLimited || n <= 1) return [input];
  const needsCount = fields.some(({ name, rule }) => name === 'n' && rule.required);
  const params = needsCount ? { ...others, n: 1 } : others;
  const id = newId();
  return Array.from({ length: n }, (_, index) => ({ ...input, params, batch: { id, index, of: n } }));
}

/**
 * The pictures and the mask as they are at the click; later strokes belong to the next request. Asked once more,
 * because that came to nothing, it takes them as they are then: the user was told to choose them again.
 */
function filesOfNow(): () => Promise<JobFiles> {
  let atClick: Promise<JobFiles> | undefined = takeFiles();
  // Whoever awaits it gets the rejection; without this it would also count as unhandled until then.
  atClick.catch(() => undefined);
  return () => {
    const files = atClick ?? takeFiles();
    atClick = undefined;
    return files;
  };
}

async function takeFiles(): Promise<JobFiles> {
  const base = baseSource();
  const [prepared, mask] = await Promise.all([
    sourceFiles(),
    base && !isMaskHeld(base.id) && exportMaskPng(base.id),
  ]);
  if (prepared.length === 0) throw new GatewayError('not-sent');
  return { sources: prepared, ...(mask && { mask }) };
}
