/** Pictures drawn and encoded by the browser, for tests in one. */

export const CORNERS = {
  topLeft: '#ff0000',
  topRight: '#00ff00',
  bottomLeft: '#0000ff',
  bottomRight: '#ffff00',
};

/** A picture with a quarter of each colour of `CORNERS`. */
export async function fourCorners(
  width: number,
  height: number,
  type = 'image/png',
): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  const [w, h] = [width / 2, height / 2];
  const quarters = [
    [CORNERS.topLeft, 0, 0],
    [CORNERS.topRight, w, 0],
    [CORNERS.bottomLeft, 0, h],
    [CORNERS.bottomRight, w, h],
  ] as const;
  for (const [colour, x, y] of quarters) {
    context.fillStyle = colour;
    context.fillRect(x, y, w, h);
  }
  return bytesOf(await canvas.convertToBlob({ type, quality: 1 }));
}

/** A picture that no codec makes small. */
export async function noise(width: number, height: number, type = 'image/png'): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(width, height);
  let seed = 1;
  for (let i = 0; i < image.data.length; i += 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    image.data[i] = i % 4 === 3 ? 255 : seed >>> 24;
  }
  context.putImageData(image, 0, 0);
  return canvas.convertToBlob({ type, quality: 1 });
}

/** The colours in the four corners, a quarter in, as `#rrggbb` with each channel rounded to 0 or ff. */
export function cornersOf(bitmap: ImageBitmap): typeof CORNERS {
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  const at = (x: number, y: number): string => {
    const [...rgba] = context.getImageData(Math.floor(width * x), Math.floor(height * y), 1, 1).data;
    return `#${rgba
      .slice(0, 3)
      .map((channel) => (channel > 127 ? 'ff' : '00'))
      .join('')}`;
  };
  return {
    topLeft: at(0.25, 0.25),
    topRight: at(0.75, 0.25),
    bottomLeft: at(0.25, 0.75),
    bottomRight: at(0.75, 0.75),
  };
}

export async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}
