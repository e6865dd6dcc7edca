import { OUTPUT_FORMAT_MIMES } from '../../core/image/formats.ts';
import type { ImageJobInput, JobPorts } from '../../core/job.ts';
import type { ImageParams } from '../../core/params/ImageParams.ts';
import { parseSize } from '../../core/params/sizeRules.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import type { ImageAnswer } from '../../core/wire/ImageAnswer.ts';
import { learn, type Facts } from './capabilities.ts';

/** The ports of a job, which also remember what its answer shows of the server. The sandbox has nothing to learn. */
export function learningPorts(ports: JobPorts, { gateway, baseUrl, params }: ImageJobInput): JobPorts {
  if (!gateway.needsKey) return ports;
  return {
    ...ports,
    readAnswer: async (response, context, events, signal) => {
      // Content-Type is wrong often enough; a preview can only come by a stream.
      let isStream = response.headers.get('content-type')?.includes('event-stream') ?? false;
      const onPartial: typeof events.onPartial = (partial) => {
        isStream = true;
        events.onPartial?.(partial);
      };
      try {
        const answer = await ports.readAnswer(response, context, { ...events, onPartial }, signal);
        learn(baseUrl, factsOfAnswer(params, answer, isStream));
        return answer;
      } catch (error) {
        if (error instanceof GatewayError) learn(baseUrl, factsOfFailure(params, error, isStream));
        throw error;
      }
    },
  };
}

/** What an answer with pictures shows. `isStream`: it came as an event stream. */
function factsOfAnswer(
  { stream, size, output_format: format }: Partial<ImageParams>,
  { images }: Pick<ImageAnswer, 'images'>,
  isStream: boolean,
): Facts {
  const sniffed = images.flatMap((image) => (image.kind === 'bytes' ? [image.sniffed] : []));
  const asked = size === undefined ? undefined : parseSize(size);
  const mime = isFormat(format) ? OUTPUT_FORMAT_MIMES[format] : undefined;
  return {
    corsPost: true,
    ...(stream && { streams: isStream ? 'events' : 'ignored' }),
    ...(images.length > 0 && { returns: images.some(({ kind }) => kind === 'link') ? 'links' : 'bytes' }),
    ...(asked &&
      sniffed.length > 0 && {
        size: keptOrChanged(
          sniffed.every(({ width, height }) => width === asked.width && height === asked.height),
        ),
      }),
    ...(mime &&
      sniffed.length > 0 && { format: keptOrChanged(sniffed.every((picture) => picture.mime === mime)) }),
  };
}

function keptOrChanged(isKept: boolean): 'kept' | 'changed' {
  return isKept ? 'kept' : 'changed';
}

/** What an answer without a picture shows: it could be read, and perhaps why it is a refusal. */
function factsOfFailure(
  { stream }: Partial<ImageParams>,
  { kind, details }: GatewayError,
  isStream: boolean,
): Facts {
  if (details.status === undefined) return {};
  const refusesStream = stream === true && kind === 'refused' && details.param === 'stream';
  return {
    corsPost: true,
    ...(refusesStream && { streams: 'refused' }),
    ...(stream && isStream && { streams: 'events' }),
  };
}

function isFormat(format: string | undefined): format is keyof typeof OUTPUT_FORMAT_MIMES {
  return format !== undefined && Object.hasOwn(OUTPUT_FORMAT_MIMES, format);
}
