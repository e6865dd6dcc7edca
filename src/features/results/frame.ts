import { clsx } from 'clsx';
import type { CSSProperties } from 'react';

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** What the page keeps for itself above and below a picture that is shown alone. */
const AROUND = '19rem';
/** In a grid the most extreme formats (3:1, 1:3) are shown within a calmer frame. */
const GRID_RATIO = { min: 0.75, max: 1.8 };

/**
 * The room of a picture, reserved by its size before any pixel is there, so that nothing moves when it arrives.
 * Without a size (a link not loaded yet, `auto`) the frame is square.
 */
export function frameStyle(size: PixelSize | undefined, single: boolean): CSSProperties {
  const ratio = size ? size.width / size.height : 1;
  if (single) return { aspectRatio: String(ratio), maxHeight: `max(14rem, calc(100dvh - ${AROUND}))` };
  return { aspectRatio: String(Math.min(Math.max(ratio, GRID_RATIO.min), GRID_RATIO.max)) };
}

/** The box of a picture and its controls, of one on its way too: what arrives must not be of another size. */
export function cardClass(single: boolean): string {
  return clsx(
    '@container flex min-w-0 flex-col rounded-lg border border-line bg-surface',
    single ? 'mx-auto w-full' : 'max-w-2xl',
  );
}

/** A picture that is alone is as large as the window or its own pixels allow. */
export function cardStyle(size: PixelSize | undefined): CSSProperties {
  const { width, height } = size ?? { width: 1024, height: 1024 };
  return { maxWidth: `max(22rem, min(${width}px, calc((100dvh - ${AROUND}) * ${width / height})))` };
}
