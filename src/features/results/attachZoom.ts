import type { PixelSize } from './frame.ts';
import { trackPointers } from './trackPointers.ts';
import { canPan, fitView, panBy, zoomTo, type StagePoint, type ZoomView } from './zoomView.ts';

export interface ZoomControls {
  /** Multiplies the scale, around the middle of the stage. */
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
  /** One pixel of the picture is one CSS pixel. */
  readonly actualPixels: () => void;
  /** In CSS pixels. */
  readonly panBy: (dx: number, dy: number) => void;
}

export interface Zoom extends ZoomControls {
  readonly detach: () => void;
}

export interface ZoomEvents {
  readonly onScale: (scale: number) => void;
  /** A finger swiped over a picture that is wholly in sight: -1 to the right, 1 to the left. */
  readonly onSwipe: (step: -1 | 1) => void;
}

const SWIPE_PX = 60;
/** Above this many CSS pixels for each of the picture's, its pixels are shown as squares. */
const PIXELATED_FROM = 4;

/**
 * Zoom and pan of `image` on `stage` by wheel, drag, pinch, double click and by the returned functions. The view
 * is written to the element's style: it changes with each pointer event and never meets React.
 */
export function attachZoom(
  stage: HTMLElement,
  image: HTMLElement,
  picture: PixelSize,
  events: ZoomEvents,
): Zoom {
  let room: PixelSize = { width: stage.clientWidth, height: stage.clientHeight };
  let view = fitView(room, picture);
  let fitted = true;

  const show = (next: ZoomView) => {
    if (next.scale !== view.scale) events.onScale(next.scale);
    view = next;
    fitted = view.scale === fitView(room, picture).scale;
    image.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
    image.style.imageRendering = view.scale >= PIXELATED_FROM ? 'pixelated' : 'auto';
    stage.style.cursor = canPan(view, room, picture) ? 'grab' : 'default';
  };
  const middle = (): StagePoint => ({ x: room.width / 2, y: room.height / 2 });
  const scaleAt = (scale: number, point: StagePoint) => show(zoomTo(view, scale, point, room, picture));
  const at = (event: MouseEvent): StagePoint => {
    const box = stage.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    // A trackpad's pinch arrives as a wheel with Ctrl and small steps.
    const speed = event.ctrlKey ? 0.01 : 0.002;
    scaleAt(view.scale * Math.exp(-event.deltaY * lines * speed), at(event));
  };
  const onDoubleClick = (event: MouseEvent) => {
    if (fitted) scaleAt(Math.max(1, view.scale * 2), at(event));
    else show(fitView(room, picture));
  };
  const pointers = trackPointers(stage, at, {
    onDrag: (dx, dy) => show(panBy(view, dx, dy, room, picture)),
    onPinch: (factor, point) => scaleAt(view.scale * factor, point),
    onFlick: (dx) => {
      if (!canPan(view, room, picture) && Math.abs(dx) >= SWIPE_PX) events.onSwipe(dx > 0 ? -1 : 1);
    },
  });
  const resize = new ResizeObserver(() => {
    room = { width: stage.clientWidth, height: stage.clientHeight };
    show(fitted ? fitView(room, picture) : zoomTo(view, view.scale, middle(), room, picture));
  });

  stage.addEventListener('wheel', onWheel, { passive: false });
  stage.addEventListener('dblclick', onDoubleClick);
  resize.observe(stage);
  show(view);
  events.onScale(view.scale);
  return {
    zoomBy: (factor) => scaleAt(view.scale * factor, middle()),
    fit: () => show(fitView(room, picture)),
    actualPixels: () => scaleAt(1, middle()),
    panBy: (dx, dy) => show(panBy(view, dx, dy, room, picture)),
    detach: () => {
      resize.disconnect();
      pointers.detach();
      stage.removeEventListener('wheel', onWheel);
      stage.removeEventListener('dblclick', onDoubleClick);
    },
  };
}
