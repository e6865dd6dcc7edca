import { applyToMask, redoMask, undoMask } from '../../state/mask/maskDocument.ts';
import { setMaskTool } from '../../state/mask/maskFacts.ts';
import { resizeBrush } from './brushSizes.ts';
import type { MaskStage } from './MaskStage.ts';
import type { PointerGestures } from './PointerGestures.ts';

interface Controls {
  readonly stage: MaskStage;
  readonly gestures: PointerGestures;
}

/** By what the key types, lower case; brackets also by where they are, for layouts that hide them. */
const PLAIN_KEYS: Readonly<Record<string, (controls: Controls) => void>> = {
  b: () => setMaskTool('brush'),
  e: () => setMaskTool('eraser'),
  m: () => setMaskTool('rectangle'),
  h: () => setMaskTool('hand'),
  '[': () => resizeBrush(-1),
  ']': () => resizeBrush(1),
  ',': () => resizeBrush(-1),
  '.': () => resizeBrush(1),
  '+': ({ stage }) => stage.zoomBy(1.25),
  '=': ({ stage }) => stage.zoomBy(1.25),
  '-': ({ stage }) => stage.zoomBy(0.8),
};

const CONTROL_KEYS: Readonly<Record<string, (controls: Controls, shift: boolean) => void>> = {
  z: (_, shift) => (shift ? redoMask() : undoMask()),
  y: () => redoMask(),
  a: () => applyToMask({ kind: 'all' }),
  '0': ({ stage }) => stage.fit(),
  '1': ({ stage }) => stage.actualSize(),
};

/**
 * The editor's keys, for as long as the focus is in it. They act only there, never while something is typed, and a
 * held key is forgotten when the window loses the focus (Alt+Tab swallows its keyup).
 */
export function bindShortcuts(region: HTMLElement, canvas: HTMLElement, controls: Controls): () => void {
  const { gestures } = controls;
  const stop = new AbortController();
  const { signal } = stop;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isTyping(event.target)) return;
    if (event.key === ' ') {
      // On a button or a radio Space presses it.
      if (event.target !== canvas) return;
      event.preventDefault();
      gestures.panKey = true;
      return;
    }
    if (event.key === 'Escape') {
      if (gestures.isBusy) event.preventDefault();
      gestures.cancel();
      return;
    }
    const act = actionFor(event);
    if (!act) return;
    event.preventDefault();
    act(controls, event.shiftKey);
  };
  region.addEventListener('keydown', onKeyDown, { signal });
  const release = () => {
    gestures.panKey = false;
  };
  region.addEventListener('keyup', (event) => event.key === ' ' && release(), { signal });
  canvas.addEventListener('blur', release, { signal });
  window.addEventListener('blur', release, { signal });
  return () => stop.abort();
}

function actionFor(event: KeyboardEvent): ((controls: Controls, shift: boolean) => void) | undefined {
  if (event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) return CONTROL_KEYS[key];
  const bracket = event.code === 'BracketLeft' ? '[' : event.code === 'BracketRight' ? ']' : undefined;
  return PLAIN_KEYS[key] ?? (bracket && PLAIN_KEYS[bracket]);
}

/** Radios and sliders are inputs too, but nothing is typed into them. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type=radio], [type=range]), textarea, select') !== null
  );
}
