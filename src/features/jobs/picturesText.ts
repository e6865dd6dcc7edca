import { withExtra } from '../../core/params/withExtra.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { ImageJob } from '../../state/jobs/jobs.ts';

/** How many pictures a finished job has, and of how many where fewer came than were asked for. */
export function picturesText({ pictures, input }: ImageJob, messages: Messages['jobs']): string {
  const asked = withExtra(input.params, input.extra).n ?? 1;
  return pictures < asked ? messages.picturesOf(pictures, asked) : messages.pictures(pictures);
}
