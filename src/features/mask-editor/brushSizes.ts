import { BRUSH_SIZES, maskFacts, setBrushSize } from '../../state/mask/maskFacts.ts';

const STEPS = 140;

/** The sizes of the slider: whole pixels, evenly spread by proportion. */
export const SLIDER_SIZES: readonly number[] = [
  ...new Set(Array.from({ length: STEPS + 1 }, (_, i) => Math.round(BRUSH_SIZES.max ** (i / STEPS)))),
];

/** The slider's position for any size: the nearest one. */
export function sliderPosition(size: number): number {
  const above = SLIDER_SIZES.findIndex((step) => step >= size);
  if (above <= 0) return Math.max(0, above);
  const [lower = 0, upper = 0] = [SLIDER_SIZES[above - 1], SLIDER_SIZES[above]];
  return size - lower < upper - size ? above - 1 : above;
}

/** A tenth larger or smaller, at least one pixel, within the limits. */
export function resizeBrush(direction: 1 | -1): void {
  const { brushSize } = maskFacts.getState();
  const step = Math.max(1, Math.round(brushSize / 10));
  setBrushSize(Math.min(BRUSH_SIZES.max, Math.max(BRUSH_SIZES.min, brushSize + direction * step)));
}
