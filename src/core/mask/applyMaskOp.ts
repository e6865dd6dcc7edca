import type { SpanSource } from './maskGeometry.ts';
import type { MaskOp, RegionOp, StrokeOp } from './MaskOp.ts';
import type { MaskRaster } from './MaskRaster.ts';
import { ellipseSpans, rectangleSpans } from './raster/boxSpans.ts';
import { capsuleSpans } from './raster/capsuleSpans.ts';
import { polygonSpans } from './raster/polygonSpans.ts';
import { runSpans } from './raster/runLength.ts';

/** Rasterises one operation onto what is there. The raster must be open (`begin`). */
export function applyMaskOp(raster: MaskRaster, op: MaskOp): void {
  const { size } = raster;
  switch (op.kind) {
    case 'stroke':
      return drawStroke(raster, op, 0, op.points.length / 2);
    case 'rectangle':
      return writeShape(raster, op.mode, (sink) => rectangleSpans(op, size, sink));
    case 'ellipse':
      return writeShape(raster, op.mode, (sink) => ellipseSpans(op, size, sink));
    case 'polygon':
      return writeShape(raster, op.mode, (sink) => polygonSpans(op.points, size, sink));
    case 'region':
      return writeShape(raster, op.mode, (sink) => runSpans(op.runs, size, sink));
    case 'invert':
      return raster.invert();
    case 'all':
      return raster.fillAll(255);
    case 'clear':
      return raster.fillAll(0);
  }
}

/**
 * Draws the part of a stroke that ends at points `first` to `end` (excluded). Point 0 is a dot, every other
 * one a capsule from the point before it, so drawing in parts equals drawing at once.
 */
export function drawStroke(
  raster: MaskRaster,
  stroke: Pick<StrokeOp, 'mode' | 'diameter' | 'points'>,
  first: number,
  end: number,
): void {
  const { points } = stroke;
  const value = stroke.mode === 'add' ? 255 : 0;
  const radius = stroke.diameter / 2;
  for (let i = first; i < end; i++) {
    const previous = Math.max(0, i - 1);
    const [ax, ay] = [points[2 * previous] ?? 0, points[2 * previous + 1] ?? 0];
    const [bx, by] = [points[2 * i] ?? 0, points[2 * i + 1] ?? 0];
    capsuleSpans({ ax, ay, bx, by, radius }, raster.size, (y, from, to) =>
      raster.fillSpan(y, from, to, value),
    );
  }
}

/** What a shape writes inside itself and outside. */
const SHAPE_VALUES = {
  add: { inside: 255, outside: 'as-is' },
  subtract: { inside: 0, outside: 'as-is' },
  intersect: { inside: 'as-is', outside: 0 },
  replace: { inside: 255, outside: 0 },
} as const satisfies Record<RegionOp['mode'], object>;

function writeShape(raster: MaskRaster, mode: RegionOp['mode'], source: SpanSource): void {
  const { inside, outside } = SHAPE_VALUES[mode];
  raster.write(source, inside, outside);
}
