import type { AnswerHeaders } from './answerHeaders.ts';
import type { Evidence } from './Evidence.ts';
import { GatewayError, type GatewayErrorDetails, type GatewayErrorKind } from './GatewayError.ts';
import type { AnsweredImage, ImageAnswer } from './ImageAnswer.ts';
import type { ReceivedPicture } from './PictureSink.ts';
import { presentable, rawExcerpt } from './redact.ts';
import { resolvePicture } from './resolvePicture.ts';

/** Everything that is known about an answer when its body has ended. */
export interface Ended {
  readonly evidence: Evidence;
  /** Why the body broke off, if it did. */
  readonly dropped: Error | undefined;
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly received: readonly ReceivedPicture[];
  /** The body without its pictures. */
  readonly text: string;
  readonly baseUrl: string;
  readonly secrets: readonly string[];
}

/**
 * Pictures, or why there are none. An error status is always a refusal. Otherwise a picture that has arrived
 * counts, whatever else the answer says: it has been paid for.
 * @throws GatewayError
 */
export async function concludeAnswer(ended: Ended): Promise<ImageAnswer> {
  const { evidence, headers, status } = ended;
  const isOk = status >= 200 && status <= 299;
  const images = isOk ? await resolveAll(ended) : [];
  if (images.length === 0) {
    throw new GatewayError(isOk ? whyNoPicture(ended) : 'refused', details(ended));
  }
  const { requestId } = headers;
  return {
    images,
    reported: evidence.reported,
    ...(evidence.usage && { usage: evidence.usage }),
    ...(requestId !== undefined && { requestId }),
  };
}

async function resolveAll({ evidence, received, baseUrl }: Ended): Promise<readonly AnsweredImage[]> {
  const images = await Promise.all(
    evidence.sources.map((source) => resolvePicture(source, received, baseUrl)),
  );
  return images.filter((image) => image !== undefined);
}

function whyNoPicture({ evidence, dropped, text }: Ended): GatewayErrorKind {
  const { failure, taskId } = evidence;
  if (failure?.certain) return 'refused';
  if (evidence.ending === 'cut' || (dropped && (evidence.ending !== 'complete' || text.trim() === ''))) {
    return 'cut';
  }
  if (evidence.sources.length > 0) return 'not-an-image';
  if (taskId !== undefined) return 'task';
  if (failure) return 'refused';
  return evidence.ending === 'unreadable' ? 'unreadable' : 'no-image';
}

function details(ended: Ended): GatewayErrorDetails {
  const { evidence, dropped, headers, secrets } = ended;
  const { failure, taskId } = evidence;
  const message = failure?.message ?? evidence.words ?? (dropped?.message || undefined);
  const raw = rawExcerpt(ended.text, secrets);
  const requestId = headers.requestId ?? failure?.requestId;
  const retryAfter = headers.retryAfter ?? failure?.retryAfter;
  const texts = { code: failure?.code, type: failure?.type, message, requestId, taskId };
  const clean = Object.entries(texts).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, presentable(text, secrets)] as const],
  );
  return {
    status: ended.status,
    ...Object.fromEntries(clean),
    ...(failure?.param !== undefined && { param: failure.param }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(raw !== '' && { raw }),
  };
}
