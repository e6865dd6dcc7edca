import { strokePoint } from '../../core/mask/strokePoint.ts';
import {
  imagePoint,
  type ImagePoint,
  type ScreenPoint,
  toImage,
  toScreen,
  type Viewport,
} from '../../core/mask/viewport.ts';

/** What lies over the mask. Null takes a mark away. */
export interface ToolMarks {
  /** The outline of the brush, where a click would paint. */
  readonly brush?: { readonly at: ScreenPoint; readonly diameter: number; readonly erases: boolean } | null;
  /** The rectangle being drawn, any two opposite corners. */
  readonly rectangle?: { readonly from: ImagePoint; readonly to: ImagePoint } | null;
}

/** A brush that looks smaller than this gets a cross, or it would not be found. */
const SMALLEST_RING = 5;

export function drawTools(context: CanvasRenderingContext2D, view: Viewport, marks: ToolMarks): void {
  if (marks.rectangle) drawRectangle(context, view, marks.rectangle);
  if (marks.brush) drawBrush(context, view, marks.brush);
}

function drawBrush(
  context: CanvasRenderingContext2D,
  view: Viewport,
  { at, diameter, erases }: NonNullable<ToolMarks['brush']>,
): void {
  const snapped = strokePoint(toImage(view, at), diameter);
  const centre = toScreen(view, imagePoint(snapped.x, snapped.y));
  const radius = (diameter / 2) * view.scale;
  const path = new Path2D();
  if (radius * 2 < SMALLEST_RING) {
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      path.moveTo(centre.x + 4 * dx, centre.y + 4 * dy);
      path.lineTo(centre.x + 9 * dx, centre.y + 9 * dy);
    }
  } else {
    path.arc(centre.x, centre.y, radius, 0, 2 * Math.PI);
  }
  context.save();
  strokeTwice(context, path, erases ? [5, 4] : []);
  context.restore();
}

function drawRectangle(
  context: CanvasRenderingContext2D,
  view: Viewport,
  { from, to }: NonNullable<ToolMarks['rectangle']>,
): void {
  // As it will be rasterised: edges on whole pixels (rule M6).
  const a = toScreen(view, imagePoint(Math.round(from.x), Math.round(from.y)));
  const b = toScreen(view, imagePoint(Math.round(to.x), Math.round(to.y)));
  const path = new Path2D();
  path.rect(a.x, a.y, b.x - a.x, b.y - a.y);
  context.save();
  context.fillStyle = 'rgb(255 29 110 / 0.18)';
  context.fillRect(a.x, a.y, b.x - a.x, b.y - a.y);
  strokeTwice(context, path, [6, 4]);
  context.restore();
}

/** Black under white, so that the line shows on any picture. */
function strokeTwice(context: CanvasRenderingContext2D, path: Path2D, dash: readonly number[]): void {
  context.lineWidth = 3;
  context.strokeStyle = 'rgb(0 0 0 / 0.65)';
  context.stroke(path);
  context.setLineDash([...dash]);
  context.lineWidth = 1.25;
  context.strokeStyle = '#fff';
  context.stroke(path);
}
