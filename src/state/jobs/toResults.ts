import type { ImageJobInput } from '../../core/job.ts';
import type { AnsweredImage, ImageAnswer } from '../../core/wire/ImageAnswer.ts';
import { newId } from '../../platform/newId.ts';
import type { Start } from '../byStart.ts';
import type { ImageResult, ResultPicture } from '../results.ts';

const DAY = 86_400_000;

/** The pictures of one answer as results, in their order. `at`: when it was complete, milliseconds since 1970. */
export function toResults(
  {
    id: jobId,
    input,
    startedAt,
  }: { readonly id: string; readonly input: ImageJobInput; readonly startedAt: number },
  { images }: ImageAnswer,
  at: number,
): readonly ImageResult[] {
  const start: Start = { at: startedAt, ...(input.batch && { batch: input.batch }) };
  return images.map((image, index) => ({
    id: newId(),
    jobId,
    index,
    of: images.length,
    mode: input.mode,
    gatewayId: input.gateway.id,
    gatewayName: input.gateway.name,
    asked: input.params,
    at,
    start,
    favourite: false,
    ...(image.revisedPrompt !== undefined && { revisedPrompt: image.revisedPrompt }),
    picture: toPicture(image, input, at),
  }));
}

function toPicture(image: AnsweredImage, { gateway }: ImageJobInput, at: number): ResultPicture {
  if (image.kind === 'bytes') return { kind: 'bytes', blob: image.blob, sniffed: image.sniffed };
  const { resultUrlDays: days } = gateway;
  return { kind: 'link', url: image.url, ...(days !== undefined && { expiresAt: at + days * DAY }) };
}
