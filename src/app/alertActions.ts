import type { ImageJobInput } from '../core/job.ts';
import type { FieldName } from '../core/params/ImageParams.ts';
import type { RemedyActions } from '../features/jobs/RemedyRow.tsx';
import { chooseGateway, connection } from '../state/connection/connection.ts';
import { draft, resetFields, setField, setMode } from '../state/draft.ts';
import { type ImageJob, repeatJob } from '../state/jobs/jobs.ts';
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

/** Sends the request of `job` once more, without the fields that the gateway refused; the form forgets them too. */
export function sendAgain({ id, input }: ImageJob, without: readonly FieldName[]): void {
  for (const name of without) forget(name, input.params[name]);
  void repeatJob(id, connection.getState().timeLimitSeconds, { without });
}

/** Takes a refused value out of the form, unless the user has chosen another one since. */
function forget(name: FieldName, refused: unknown): void {
  if (name !== 'prompt' && draft.getState().wishes[name] === refused) setField(name, undefined);
}
