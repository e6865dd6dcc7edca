import type { MaskDocument } from '../../core/mask/MaskDocument.ts';
import { imagePoint, type ImagePoint } from '../../core/mask/viewport.ts';
import type { Gesture, Sample } from './Gesture.ts';
import type { MaskStage } from './MaskStage.ts';

/** Drags shorter than this are clicks, and no rectangle. CSS pixels. */
const CLICK_TRAVEL = 3;

/**
 * Paints or erases while the pointer moves, straight into the mask.
 * @param from where a straight line to the first point begins, for Shift and click.
 */
export function strokeGesture(
  document: MaskDocument,
  stroke: {
    readonly mode: 'add' | 'subtract';
    readonly diameter: number;
    readonly from?: ImagePoint | undefined;
  },
  first: Sample,
): Gesture {
  const { mode, diameter, from } = stroke;
  document.beginStroke(mode, diameter, from ? [from, first.image] : [first.image]);
  // A shortcut or a button may have ended the stroke in the meantime: then the rest of the gesture is idle.
  const whileDrawing = (act: () => void) => () => {
    if (document.isDrawing) act();
  };
  return {
    kind: 'stroke',
    move: (samples) => {
      if (document.isDrawing) document.extendStroke(samples.map(({ image }) => image));
    },
    commit: whileDrawing(() => document.commitStroke()),
    cancel: whileDrawing(() => document.cancelStroke()),
    discard: whileDrawing(() => document.discardStroke()),
  };
}

/** Spans a rectangle between two corners; with Shift, a square. */
export function rectangleGesture(
  stage: MaskStage,
  first: Sample,
  done: (box: { x: number; y: number; width: number; height: number }) => void,
): Gesture {
  let corner = first.image;
  let travel = 0;
  const hide = () => stage.mark({ rectangle: null });
  return {
    kind: 'rectangle',
    move: (samples, { shiftKey }) => {
      const last = samples.at(-1);
      if (!last) return;
      travel = Math.max(travel, distance(first.screen, last.screen));
      corner = shiftKey ? squareCorner(first.image, last.image) : last.image;
      stage.mark({ rectangle: { from: first.image, to: corner } });
    },
    commit: () => {
      hide();
      if (travel < CLICK_TRAVEL) return;
      const { x, y } = first.image;
      done({ x, y, width: corner.x - x, height: corner.y - y });
    },
    cancel: hide,
    discard: hide,
  };
}

/** Moves the picture under the pointer. Views have no undo: all ends are alike. */
export function panGesture(stage: MaskStage, first: Sample): Gesture {
  let last = first.screen;
  return {
    kind: 'pan',
    move: (samples) => {
      const next = samples.at(-1)?.screen;
      if (!next) return;
      stage.panBy(next.x - last.x, next.y - last.y);
      last = next;
    },
    commit: stay,
    cancel: stay,
    discard: stay,
  };
}

function stay(): void {
  // The view is where it is.
}

function squareCorner(from: ImagePoint, to: ImagePoint): ImagePoint {
  const side = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
  return imagePoint(from.x + Math.sign(to.x - from.x) * side, from.y + Math.sign(to.y - from.y) * side);
}

export function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
