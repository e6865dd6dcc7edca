import type { Picture } from '../../core/job.ts';
import { fetchPicture } from '../../platform/network/fetchPicture.ts';
import type { ImageResult, ResultPicture } from '../../state/results.ts';

/** Only a link came, and its host does not let the page read it. */
export class LinkOnlyError extends Error {
  override readonly name = 'LinkOnlyError';
  readonly url: string;

  constructor(url: string) {
    super('link only');
    this.url = url;
  }
}

/** Long enough for the largest picture on a slow line or a slow machine; a click must not wait for ever. */
const TIME_LIMIT_MS = 60_000;

export function clickSignal(): AbortSignal {
  return AbortSignal.timeout(TIME_LIMIT_MS);
}

/**
 * The bytes of a result. A link is tried once more: the first failure may have been the network's.
 * @throws LinkOnlyError where the link still cannot be read, GatewayError where it leads to no picture.
 */
export async function pictureBytes(picture: ResultPicture, signal: AbortSignal): Promise<Picture> {
  if (picture.kind === 'bytes') return picture;
  const fetched = await fetchPicture(picture.url, signal);
  if (!fetched) throw new LinkOnlyError(picture.url);
  return fetched;
}

/** The same result with its bytes. Rejects as `pictureBytes`. */
export async function withBytes(result: ImageResult, signal: AbortSignal): Promise<ImageResult> {
  if (result.picture.kind === 'bytes') return result;
  const { blob, sniffed } = await pictureBytes(result.picture, signal);
  return { ...result, picture: { kind: 'bytes', blob, sniffed } };
}
