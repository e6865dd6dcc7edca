import { useCallback, useMemo, useState } from 'react';
import { IMAGE_FORMATS } from '../../core/image/formats.ts';
import { showsThrough } from '../../platform/pictures/showsThrough.ts';
import type { ImageResult } from '../../state/results.ts';

export interface Transparency {
  /** Whether something shines through the picture: asked for so, or found in its pixels. */
  readonly has: (result: ImageResult) => boolean;
  /** To be called with the loaded picture where nobody said what its background would be. */
  readonly inspect: (result: ImageResult, image: HTMLImageElement) => void;
}

/** Which results are transparent. Most formats could be, few pictures are. */
export function useTransparency(): Transparency {
  const [found, setFound] = useState<ReadonlySet<string>>(new Set());
  const inspect = useCallback((result: ImageResult, image: HTMLImageElement) => {
    const look = async () => {
      const { picture } = result;
      if (picture.kind !== 'bytes' || !isOpen(result)) return;
      // What is to be seen comes first; it is rejected where the picture has been taken out of the page meanwhile.
      await image.decode();
      if (!(await showsThrough(picture.blob))) return;
      setFound((before) => (before.has(result.id) ? before : new Set(before).add(result.id)));
    };
    look().catch(() => {});
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
