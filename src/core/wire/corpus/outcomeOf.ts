import { GatewayError } from '../GatewayError.ts';
import type { AnsweredImage } from '../ImageAnswer.ts';
import { pictures } from './pictures.ts';
import type { ReadCase } from './readCase.ts';

/** The name of the picture of the corpus that has exactly these bytes, or the bytes. */
export async function namePicture(blob: Blob): Promise<string> {
  const base64 = btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
  const name = Object.entries(pictures).find(([, picture]) => picture === base64)?.[0];
  return name ?? `other bytes: ${base64}`;
}

export async function nameImage(image: AnsweredImage): Promise<string> {
  return image.kind === 'link' ? image.url : await namePicture(image.blob);
}

/**
 * What came out of a reader, as plain values that can be compared.
 * @throws whatever was thrown, when it is no GatewayError.
 */
export async function outcomeOf({ result, partials }: ReadCase): Promise<object> {
  const previews = await Promise.all(
    partials.map(async ({ index, blob, sniffed }) => ({ index, picture: await namePicture(blob), sniffed })),
  );
  if (!('thrown' in result))
    return { ...result, images: await Promise.all(result.images.map(plain)), previews };
  const { thrown } = result;
  if (!(thrown instanceof GatewayError)) throw thrown;
  return { kind: thrown.kind, details: thrown.details, previews };
}

async function plain(image: AnsweredImage): Promise<object> {
  return image.kind === 'link'
    ? image
    : { ...image, blob: { type: image.blob.type, picture: await namePicture(image.blob) } };
}
