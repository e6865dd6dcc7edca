import { describe, expect, it } from 'vitest';
import { concludeAnswer, type Ended } from './concludeAnswer.ts';
import { pictures } from './corpus/pictures.ts';
import { pictureReference } from './pictureReference.ts';
import { PictureSink, type ReceivedPicture } from './PictureSink.ts';

const png = Uint8Array.from(atob(pictures.png), (letter) => letter.charCodeAt(0));

function sunk(bytes: Uint8Array, sink: PictureSink): ReceivedPicture {
  sink.write(bytes);
  return sink.finish();
}

/** An answer that has ended, with these pictures in it. */
function ended(received: readonly ReceivedPicture[]): Ended {
  return {
    evidence: {
      sources: received.map((_, index) => ({ text: pictureReference(index), isLink: false })),
      reported: {},
      ending: 'complete',
    },
    dropped: undefined,
    status: 200,
    headers: {},
    received,
    text: '',
    baseUrl: 'https://gateway.example/v1',
    secrets: [],
    decodes: async () => true,
  };
}

describe('a picture beyond the largest', () => {
  it('is not kept, and the next one is', async () => {
    const sink = new PictureSink(png.length);
    const large = new Uint8Array(png.length + 1);
    large.set(png);
    const tooLarge = sunk(large, sink);
    expect([tooLarge.isTooLarge, tooLarge.sniffed, tooLarge.blob.size]).toEqual([true, undefined, 0]);
    const fits = sunk(png, sink);
    expect([fits.isTooLarge, fits.blob.size]).toEqual([undefined, png.length]);
  });

  it('holds no memory while the rest of it comes', () => {
    const sink = new PictureSink(3 << 20);
    const part = new Uint8Array(1 << 20);
    for (let count = 0; count < 8; count += 1) sink.write(part);
    expect(sink.isOver).toBe(true);
    expect(sink.finish().blob.size).toBe(0);
    expect(sink.isOver).toBe(false);
  });

  it('is a typed error alone, and a shortfall beside others', async () => {
    const sink = new PictureSink(png.length - 1);
    const tooLarge = sunk(png, sink);
    await expect(concludeAnswer(ended([tooLarge]))).rejects.toMatchObject({
      kind: 'not-an-image',
      details: { reason: 'too-large' },
    });
    const { images, shortfall } = await concludeAnswer(ended([tooLarge, sunk(png, new PictureSink())]));
    expect([images.length, shortfall]).toEqual([1, { unusable: 1 }]);
  });
});
