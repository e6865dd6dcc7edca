/**
 * The sizes that gpt-image-2 can make (OpenAI image guide, size and quality options; the same numbers stand
 * on the Modelverse page).
 */
const SIZE_RULES = {
  /** Both edges are multiples of this many pixels. */
  multiple: 16,
  maxEdge: 3840,
  /** Longer edge : shorter edge. */
  maxRatio: 3,
  minPixels: 655_360,
  maxPixels: 8_294_400,
} as const;

/** More pixels than 2560×1440 are "experimental" (OpenAI image guide). */
export const EXPERIMENTAL_ABOVE_PIXELS = 2560 * 1440;

/** In pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** One broken rule, with the numbers for its message. */
export type SizeProblem =
  | { readonly rule: 'multiple'; readonly multiple: number }
  | { readonly rule: 'edge'; readonly edge: number; readonly max: number }
  | { readonly rule: 'ratio'; readonly ratio: number; readonly max: number }
  | { readonly rule: 'min-pixels'; readonly pixels: number; readonly min: number }
  | { readonly rule: 'max-pixels'; readonly pixels: number; readonly max: number };

/** `1536x1024` → its edges. `undefined` for `auto` and for anything that is not two plain numbers. */
export function parseSize(size: string): PixelSize | undefined {
  const match = /^(0|[1-9]\d{0,6})x(0|[1-9]\d{0,6})$/.exec(size);
  return match ? { width: Number(match[1]), height: Number(match[2]) } : undefined;
}

/** Every rule that `width` × `height` breaks; empty when gpt-image-2 can make it. */
export function checkSize(width: number, height: number): SizeProblem[] {
  const { multiple, maxEdge, maxRatio, minPixels, maxPixels } = SIZE_RULES;
  const problems: SizeProblem[] = [];
  const edge = Math.max(width, height);
  const ratio = edge / Math.min(width, height);
  const pixels = width * height;
  if (width % multiple !== 0 || height % multiple !== 0) problems.push({ rule: 'multiple', multiple });
  if (edge > maxEdge) problems.push({ rule: 'edge', edge, max: maxEdge });
  if (ratio > maxRatio) problems.push({ rule: 'ratio', ratio, max: maxRatio });
  // Written so that NaN and negative edges are refused too.
  if (!(pixels >= minPixels) || Math.min(width, height) <= 0) {
    problems.push({ rule: 'min-pixels', pixels, min: minPixels });
  }
  if (pixels > maxPixels) problems.push({ rule: 'max-pixels', pixels, max: maxPixels });
  return problems;
}

/**
 * What a change of shape weighs against a change of an edge. A little more: 2000×1000 becomes 2016×1008 and
 * keeps its 2:1; not much more: 1920×1080 becomes 1920×1088 and keeps its width.
 */
const SHAPE_WEIGHT = 1.2;

/** Candidate edges with their logarithms, so that ratio and scale are plain differences. */
const EDGES = Array.from({ length: SIZE_RULES.maxEdge / SIZE_RULES.multiple }, (_, index) => {
  const pixels = (index + 1) * SIZE_RULES.multiple;
  return { pixels, log: Math.log(pixels) };
});

/**
 * The valid size nearest to `width` × `height`: the same size if it is valid. Otherwise the wanted shape is
 * scaled into the limits first (5000×5000 becomes the largest square), then the candidate is taken that
 * changes its edges and their ratio least, as parts of what they were. All 240 × 240 candidates are looked
 * at, which takes about a millisecond and leaves nothing to reason about.
 */
export function nearestValidSize(width: number, height: number): PixelSize {
  if (checkSize(width, height).length === 0) return { width, height };
  const wanted = scaleIntoLimits(width, height);
  const [wantedWidth, wantedHeight] = [Math.log(wanted.width), Math.log(wanted.height)];
  let nearest = wanted;
  let least = Infinity;
  for (const w of EDGES) {
    const wider = w.log - wantedWidth;
    for (const h of EDGES) {
      const higher = h.log - wantedHeight;
      const cost = wider ** 2 + higher ** 2 + SHAPE_WEIGHT * (wider - higher) ** 2;
      if (cost < least && checkSize(w.pixels, h.pixels).length === 0) {
        least = cost;
        nearest = { width: w.pixels, height: h.pixels };
      }
    }
  }
  return nearest;
}

/** The same shape within all the rules but the multiple of 16; too long a shape is shortened at equal area. */
function scaleIntoLimits(width: number, height: number): PixelSize {
  const { maxEdge, maxRatio, minPixels, maxPixels } = SIZE_RULES;
  const typed = { width: clamp(width || 1, 1, 1e6), height: clamp(height || 1, 1, 1e6) };
  const ratio = clamp(typed.width / typed.height, 1 / maxRatio, maxRatio);
  const pixels = clamp(typed.width * typed.height, minPixels, maxPixels);
  const wanted = { width: Math.sqrt(pixels * ratio), height: Math.sqrt(pixels / ratio) };
  const shrink = Math.min(1, maxEdge / Math.max(wanted.width, wanted.height));
  return { width: wanted.width * shrink, height: wanted.height * shrink };
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
