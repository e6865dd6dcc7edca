import type { MaskStage } from './MaskStage.ts';

/** Pixels of a line and of a page where the browser counts in those (`deltaMode`). */
const DELTA_UNITS = [1, 16, 400] as const;
/** Wheels turn in steps of about 100, trackpads pinch in steps of about 5. */
const WHEEL_STEP = 50;
const ZOOM_PER_PIXEL = { wheel: 0.002, trackpad: 0.01 } as const;

interface WheelPorts {
  readonly stage: MaskStage;
  /** While a gesture runs, the wheel rests. */
  readonly isBusy: () => boolean;
  /** Alt and wheel: larger (1) or smaller (-1) brush. */
  readonly resizeBrush: (direction: 1 | -1) => void;
}

/** The wheel pans; with Ctrl (a trackpad's pinch sends it too) or ⌘ it zooms at the pointer. */
export function bindWheel(element: HTMLElement, { stage, isBusy, resizeBrush }: WheelPorts): () => void {
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    if (isBusy()) return;
    const unit = DELTA_UNITS[event.deltaMode] ?? 1;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    if (event.altKey) {
      if (dy !== 0) resizeBrush(dy < 0 ? 1 : -1);
    } else if (event.ctrlKey || event.metaKey) {
      const rate = Math.abs(dy) < WHEEL_STEP ? ZOOM_PER_PIXEL.trackpad : ZOOM_PER_PIXEL.wheel;
      stage.zoomBy(Math.exp(-dy * rate), stage.toStage(event.clientX, event.clientY));
    } else if (event.shiftKey && dx === 0) {
      stage.panBy(-dy, 0);
    } else {
      stage.panBy(-dx, -dy);
    }
  };
  element.addEventListener('wheel', onWheel, { passive: false });
  return () => element.removeEventListener('wheel', onWheel);
}
