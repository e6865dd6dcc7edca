import { endsEarly, fileChunks } from '../image/fileChunks.ts';
import { freeBytes } from '../image/freeBytes.ts';
import type { SniffedImage } from '../image/sniff.ts';

/** Whether the browser can show a picture. It looks at all of its bytes. */
export type DecodePicture = (picture: Blob) => Promise<boolean>;

/** `cut`: the file ends before its picture does. `damaged`: it ends, but no browser shows it. */
export type Flaw = 'cut' | 'damaged';

/**
 * Why bytes that begin as a picture are none; `undefined` when they are one. The structure is looked at first:
 * browsers show what there is of a JPEG that was cut, and grey for the rest.
 */
export async function findFlaw(
  picture: Blob,
  mime: SniffedImage['mime'],
  decodes: DecodePicture,
): Promise<Flaw | undefined> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const flaw = structuralFlaw(bytes, mime);
  // Before the decoder takes its share: the picture is in the Blob too.
  freeBytes(bytes);
  return flaw ?? ((await decodes(picture)) ? undefined : 'damaged');
}

function structuralFlaw(bytes: Uint8Array, mime: SniffedImage['mime']): Flaw | undefined {
  if (!endsEarly(bytes, mime)) return undefined;
  return mime === 'image/png' && hasNamelessChunk(bytes) ? 'damaged' : 'cut';
}

/** A PNG chunk's name is four letters (PNG specification, 5.3): anything else is not the rest of a PNG. */
function hasNamelessChunk(bytes: Uint8Array): boolean {
  for (const { type } of fileChunks(bytes, 'image/png')) if (!/^[a-z]{4}$/i.test(type)) return true;
  return false;
}
