import type { PixelSize } from '../../core/image/PixelSize.ts';
import { type Color, css, fromRgb, lighter, mix, rgb } from '../paint/color.ts';
import type { Mood, Palette } from '../paint/palette.ts';
import { aside, openCanvas, radial, type Stage } from '../paint/Stage.ts';
import type { Source } from './decodeSource.ts';
import { coverCrop } from './fitting.ts';

/** Brush widths in units, coarse to fine, and strokes per square of 1000 units. */
const LAYERS = [
  { width: 48, strokes: 800 },
  { width: 22, strokes: 3000 },
  { width: 12, strokes: 5200 },
  { width: 7, strokes: 9000 },
] as const;

/** Pixels of the shorter side of what the brush looks at. */
const LOOK = 260;

/** How far colours follow the prompt's mood: an ink painting has hardly any other colour, a sunset tints. */
const FOLLOW: Readonly<Partial<Record<Mood, number>>> = { ink: 0.9, neon: 0.6, night: 0.55, sunset: 0.5 };
const FOLLOW_ANY_MOOD = 0.4;
const FOLLOW_NO_MOOD = 0.12;

/**
 * The base image painted again in brush strokes that follow its forms.
 *
 * @param mood of the prompt, where it names one: the colours lean to its palette.
 */
export function paintOver(stage: Stage, base: Source, mood: Mood | undefined): void {
  const { ctx, w, h, palette } = stage;
  const view = lookAt(base, { width: w, height: h });
  const follow = mood ? (FOLLOW[mood] ?? FOLLOW_ANY_MOOD) : FOLLOW_NO_MOOD;
  const tones = toneRamp(palette);
  const toned = (color: Color) => mix(color, tones(color[0]), follow);
  paintGround(stage, view, toned);
  LAYERS.slice(0, 1 + stage.detail).forEach((layer, i) => brush(stage, view, layer, i, toned));
  aside(ctx, () => {
    ctx.globalCompositeOperation = 'soft-light';
    ctx.fillStyle = radial(
      ctx,
      [w * 0.72, h * 0.16, 0, Math.hypot(w, h) * 0.95],
      [
        [0, palette.light, 0.62],
        [0.3, palette.glow, 0.45],
        [0.65, palette.skyMid, 0.3],
        [1, lighter(palette.near, -0.05), 0.6],
      ],
    );
    ctx.fillRect(0, 0, w, h);
  });
}

interface View {
  readonly canvas: OffscreenCanvas;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
  /** Lightness, for the direction of forms. */
  readonly light: Float32Array;
}

function lookAt(base: Source, shape: PixelSize): View {
  const k = LOOK / Math.min(shape.width, shape.height);
  const [width, height] = [Math.round(shape.width * k), Math.round(shape.height * k)];
  const { canvas, ctx } = openCanvas({ width, height });
  const crop = coverCrop(base, shape);
  ctx.fillStyle = css([0.96, 0.012, 88]);
  ctx.fillRect(0, 0, width, height);
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(base.bitmap, crop.x, crop.y, crop.width, crop.height, 0, 0, width, height);
  const { data } = ctx.getImageData(0, 0, width, height);
  const light = Float32Array.from({ length: width * height }, (_, i) => {
    return 0.3 * data[i * 4]! + 0.59 * data[i * 4 + 1]! + 0.11 * data[i * 4 + 2]!;
  });
  return { canvas, width, height, data, light };
}

/** What shows between strokes: the same picture, blurred and in the same tones. */
function paintGround({ ctx, w, h }: Stage, view: View, toned: (color: Color) => Color): void {
  const small = openCanvas({ width: Math.ceil(view.width / 5), height: Math.ceil(view.height / 5) });
  const { width, height } = small.canvas;
  small.ctx.imageSmoothingQuality = 'high';
  small.ctx.drawImage(view.canvas, 0, 0, width, height);
  const pixels = small.ctx.getImageData(0, 0, width, height);
  const { data } = pixels;
  for (let i = 0; i < data.length; i += 4) {
    data.set(rgb(toned(fromRgb(data[i]!, data[i + 1]!, data[i + 2]!))), i);
  }
  small.ctx.putImageData(pixels, 0, 0);
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(small.canvas, 0, 0, w, h);
}

/** The palette's own colour for a lightness, with that lightness. */
function toneRamp({ near, far, skyMid, skyLow, light }: Palette): (lightness: number) => Color {
  // A light that is not pale, such as the red sun of an ink painting, is an accent and no tone.
  const pale = light[0] > 0.8 ? [light] : [];
  const path = [near, far, skyMid, skyLow, ...pale].toSorted((a, b) => a[0] - b[0]);
  return (lightness) => {
    const above = path.findIndex(([l]) => l >= lightness);
    const [low, high] = [path[above < 0 ? path.length - 1 : Math.max(0, above - 1)]!, path.at(above)!];
    const span = high[0] - low[0];
    const [, chroma, hue] = mix(low, high, span > 0 ? (lightness - low[0]) / span : 0);
    return [lightness, chroma, hue];
  };
}

function brush(
  stage: Stage,
  view: View,
  layer: { width: number; strokes: number },
  index: number,
  toned: (color: Color) => Color,
): void {
  const { ctx, w, h } = stage;
  const random = stage.random.fork(`brush ${index}`);
  const count = Math.round((layer.strokes * w * h) / 1e6);
  ctx.lineCap = 'round';
  for (let i = 0; i < count; i++) {
    const [x, y] = [random.range(0, w), random.range(0, h)];
    const at = look(view, x / w, y / h);
    // Fine brushes only where there is something to draw.
    if (index > 0 && at.contrast < 5 * index && !random.chance(0.3)) continue;
    const color = toned(at.color);
    const length = layer.width * random.range(1.1, 2.6);
    const bend = random.range(-0.35, 0.35);
    const [dx, dy] = [Math.cos(at.angle) * length, Math.sin(at.angle) * length];
    ctx.strokeStyle = css(lighter(color, random.bell() * 0.018), 0.86);
    ctx.lineWidth = layer.width * random.range(0.55, 1.05);
    ctx.beginPath();
    ctx.moveTo(x - dx / 2, y - dy / 2);
    ctx.quadraticCurveTo(x - dy * bend, y + dx * bend, x + dx / 2, y + dy / 2);
    ctx.stroke();
  }
}

/** Colour, contrast and the direction along the form at a place (0–1, 0–1). */
function look(
  { width, height, data, light }: View,
  u: number,
  v: number,
): { color: Color; contrast: number; angle: number } {
  const x = Math.min(width - 3, Math.max(2, Math.floor(u * width)));
  const y = Math.min(height - 3, Math.max(2, Math.floor(v * height)));
  const i = y * width + x;
  const gx = light[i + 2]! - light[i - 2]!;
  const gy = light[i + 2 * width]! - light[i - 2 * width]!;
  const contrast = Math.hypot(gx, gy);
  return {
    color: fromRgb(data[i * 4]!, data[i * 4 + 1]!, data[i * 4 + 2]!),
    contrast,
    // Without a form, strokes lie almost flat.
    angle: contrast > 4 ? Math.atan2(gx, -gy) : 0.35 * Math.sin(u * 9 + v * 7),
  };
}
