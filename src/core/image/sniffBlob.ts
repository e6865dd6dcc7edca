import { sniffImage, type SniffedImage } from './sniff.ts';

/** Holds the size in every picture but a JPEG or AVIF with a very long profile or preview in front. */
const HEAD = 1 << 18;

/** `sniffImage` of a file, of which only the beginning is read unless that leaves the size open. */
export async function sniffBlob(blob: Blob): Promise<SniffedImage | undefined> {
  const head = sniffImage(new Uint8Array(await blob.slice(0, HEAD).arrayBuffer()));
  return head ?? (blob.size > HEAD ? sniffImage(new Uint8Array(await blob.arrayBuffer())) : undefined);
}
