import type { SniffedImage } from '../../core/image/sniff.ts';
import { sniffBlob } from '../../core/image/sniffBlob.ts';
import { findFlaw } from '../../core/wire/findFlaw.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import { LARGEST_PICTURE, PictureSink } from '../../core/wire/PictureSink.ts';
import { decodesPicture } from '../answers/decodesPicture.ts';
import { readChunks } from '../answers/readChunks.ts';

interface FetchedPicture {
  readonly blob: Blob;
  readonly sniffed: SniffedImage;
}

/**
 * A result link to bytes. Without Authorization and cookies: the link may lead anywhere. `undefined` where no page
 * may read it, where the connection breaks, where `signal` ends it and where it is larger than a page can hold: the
 * link itself may still show in an `<img>`.
 * @throws GatewayError `not-an-image` with the link where the host lets us read that there is no picture.
 */
export async function fetchPicture(
  url: string,
  signal: AbortSignal,
  largest = LARGEST_PICTURE,
): Promise<FetchedPicture | undefined> {
  const read = await readLink(url, signal, largest);
  if (!read) return undefined;
  const picture = read.ok ? await pictureIn(read.body) : undefined;
  if (picture) return picture;
  throw new GatewayError('not-an-image', { reason: 'dead-link', link: url, status: read.status });
}

interface LinkAnswer {
  readonly status: number;
  readonly ok: boolean;
  readonly body: Blob;
}

async function readLink(url: string, signal: AbortSignal, largest: number): Promise<LinkAnswer | undefined> {
  try {
    const response = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
    const { status, ok } = response;
    if (ok) {
      const body = await readBody(response, largest);
      return body && { status, ok, body };
    }
    await response.body?.cancel();
    return { status, ok, body: new Blob() };
  } catch {
    return undefined;
  }
}

/** `undefined` for more bytes than `largest`, of which the rest is not waited for. */
async function readBody({ body }: Response, largest: number): Promise<Blob | undefined> {
  const sink = new PictureSink(largest);
  for await (const chunk of readChunks(body)) {
    sink.write(chunk);
    if (sink.isOver) return undefined;
  }
  const { blob, isTooLarge } = sink.finish();
  return isTooLarge ? undefined : blob;
}

async function pictureIn(body: Blob): Promise<FetchedPicture | undefined> {
  const sniffed = await sniffBlob(body);
  if (!sniffed) return undefined;
  const blob = body.slice(0, body.size, sniffed.mime);
  const flaw = await findFlaw(blob, sniffed.mime, decodesPicture);
  return flaw ? undefined : { blob, sniffed };
}
