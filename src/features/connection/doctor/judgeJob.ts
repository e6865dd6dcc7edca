import { IMAGE_FORMATS, OUTPUT_FORMAT_MIMES } from '../../../core/image/formats.ts';
import { refusedField } from '../../../core/remedies/refusedField.ts';
import type { Facts } from '../../../state/connection/capabilities.ts';
import type { ImageJob } from '../../../state/jobs/jobs.ts';
import type { ImageResult } from '../../../state/results.ts';
import { evidenceOf } from './evidenceOf.ts';
import { documentsStream } from './testPicture.ts';
import type { CamePicture, Step } from './Step.ts';

/**
 * What the ended job of a paid test shows, for all the steps that it settles. `job` is absent where it was taken off
 * the list meanwhile. `learned`: what its answer taught.
 */
export function judgeJob(
  id: 'picture' | 'stream',
  job: ImageJob | undefined,
  pictures: readonly ImageResult[],
  learned: Facts | undefined,
): readonly Step[] {
  const evidence = {
    ...(job?.request && { request: `${job.request.method} ${job.request.url}` }),
    ...(job?.error && evidenceOf(job.error)),
  };
  const [first] = pictures;
  if (job?.state !== 'done' || !first) {
    const isRefused =
      id === 'stream' &&
      job?.error !== undefined &&
      refusedField(job.error, job.input.gateway, job.input) === 'stream';
    return [
      isRefused
        ? { id, status: 'warning', finding: { code: 'stream-refused' }, evidence }
        : { id, status: 'failed', finding: { code: 'picture-none' }, evidence },
    ];
  }
  const settled: readonly Step[] = [
    { id: 'cors', status: 'ok', finding: { code: 'cors-post' } },
    { id: 'key', status: 'ok', finding: { code: 'key-accepted' } },
  ];
  if (id === 'stream') {
    const isStream = learned?.streams === 'events';
    return [
      ...settled,
      isStream
        ? { id, status: 'ok', finding: { code: 'stream-events' }, evidence }
        : { id, status: 'warning', finding: { code: 'stream-ignored' }, evidence },
    ];
  }
  return [
    ...settled,
    { id: 'request', status: 'skipped', finding: { code: 'not-needed' } },
    judgePicture(job, first, learned, evidence),
    ...(documentsStream(job.input.gateway)
      ? [{ id: 'stream', status: 'needs-consent', finding: { code: 'offer-stream' } } as const]
      : []),
  ];
}

function judgePicture(
  { input, sentAt, startedAt, endedAt = startedAt }: ImageJob,
  { picture }: ImageResult,
  learned: Facts | undefined,
  evidence: Step['evidence'] & object,
): Step {
  const { size, output_format: format } = input.params;
  const came: CamePicture = {
    // A link that the page could read has become bytes by now.
    as: picture.kind === 'link' || learned?.returns === 'links' ? 'link' : 'bytes',
    seconds: Math.round((endedAt - (sentAt ?? startedAt)) / 1000),
    ...(picture.kind === 'bytes' && kindAndWish(picture.sniffed, size, format)),
  };
  return {
    id: 'picture',
    status: came.asked === undefined ? 'ok' : 'warning',
    finding: { code: 'picture-came', picture: came },
    evidence,
  };
}

function kindAndWish(
  { mime, width, height }: { mime: keyof typeof IMAGE_FORMATS; width: number; height: number },
  size: string | undefined,
  format: string | undefined,
): Pick<CamePicture, 'kind' | 'asked'> {
  const isAskedSize = size === undefined || !/^\d+x\d+$/.test(size) || size === `${width}x${height}`;
  const isAskedFormat =
    format === undefined ||
    Object.entries(OUTPUT_FORMAT_MIMES).some(([name, of]) => name === format && of === mime);
  const asked = [isAskedSize ? '' : size?.replace('x', '×'), isAskedFormat ? '' : format?.toUpperCase()]
    .filter(Boolean)
    .join(', ');
  return {
    kind: `${IMAGE_FORMATS[mime].label}, ${width}×${height}`,
    ...(asked !== '' && { asked }),
  };
}
