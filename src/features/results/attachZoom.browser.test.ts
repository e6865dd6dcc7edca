import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { attachZoom, type Zoom } from './attachZoom.ts';

const onScale = vi.fn<(scale: number) => void>();
const onSwipe = vi.fn<(step: -1 | 1) => void>();
let stage: HTMLElement;
let image: HTMLElement;
let zoom: Zoom;

/** A stage of 400×300 with a picture of 800×600. */
beforeEach(() => {
  stage = document.createElement('div');
  image = document.createElement('div');
  stage.style.cssText = 'position: fixed; top: 0; left: 0; width: 400px; height: 300px; overflow: hidden';
  stage.append(image);
  document.body.append(stage);
  // Untrusted events have no pointer to capture.
  vi.spyOn(stage, 'setPointerCapture').mockImplementation(() => undefined);
  zoom = attachZoom(stage, image, { width: 800, height: 600 }, { onScale, onSwipe });
});

afterEach(() => {
  zoom.detach();
  stage.remove();
  vi.resetAllMocks();
});

function pointer(type: string, id: number, x: number, y: number, pointerType = 'mouse'): void {
  stage.dispatchEvent(new PointerEvent(type, { pointerId: id, clientX: x, clientY: y, pointerType }));
}

function swipe(dx: number): void {
  pointer('pointerdown', 1, 200, 150, 'touch');
  pointer('pointermove', 1, 200 + dx, 150, 'touch');
  pointer('pointerup', 1, 200 + dx, 150, 'touch');
}

it('begins with the whole picture', () => {
  expect(image.style.transform).toBe('translate(0px, 0px) scale(0.5)');
  expect(onScale).toHaveBeenLastCalledWith(0.5);
});

it('zooms by the wheel around the pointer and keeps the page from scrolling', () => {
  const wheel = new WheelEvent('wheel', { deltaY: -1000, clientX: 0, clientY: 0, cancelable: true });
  stage.dispatchEvent(wheel);
  expect(wheel.defaultPrevented).toBe(true);
  expect(onScale.mock.lastCall?.[0]).toBeCloseTo(0.5 * Math.exp(2));
  expect(image.style.transform).toMatch(/^translate\(0px, 0px\)/);
});

it('moves the picture by a drag, as far as its edge', () => {
  zoom.actualPixels();
  expect(image.style.transform).toBe('translate(-200px, -150px) scale(1)');
  pointer('pointerdown', 1, 200, 150);
  pointer('pointermove', 1, 150, 160);
  expect(image.style.transform).toBe('translate(-250px, -140px) scale(1)');
  pointer('pointermove', 1, 999, 999);
  expect(image.style.transform).toBe('translate(0px, 0px) scale(1)');
  pointer('pointerup', 1, 999, 999);
  pointer('pointermove', 1, 0, 0);
  expect(image.style.transform).toBe('translate(0px, 0px) scale(1)');
});

it('zooms by two fingers, without taking them for a swipe', () => {
  pointer('pointerdown', 1, 100, 150, 'touch');
  pointer('pointerdown', 2, 300, 150, 'touch');
  pointer('pointermove', 2, 500, 150, 'touch');
  expect(onScale.mock.lastCall?.[0]).toBeCloseTo(1);
  pointer('pointerup', 2, 500, 150, 'touch');
  pointer('pointerup', 1, 100, 150, 'touch');
  expect(onSwipe).not.toHaveBeenCalled();
});

it('tells a swipe only while the whole picture is in sight', () => {
  swipe(-100);
  swipe(100);
  swipe(20);
  expect(onSwipe.mock.calls).toEqual([[1], [-1]]);
  zoom.actualPixels();
  swipe(-100);
  expect(onSwipe).toHaveBeenCalledTimes(2);
});

it('stays fitted when the stage changes its size', async () => {
  stage.style.width = '200px';
  await vi.waitFor(() => expect(image.style.transform).toBe('translate(0px, 75px) scale(0.25)'));
});

it('no longer listens once it is detached', () => {
  zoom.detach();
  const before = image.style.transform;
  stage.dispatchEvent(new WheelEvent('wheel', { deltaY: -1000 }));
  pointer('pointerdown', 1, 0, 0);
  pointer('pointermove', 1, 50, 0);
  expect(image.style.transform).toBe(before);
});
