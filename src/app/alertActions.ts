import { flushSync } from 'react-dom';
import type { ImageJobInput } from '../core/job.ts';
import type { FieldName } from '../core/params/ImageParams.ts';
import type { RemedyActions } from '../features/jobs/RemedyRow.tsx';
import { chooseGateway, connection } from '../state/connection/connection.ts';
import { draft, resetFields, setField, setMode } from '../state/draft.ts';
import { type ImageJob, jobs, repeatJob } from '../state/jobs/jobs.ts';
import { shrinkSources } from '../state/sources/shrinkSources.ts';
import { goToField, goToSources } from './goTo.ts';

/**
 * What the buttons in the alert of a job do in the rest of the page. Meanwhile the user may have gone on to another
 * gateway or mode.
 *
 * @param labels the names of the form's fields
 */
export function alertActions(
  { gateway, mode }: ImageJobInput,
  labels: Readonly<Record<FieldName, string>>,
  onOpenSettings: () => void,
): Omit<RemedyActions, 'onSendAgain'> {
  const goTo = (place: FieldName | 'sources') => {
    setMode(mode);
    if (place === 'sources') return goToSources();
    if (place !== 'prompt') chooseGateway(gateway.id);
    goToField(place, labels[place]);
  };
  return {
    onOpenSettings: () => {
      chooseGateway(gateway.id);
      onOpenSettings();
    },
    onGoTo: goTo,
    onDownscale: () => {
      goTo('sources');
      shrinkSources(gateway.endpoints.edit.images?.maxBytes);
    },
    onReset: resetFields,
    onReload: () => location.reload(),
  };
}

/** What the buttons of a dialog do elsewhere in the page, once the dialog has given the focus back. */
export function closingFirst(actions: RemedyActions, close: () => void): RemedyActions {
  const first = () => flushSync(close);
  return {
    ...actions,
    onOpenSettings: () => {
      first();
      actions.onOpenSettings();
    },
    onGoTo: (place) => {
      first();
      actions.onGoTo(place);
    },
    onDownscale: () => {
      first();
      actions.onDownscale();
    },
    onSendAgain: (without) => {
      first();
      actions.onSendAgain(without);
    },
  };
}

/**
 * Sends the request of `job` once more, without the fields that the gateway refused; the form forgets them too. One
 * click made its batch, so one click repeats all of it that was refused for the same: as one request where that is
 * possible again.
 */
export function sendAgain(job: ImageJob, without: readonly FieldName[]): void {
  for (const name of without) forget(name, job.input.params[name]);
  const { timeLimitSeconds } = connection.getState();
  const batch = refusedAlike(job, without);
  if (batch.length > 1 && without.includes('stream')) {
    // Only streams bring one picture a request.
    void repeatJob(job.id, timeLimitSeconds, { without, asOneOf: batch.length });
    return;
  }
  for (const { id } of batch) void repeatJob(id, timeLimitSeconds, { without });
}

/** The jobs of one click that were refused for the same as `job`, itself among them, the first one first. */
function refusedAlike(job: ImageJob, without: readonly FieldName[]): readonly ImageJob[] {
  const { batch } = job.input;
  if (!batch || without.length === 0) return [job];
  const reason = reasonOf(job);
  return jobs
    .getState()
    .jobs.filter((other) => other.input.batch?.id === batch.id && reasonOf(other) === reason)
    .toReversed();
}

/** Tells apart what alike requests were refused for. */
function reasonOf({ state, error }: ImageJob): string {
  const { status, code, param, message } = error?.details ?? {};
  return JSON.stringify([state, status, code, param ?? message]);
}

/** Takes a refused value out of the form, unless the user has chosen another one since. */
function forget(name: FieldName, refused: unknown): void {
  if (name !== 'prompt' && draft.getState().wishes[name] === refused) setField(name, undefined);
}
