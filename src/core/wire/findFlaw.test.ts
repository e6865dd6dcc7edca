import { describe, expect, it } from 'vitest';
import { sniffImage } from '../image/sniff.ts';
import { pictures, type PictureName } from './corpus/pictures.ts';
import { findFlaw } from './findFlaw.ts';

const NAMES = Object.keys(pictures) as PictureName[];

function bytesOf(name: PictureName): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(pictures[name]), (char) => char.charCodeAt(0));
}

const decodesAll = async () => true;

describe('the flaw of a picture', () => {
  it.each(NAMES)('is none in a whole %s, with bytes behind it too', async (name) => {
    const bytes = bytesOf(name);
    const { mime } = sniffImage(bytes)!;
    expect(await findFlaw(new Blob([bytes]), mime, decodesAll)).toBeUndefined();
    // A trailing box or chunk of nothing would count as one that was cut.
    if (mime === 'image/avif') return;
    expect(await findFlaw(new Blob([bytes, 'trailing']), mime, decodesAll)).toBeUndefined();
  });

  it.each(['png', 'jpeg', 'webp', 'webpLossless', 'webpAlpha'] as const)(
    'is found wherever a %s is cut, without asking the browser',
    async (name) => {
      const bytes = bytesOf(name);
      const { mime } = sniffImage(bytes)!;
      // The last four bytes of a PNG are a checksum, the last one of a WebP may be padding.
      for (let length = 33; length < bytes.length - 4; length += 3) {
        const picture = new Blob([bytes.subarray(0, length)]);
        expect(await findFlaw(picture, mime, decodesAll)).toBe('cut');
      }
    },
  );

  it('is damage where the browser does not decode it, or no PNG goes on like this', async () => {
    const png = bytesOf('png');
    expect(await findFlaw(new Blob([png]), 'image/png', async () => false)).toBe('damaged');
    const zeros = new Blob([png.subarray(0, 33), new Uint8Array(100)]);
    expect(await findFlaw(zeros, 'image/png', decodesAll)).toBe('damaged');
  });
});
