import type { MaskDocument } from '../../core/mask/MaskDocument.ts';
import type { ImagePoint, ScreenPoint } from '../../core/mask/viewport.ts';
import { applyToMask } from '../../state/mask/maskDocument.ts';
import { maskFacts } from '../../state/mask/maskFacts.ts';
import type { Gesture, Sample } from './Gesture.ts';
import { distance, panGesture, rectangleGesture, strokeGesture } from './gestures.ts';
import type { MaskStage } from './MaskStage.ts';
import { sampleAt, samplesOf } from './pointerSamples.ts';

/** A second finger this early, after this little travel, turns a stroke into a pinch. ms, CSS pixels. */
const PINCH_WITHIN_MS = 150;
const PINCH_TRAVEL = 10;
/** Contacts wider than this are palms. CSS pixels. */
const PALM = 60;
const BUTTON = { main: 0, middle: 1, right: 2, penEraser: 5 } as const;

/** Who points at the stage needs no ring around it (`focusVisible` is newer than TypeScript's list). */
const POINTER_FOCUS: FocusOptions & { focusVisible: boolean } = { preventScroll: true, focusVisible: false };

interface Running {
  readonly gesture: Gesture;
  readonly pointerId: number;
  readonly pointerType: string;
  readonly first: Sample;
  readonly startedAt: number;
  readonly paints: boolean;
}

/** The pointer over the stage, for the outline of the brush. */
interface Hover {
  readonly at: ScreenPoint;
  /** Alt or the right button: it erases where it would paint. */
  readonly opposite: boolean;
}

type PointerEventName =
  'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel' | 'pointerleave' | 'lostpointercapture';

/**
 * Pointers to gestures. One pointer owns the gesture; a second finger makes it a pinch. Positions are queued and
 * handed on once per frame, and at once when the gesture ends, so no move is lost and none costs a frame.
 */
export class PointerGestures {
  readonly #stage: MaskStage;
  readonly #document: MaskDocument;
  readonly #element: HTMLElement;
  readonly #teardown = new AbortController();
  readonly #unsubscribe: () => void;
  #running: Running | null = null;
  #queue: Sample[] = [];
  #shiftKey = false;
  /** Positions of the fingers on the stage, by pointer id, oldest first. */
  readonly #fingers = new Map<number, Sample>();
  #pinch: readonly [Sample, Sample] | null = null;
  #lastSample: Sample | undefined;
  /** Where the last stroke ended: Shift and click draws a straight line from there. */
  #lastPoint: ImagePoint | undefined;
  #hovering: Hover | null = null;
  #panKey = false;

  constructor(element: HTMLElement, stage: MaskStage, document: MaskDocument) {
    this.#element = element;
    this.#stage = stage;
    this.#document = document;
    const { signal } = this.#teardown;
    const listen = (type: PointerEventName, handle: (event: PointerEvent) => void) =>
      element.addEventListener(type, handle, { signal });
    listen('pointerdown', (event) => this.#down(event));
    listen('pointermove', (event) => this.#move(event));
    listen('pointerup', (event) => this.#up(event));
    listen('pointercancel', (event) => {
      this.#fingers.delete(event.pointerId);
      if (this.#pinch) this.#holdPinch();
      this.#lost(event);
    });
    // Also follows every pointerup; by then the gesture is over.
    listen('lostpointercapture', (event) => this.#lost(event));
    listen('pointerleave', () => this.#hover(null));
    element.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
    // iPad: double taps of a pencil would zoom (tldraw, useFixSafariDoubleTapZoomPencilEvents).
    element.addEventListener('touchstart', (event) => event.preventDefault(), { signal, passive: false });
    this.#unsubscribe = stage.subscribeFrame(() => this.#drain());
  }

  get isBusy(): boolean {
    return this.#running !== null || this.#pinch !== null;
  }

  /** Holds the hand out: the next drag pans, whatever the tool. */
  set panKey(held: boolean) {
    this.#panKey = held;
    this.#element.dataset['pan'] = String(held);
    this.showBrush();
  }

  /** Draws the outline of the brush anew, as after a change of tool or size. */
  showBrush(): void {
    const { tool, brushSize } = maskFacts.getState();
    const paints = tool === 'brush' || tool === 'eraser';
    const hover = paints && !this.#panKey && !this.#pinch ? this.#hovering : null;
    const erases = (tool === 'eraser') !== hover?.opposite;
    this.#stage.mark({ brush: hover && { at: hover.at, diameter: brushSize, erases } });
  }

  /** Escape. */
  cancel(): void {
    this.#finish('cancel');
  }

  /** Ends what is going on as if the pointer had gone up, and lets go of everything. */
  destroy(): void {
    this.#finish('commit');
    this.#teardown.abort();
    this.#unsubscribe();
  }

  #down(event: PointerEvent): void {
    if (event.pointerType === 'touch' && Math.max(event.width, event.height) > PALM) return;
    event.preventDefault();
    this.#element.focus(POINTER_FOCUS);
    const sample = sampleAt(this.#stage, event);
    if (event.pointerType === 'touch') {
      this.#fingers.set(event.pointerId, sample);
      if (this.#fingers.size > 1) {
        this.#secondFinger(event.timeStamp);
        return;
      }
    }
    if (this.isBusy) return;
    const gesture = this.#begin(event, sample);
    if (!gesture) return;
    this.#capture(event.pointerId);
    const { pointerId, pointerType, timeStamp: startedAt } = event;
    const paints = gesture.kind === 'stroke';
    this.#running = { gesture, pointerId, pointerType, first: sample, startedAt, paints };
    this.#lastSample = sample;
    this.#shiftKey = event.shiftKey;
    this.#stage.holdView(true);
    this.#stage.requestFrame();
  }

  #begin(event: PointerEvent, sample: Sample): Gesture | null {
    const { tool, brushSize } = maskFacts.getState();
    const { button, altKey, shiftKey } = event;
    if (button === BUTTON.middle || this.#panKey || (tool === 'hand' && button === BUTTON.main)) {
      return panGesture(this.#stage, sample);
    }
    const erasing = button === BUTTON.right || button === BUTTON.penEraser;
    if ((button !== BUTTON.main && !erasing) || tool === 'hand') return null;
    const mode = erasing || (tool === 'eraser') !== altKey ? 'subtract' : 'add';
    if (tool === 'rectangle') {
      return rectangleGesture(this.#stage, sample, (box) => applyToMask({ kind: 'rectangle', mode, ...box }));
    }
    const from = shiftKey ? this.#lastPoint : undefined;
    return strokeGesture(this.#document, { mode, diameter: brushSize, from }, sample);
  }

  #secondFinger(at: number): void {
    const running = this.#running;
    if (running?.pointerType === 'pen') return;
    if (running) {
      const here = this.#queue.at(-1) ?? running.first;
      const isPinch =
        at - running.startedAt < PINCH_WITHIN_MS &&
        distance(here.screen, running.first.screen) < PINCH_TRAVEL;
      this.#finish(isPinch ? 'discard' : 'commit');
    }
    this.#holdPinch();
  }

  #move(event: PointerEvent): void {
    const samples = samplesOf(this.#stage, event);
    const last = samples.at(-1);
    if (!last) return;
    if (this.#fingers.has(event.pointerId)) this.#fingers.set(event.pointerId, last);
    if (this.#running?.pointerId === event.pointerId) {
      this.#queue.push(...samples);
      this.#shiftKey = event.shiftKey;
      this.#lastSample = last;
    }
    this.#hover({ at: last.screen, opposite: event.altKey || (event.buttons & 2) !== 0 });
    this.#stage.requestFrame();
  }

  #up(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId);
    if (this.#pinch) {
      this.#holdPinch();
      return;
    }
    if (this.#running?.pointerId !== event.pointerId) return;
    this.#queue.push(sampleAt(this.#stage, event));
    this.#finish('commit');
  }

  #lost(event: PointerEvent): void {
    if (this.#running?.pointerId === event.pointerId) this.#finish('cancel');
  }

  #finish(how: 'commit' | 'cancel' | 'discard'): void {
    const running = this.#running;
    if (!running) return;
    this.#drain();
    this.#running = null;
    running.gesture[how]();
    if (how === 'commit' && running.paints) this.#lastPoint = this.#lastSample?.image;
    this.#stage.holdView(this.isBusy);
  }

  /** A pinch lasts as long as two fingers do. */
  #holdPinch(): void {
    this.#pinch = this.#fingerPair();
    this.#stage.holdView(this.isBusy);
  }

  /** Once per frame, and before every end. */
  #drain(): void {
    const samples = this.#queue;
    if (samples.length > 0) {
      this.#queue = [];
      this.#running?.gesture.move(samples, { shiftKey: this.#shiftKey });
    }
    const pair = this.#pinch && this.#fingerPair();
    if (!this.#pinch || !pair) return;
    const [before, now] = [midpoint(this.#pinch), midpoint(pair)];
    this.#stage.panBy(now.x - before.x, now.y - before.y);
    const factor = spread(pair) / Math.max(1, spread(this.#pinch));
    if (factor > 0) this.#stage.zoomBy(factor, { ...pair[0].screen, ...now });
    this.#pinch = pair;
  }

  #fingerPair(): readonly [Sample, Sample] | null {
    const [a, b] = this.#fingers.values();
    return a && b ? [a, b] : null;
  }

  #hover(hover: Hover | null): void {
    this.#hovering = hover;
    this.showBrush();
  }

  #capture(pointerId: number): void {
    try {
      this.#element.setPointerCapture(pointerId);
    } catch {
      // The pointer is gone already (its cancel is on the way), or a script made the event.
    }
  }
}

function midpoint([a, b]: readonly [Sample, Sample]): { x: number; y: number } {
  return { x: (a.screen.x + b.screen.x) / 2, y: (a.screen.y + b.screen.y) / 2 };
}

function spread([a, b]: readonly [Sample, Sample]): number {
  return distance(a.screen, b.screen);
}
