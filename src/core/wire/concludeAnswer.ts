import type { AcceptedTask } from './AcceptedTask.ts';
import type { AnswerHeaders } from './answerHeaders.ts';
import type { Evidence } from './Evidence.ts';
import { findFlaw, type DecodePicture, type Flaw } from './findFlaw.ts';
import type { PictureSource } from './findPictures.ts';
import { GatewayError, type GatewayErrorDetails, type GatewayErrorKind } from './GatewayError.ts';
import type { AnsweredImage, ImageAnswer, Shortfall } from './ImageAnswer.ts';
import type { ReceivedPicture } from './PictureSink.ts';
import { presentable, rawExcerpt, redact } from './redact.ts';
import { pictureOf, resolvePicture, toLink } from './resolvePicture.ts';
import { taskUrl } from './taskUrl.ts';

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
  readonly decodes: DecodePicture;
}

/** No gateway makes more at a time; each link beyond is one more request. */
const MOST_PICTURES = 64;

/**
 * Pictures, or why there are none. An error status is always a refusal. Otherwise a picture that has arrived
 * counts, whatever else the answer says: it has been paid for.
 * @throws GatewayError
 */
export async function concludeAnswer(ended: Ended): Promise<ImageAnswer> {
  const { evidence, headers, secrets, status } = ended;
  const isOk = status >= 200 && status <= 299;
  const { images, flaws } = isOk ? await resolveAll(ended) : { images: [], flaws: [] };
  if (images.length === 0) {
    const kind = isOk ? whyNoPicture(ended, flaws) : 'refused';
    const isTooLarge = kind === 'not-an-image' && flaws.includes('too-large');
    const reason = isTooLarge && { reason: 'too-large' as const };
    throw new GatewayError(kind, { ...details(ended), ...reason }, { cause: ended.dropped });
  }
  const { requestId } = headers;
  const shortfall = findShortfall(ended, flaws);
  return {
    images: images.map((image) => withCleanPrompt(image, secrets)),
    reported: Object.fromEntries(
      Object.entries(evidence.reported).map(([name, text]) => [name, presentable(text, secrets)]),
    ),
    ...(evidence.usage && { usage: evidence.usage }),
    ...(requestId !== undefined && { requestId }),
    ...(shortfall && { shortfall }),
  };
}

function withCleanPrompt(image: AnsweredImage, secrets: readonly string[]): AnsweredImage {
  const { revisedPrompt } = image;
  return revisedPrompt === undefined ? image : { ...image, revisedPrompt: redact(revisedPrompt, secrets) };
}

type Loss = Flaw | 'too-large';

interface Resolved {
  readonly images: readonly AnsweredImage[];
  /** Of what was said to be a picture and is none, or none that can be taken. */
  readonly flaws: readonly Loss[];
}

/** One after the other: a decoded picture of 8 megapixels takes 32 MB. */
async function resolveAll({ evidence, received, baseUrl, decodes }: Ended): Promise<Resolved> {
  const images: AnsweredImage[] = [];
  const flaws: Loss[] = [];
  for (const source of evidence.sources.slice(0, MOST_PICTURES)) {
    const image = await resolvePicture(source, received, baseUrl);
    const isBytes = image?.kind === 'bytes';
    const flaw = isBytes ? await findFlaw(image.blob, image.sniffed.mime, decodes) : undefined;
    if (image && !flaw) images.push(image);
    else if (pictureOf(source, received)?.isTooLarge) flaws.push('too-large');
    else flaws.push(isTorn(source, evidence) ? 'cut' : (flaw ?? 'damaged'));
  }
  return { images, flaws };
}

/** The answer broke off within this picture, perhaps before anything can be told about it. */
function isTorn(source: PictureSource, { ending, sources }: Evidence): boolean {
  return ending === 'cut' && source === sources.at(-1);
}

function findShortfall(ended: Ended, flaws: readonly Loss[]): Shortfall | undefined {
  const { evidence, dropped, secrets } = ended;
  const { failure } = evidence;
  const brokeOff = evidence.ending === 'cut' || (dropped !== undefined && evidence.ending !== 'complete');
  // The picture in which the answer broke off is no picture of its own.
  const flawed = flaws.filter((flaw) => !brokeOff || flaw !== 'cut').length;
  const unusable = flawed + Math.max(0, evidence.sources.length - MOST_PICTURES);
  if (unusable === 0 && !brokeOff && !failure) return undefined;
  return {
    unusable,
    ...(brokeOff && { brokeOff }),
    ...(failure?.code !== undefined && { code: presentable(failure.code, secrets) }),
    ...(failure?.message !== undefined && { message: presentable(failure.message, secrets) }),
  };
}

function whyNoPicture({ evidence, dropped, text }: Ended, flaws: readonly Loss[]): GatewayErrorKind {
  const { failure, task } = evidence;
  if (failure?.certain) return 'refused';
  if (evidence.ending === 'cut' || (dropped && (evidence.ending !== 'complete' || text.trim() === ''))) {
    return 'cut';
  }
  if (flaws.length > 0) return flaws.every((flaw) => flaw === 'cut') ? 'cut' : 'not-an-image';
  if (task?.id !== undefined) return 'task';
  if (failure) return 'refused';
  return evidence.ending === 'unreadable' ? 'unreadable' : 'no-image';
}

function details(ended: Ended): GatewayErrorDetails {
  const { evidence, headers, secrets } = ended;
  const { failure } = evidence;
  const task = acceptedTask(ended);
  const message = failure?.message ?? evidence.words;
  const raw = rawExcerpt(ended.text, secrets);
  const link = evidence.withheld && toLink(evidence.withheld.text, ended.baseUrl)?.url;
  const requestId = headers.requestId ?? failure?.requestId;
  const retryAfter = headers.retryAfter ?? failure?.retryAfter;
  const { code, type, param } = failure ?? {};
  const texts = { code, type, message, param, requestId, taskId: task?.id };
  const clean = Object.entries(texts).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, presentable(text, secrets)] as const],
  );
  return {
    status: ended.status,
    ...Object.fromEntries(clean),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(task && { task }),
    ...(link !== undefined && { link: redact(link, secrets) }),
    ...(raw !== '' && { raw }),
  };
}

function acceptedTask({ evidence, headers, baseUrl, secrets }: Ended): AcceptedTask | undefined {
  const { task } = evidence;
  if (!task) return undefined;
  const { id, status, percent } = task;
  const url = taskUrl(task, headers.location, baseUrl);
  return {
    ...(id !== undefined && { id: presentable(id, secrets) }),
    ...(status !== undefined && { status: presentable(status, secrets) }),
    ...(percent !== undefined && { percent }),
    ...(url !== undefined && { url }),
  };
}
