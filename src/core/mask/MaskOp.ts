/** What a shape does to the mask: repaint, keep, or keep everything but the overlap. */
export type ShapeMode = 'add' | 'subtract' | 'intersect';

/** A brush or eraser stroke: one gesture from pointer down to pointer up. */
export interface StrokeOp {
  readonly kind: 'stroke';
  readonly mode: 'add' | 'subtract';
  /** Brush size in image pixels. */
  readonly diameter: number;
  /** x, y pairs in image pixels, as rasterised (quantised and snapped); at least one pair. */
  readonly points: Float64Array;
}

/** A box in image pixels; a negative width or height opens to the left or upwards. */
export interface BoxOp {
  readonly kind: 'rectangle' | 'ellipse';
  readonly mode: ShapeMode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A closed outline under the non-zero rule. */
export interface PolygonOp {
  readonly kind: 'polygon';
  readonly mode: ShapeMode;
  /** x, y pairs in image pixels; the last point joins the first. */
  readonly points: Float64Array;
}

/** A whole raster at once, as an import makes it. */
export interface RegionOp {
  readonly kind: 'region';
  readonly mode: ShapeMode | 'replace';
  /** Lengths of alternating runs over all pixels in reading order, the first of keep pixels. */
  readonly runs: Uint32Array;
}

/** An operation on the whole mask. */
export interface WholeOp {
  readonly kind: 'invert' | 'all' | 'clear';
}

/**
 * One entry of the operation log: everything that changes a mask, as vectors in image pixels. The raster is a
 * function of the log alone, so the log can be stored, replayed and tested.
 */
export type MaskOp = StrokeOp | BoxOp | PolygonOp | RegionOp | WholeOp;

/** Rough size of an operation's object. */
const RECORD = 64;

/** Memory that an operation holds, in bytes. */
export function maskOpBytes(op: MaskOp): number {
  const payload = 'points' in op ? op.points.byteLength : 'runs' in op ? op.runs.byteLength : 0;
  return RECORD + payload;
}
