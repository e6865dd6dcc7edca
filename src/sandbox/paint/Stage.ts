import type { PixelSize } from '../../core/image/PixelSize.ts';
import { type Color, css } from './color.ts';
import type { Palette } from './palette.ts';
import type { Random } from './Random.ts';

export type Context = OffscreenCanvasRenderingContext2D;

/**
 * Where a scene is painted. Lengths are units, 1000 to the shorter side, so that a picture looks the same at
 * every size; the context is scaled to them.
 */
export interface Stage {
  readonly ctx: Context;
  /** Units. */
  readonly w: number;
  readonly h: number;
  /** Pixels of one unit. */
  readonly scale: number;
  readonly palette: Palette;
  readonly random: Random;
  /** 1, 2 or 3 for low, medium and high quality: how many stars, leaves, windows, octaves. */
  readonly detail: 1 | 2 | 3;
}

export const UNITS = 1000;

export function openCanvas({ width, height }: PixelSize): { canvas: OffscreenCanvas; ctx: Context } {
  const canvas = new OffscreenCanvas(width, height);
  // In software on every machine: the same bytes each time, and no slow way back from the graphics card.
  const ctx = canvas.getContext('2d', { willReadFrequently: true });
  if (!ctx) throw new Error('this browser gives no canvas of this size');
  return { canvas, ctx };
}

/** A linear gradient from (x0, y0) to (x1, y1). Stops are `[offset, colour, alpha]`. */
export function linear(
  ctx: Context,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  stops: readonly Stop[],
): CanvasGradient {
  return addStops(ctx.createLinearGradient(x0, y0, x1, y1), stops);
}

/** A radial gradient around (x, y) from radius `from` to radius `to`. */
export function radial(
  ctx: Context,
  [x, y, from, to]: readonly [number, number, number, number],
  stops: readonly Stop[],
): CanvasGradient {
  return addStops(ctx.createRadialGradient(x, y, from, x, y, to), stops);
}

export type Stop = readonly [offset: number, color: Color, alpha?: number];

function addStops(gradient: CanvasGradient, stops: readonly Stop[]): CanvasGradient {
  for (const [offset, color, alpha] of stops) gradient.addColorStop(offset, css(color, alpha));
  return gradient;
}

export function disc(ctx: Context, x: number, y: number, r: number): void {
  ctx.beginPath();
  ctx.arc(x, y, r, 0, Math.PI * 2);
  ctx.fill();
}

export function oval(ctx: Context, x: number, y: number, rx: number, ry: number, turn = 0): void {
  ctx.beginPath();
  ctx.ellipse(x, y, rx, ry, turn, 0, Math.PI * 2);
  ctx.fill();
}

/** Runs `draw` with the context as it was before and after. */
export function aside(ctx: Context, draw: () => void): void {
  ctx.save();
  draw();
  ctx.restore();
}
