import type { PixelSize } from '../../image/PixelSize.ts';
import type { SpanSink } from '../maskGeometry.ts';

interface Edge {
  /** Upper end, then lower end: always this way round, so that two polygons cut a shared edge alike. */
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly winding: 1 | -1;
}

/**
 * The pixels whose centre lies in the polygon under the non-zero rule (rule M8): even-odd would punch holes
 * into a lasso that crosses itself. Half-open on the right and below, so polygons that share an edge neither
 * overlap nor leave a gap.
 * @param points x, y pairs in image pixels; fewer than three points cover nothing.
 */
export function polygonSpans(points: Float64Array, size: PixelSize, sink: SpanSink): void {
  const edges = polygonEdges(points, size.height);
  let active: Edge[] = [];
  let next = 0;
  for (let y = Math.max(0, firstRow(edges[0])); y < size.height; y++) {
    const cy = y + 0.5;
    active = active.filter((edge) => edge.y1 > cy);
    for (let edge = edges[next]; edge !== undefined && edge.y0 <= cy; edge = edges[++next]) {
      if (edge.y1 > cy) active.push(edge);
    }
    if (active.length === 0) {
      if (next >= edges.length) return;
      continue;
    }
    rowSpans(active, y, size.width, sink);
  }
}

function polygonEdges(points: Float64Array, height: number): Edge[] {
  const count = points.length >> 1;
  const edges: Edge[] = [];
  if (count < 3) return edges;
  for (let i = 0; i < count; i++) {
    const j = (i + 1) % count;
    const [ax, ay, bx, by] = [points[2 * i], points[2 * i + 1], points[2 * j], points[2 * j + 1]];
    if (ax === undefined || ay === undefined || bx === undefined || by === undefined || ay === by) continue;
    const edge: Edge =
      ay < by
        ? { x0: ax, y0: ay, x1: bx, y1: by, winding: 1 }
        : { x0: bx, y0: by, x1: ax, y1: ay, winding: -1 };
    if (edge.y1 > 0 && edge.y0 < height) edges.push(edge);
  }
  return edges.sort((a, b) => a.y0 - b.y0);
}

function firstRow(edge: Edge | undefined): number {
  return edge === undefined ? Infinity : Math.floor(edge.y0 - 0.5);
}

function rowSpans(active: readonly Edge[], y: number, width: number, sink: SpanSink): void {
  const cy = y + 0.5;
  const crossings = active
    .map((edge) => ({
      x: edge.x0 + ((cy - edge.y0) * (edge.x1 - edge.x0)) / (edge.y1 - edge.y0),
      winding: edge.winding,
    }))
    .sort((a, b) => a.x - b.x);
  let winding = 0;
  let start = 0;
  let from = -1;
  let to = -1;
  for (const crossing of crossings) {
    if (winding === 0) start = crossing.x;
    winding += crossing.winding;
    if (winding !== 0) continue;
    const left = Math.max(0, Math.ceil(start - 0.5));
    const right = Math.min(width, Math.ceil(crossing.x - 0.5));
    if (left >= right) continue;
    if (left <= to) {
      to = Math.max(to, right);
      continue;
    }
    if (to > from) sink(y, from, to);
    from = left;
    to = right;
  }
  if (to > from) sink(y, from, to);
}
