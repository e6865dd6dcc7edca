import { decodeBase64 } from '../image/decodeBase64.ts';
import { sniffImage } from '../image/sniff.ts';
import { sniffBlob } from '../image/sniffBlob.ts';
import type { PictureSource } from './findPictures.ts';
import type { AnsweredImage } from './ImageAnswer.ts';
import type { ReceivedPicture } from './PictureSink.ts';
import { referredPicture } from './pictureReference.ts';

/** `data:image/png;base64,`, also with other parameters and without its scheme. */
const DATA_PREFIX = /^(data:)?[^,]{0,200};base64,\s*/i;

/**
 * The picture that `source` stands for: bytes, or an absolute `http(s)` link. `undefined` when it is neither,
 * an SVG or a `javascript:` address among them. Relative links are resolved against `baseUrl`.
 */
export async function resolvePicture(
  source: PictureSource,
  received: readonly ReceivedPicture[],
  baseUrl: string,
): Promise<AnsweredImage | undefined> {
  const { text, revisedPrompt } = source;
  const image = isAddress(source) ? toLink(text, baseUrl) : await toImage(pictureOf(source, received));
  return image && revisedPrompt !== undefined ? { ...image, revisedPrompt } : image;
}

/** Whether it says where a picture is, and does not hold it. */
export function isAddress({ text, isLink }: PictureSource): boolean {
  const mayBe = /^https?:/i.test(text) || (isLink && !/^data:/i.test(text));
  return mayBe && referredPicture(text) === undefined;
}

/** The bytes that `source` holds or refers to; `undefined` when it is a link or no picture. */
export function pictureOf(
  { text }: PictureSource,
  received: readonly ReceivedPicture[],
): ReceivedPicture | undefined {
  const base64 = text.replace(DATA_PREFIX, '');
  const index = referredPicture(base64);
  return index === undefined ? decodePicture(base64) : received[index];
}

/** An absolute `http(s)` link; `undefined` for any other address. */
export function toLink(
  text: string,
  baseUrl: string,
): (AnsweredImage & { readonly kind: 'link' }) | undefined {
  const base = `${baseUrl}/`;
  if (!URL.canParse(text, base)) return undefined;
  const { protocol, href } = new URL(text, base);
  return /^https?:$/.test(protocol) ? { kind: 'link', url: href } : undefined;
}

/** Base64 that the extractor did not recognise on the way, such as one with every letter escaped. */
function decodePicture(base64: string): ReceivedPicture | undefined {
  const bytes = decodeBase64(base64);
  const sniffed = bytes && sniffImage(bytes);
  return bytes && sniffed && { blob: new Blob([bytes], { type: sniffed.mime }), sniffed };
}

/** A picture whose size stands behind more than the sink looked at is looked at as a whole. */
async function toImage(received: ReceivedPicture | undefined): Promise<AnsweredImage | undefined> {
  if (!received) return undefined;
  const { blob } = received;
  const sniffed = received.sniffed ?? (await sniffBlob(blob));
  return sniffed && { kind: 'bytes', blob, sniffed };
}
