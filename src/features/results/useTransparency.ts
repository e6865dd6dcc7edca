import { useCallback, useMemo, useState } from 'react';
import { IMAGE_FORMATS } from '../../core/image/formats.ts';
import { hasTransparency, openCanvas, releaseCanvas } from '../../platform/pictureCanvas.ts';
import type { ImageResult } from '../../state/results.ts';

export interface Transparency {
  /** Whether something shines through the picture: asked for so, or found in its pixels. */
  readonly has: (result: ImageResult) => boolean;
  /** To be called with the loaded picture where nobody said what its background would be. */
  readonly inspect: (result: ImageResult, image: HTMLImageElement) => void;
}

/** Enough to find a background; a hole of a few pixels needs no checkerboard. */
const SAMPLE = { width: 32, height: 32 };

/** Which results are transparent. Most formats could be, few pictures are. */
export function useTransparency(): Transparency {
  const [found, setFound] = useState<ReadonlySet<string>>(new Set());
  const inspect = useCallback((result: ImageResult, image: HTMLImageElement) => {
    const look = async () => {
      if (!isOpen(result) || !(await showsThrough(image))) return;
      setFound((before) => (before.has(result.id) ? before : new Set(before).add(result.id)));
    };
    void look();
  }, []);
  const has = useCallback((result: ImageResult) => isAskedFor(result) || found.has(result.id), [found]);
  return useMemo(() => ({ has, inspect }), [has, inspect]);
}

function isAskedFor({ picture, asked }: ImageResult): boolean {
  return asked.background === 'transparent' && (picture.kind === 'link' || canCarry(picture.sniffed.mime));
}

/** Neither asked for nor excluded. The pixels of a link may not be read. */
function isOpen({ picture, asked }: ImageResult): boolean {
  const settled = asked.background === 'transparent' || asked.background === 'opaque';
  return !settled && picture.kind === 'bytes' && canCarry(picture.sniffed.mime);
}

function canCarry(mime: keyof typeof IMAGE_FORMATS): boolean {
  return IMAGE_FORMATS[mime].transparency;
}

async function showsThrough(image: HTMLImageElement): Promise<boolean> {
  try {
    // Off the main thread; drawing it right at `load` would decode it here.
    await image.decode();
  } catch {
    // Taken out of the page meanwhile.
    return false;
  }
  const { canvas, context } = openCanvas(SAMPLE);
  context.drawImage(image, 0, 0, SAMPLE.width, SAMPLE.height);
  const transparent = hasTransparency(context);
  releaseCanvas(canvas);
  return transparent;
}
