import type { StagePoint } from './zoomView.ts';

export interface PointerGestures {
  readonly onDrag: (dx: number, dy: number) => void;
  readonly onPinch: (factor: number, middle: StagePoint) => void;
  /** One finger came and went; how far it travelled. */
  readonly onFlick: (dx: number) => void;
}

/** Tells the gestures on `stage`: one pointer drags, two pinch. `at` turns an event into a point of the stage. */
export function trackPointers(
  stage: HTMLElement,
  at: (event: MouseEvent) => StagePoint,
  events: PointerGestures,
): { readonly detach: () => void } {
  const down = new Map<number, StagePoint>();
  let travelled = 0;
  let pinched = false;

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    stage.setPointerCapture(event.pointerId);
    if (down.size === 0) {
      travelled = 0;
      pinched = false;
    }
    down.set(event.pointerId, at(event));
  };
  const onMove = (event: PointerEvent) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, now);
    if (other) {
      pinched = true;
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      events.onDrag((now.x - before.x) / 2, (now.y - before.y) / 2);
      events.onPinch(distance(now, other) / Math.max(1, distance(before, other)), middle);
    } else {
      travelled += now.x - before.x;
      events.onDrag(now.x - before.x, now.y - before.y);
    }
  };
  const onUp = (event: PointerEvent) => {
    if (!down.delete(event.pointerId)) return;
    if (event.type === 'pointerup' && event.pointerType === 'touch' && !pinched && down.size === 0) {
      events.onFlick(travelled);
    }
  };
  stage.addEventListener('pointerdown', onDown);
  stage.addEventListener('pointermove', onMove);
  stage.addEventListener('pointerup', onUp);
  stage.addEventListener('pointercancel', onUp);
  return {
    detach: () => {
      stage.removeEventListener('pointerdown', onDown);
      stage.removeEventListener('pointermove', onMove);
      stage.removeEventListener('pointerup', onUp);
      stage.removeEventListener('pointercancel', onUp);
    },
  };
}

function distance(a: StagePoint, b: StagePoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
