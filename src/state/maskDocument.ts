import { createStore } from 'zustand/vanilla';
import type { PixelSize } from '../core/image/PixelSize.ts';
import { type MaskChange, MaskDocument } from '../core/mask/MaskDocument.ts';
import type { MaskOp } from '../core/mask/MaskOp.ts';
import { fitMask } from '../core/mask/readMaskImage.ts';
import { encodeRuns } from '../core/mask/raster/runLength.ts';
import { registerErase } from './eraseAll.ts';
import { baseSource, sources } from './sources.ts';

export type MaskTool = 'brush' | 'eraser' | 'rectangle' | 'hand';

/** Brush sizes that the editor takes, in image pixels. */
export const BRUSH_SIZES = { min: 1, max: 2000 } as const;

/** Small facts about the mask being edited. Pixels and points stay in its document, outside of any store. */
export interface MaskFacts extends PixelSize {
  /** The picture whose mask this is; undefined while there is none. */
  readonly imageId: string | undefined;
  readonly tool: MaskTool;
  /** Diameter in image pixels. */
  readonly brushSize: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly paintedPixels: number;
  /** Share of painted pixels, 0..1, unrounded. */
  readonly coverage: number;
  /** The latest operation, a new object each time: to be announced. */
  readonly latest: MaskChange | undefined;
}

const NOTHING = {
  imageId: undefined,
  width: 0,
  height: 0,
  canUndo: false,
  canRedo: false,
  paintedPixels: 0,
  coverage: 0,
  latest: undefined,
} as const;

export const maskFacts = createStore<MaskFacts>(() => ({ ...NOTHING, tool: 'brush', brushSize: 64 }));

/** Kept per picture, so that choosing another base image or mode and coming back loses nothing. */
const documents = new Map<string, MaskDocument>();

/** Makes the mask of a picture the one being edited; it is a new, empty one at the first time. */
export function openMask(imageId: string, size: PixelSize): MaskDocument {
  const kept = documents.get(imageId);
  const document = kept ?? newDocument(imageId, size);
  if (maskFacts.getState().imageId !== imageId) {
    maskFacts.setState({ imageId, ...document.size, ...factsOf(document), latest: undefined });
  }
  return document;
}

/** The document being edited; undefined while there is no base image. */
export function currentMask(): MaskDocument | undefined {
  const { imageId } = maskFacts.getState();
  return imageId === undefined ? undefined : documents.get(imageId);
}

/** The mask of any picture; undefined when nothing was ever painted on it. */
export function maskOf(imageId: string): MaskDocument | undefined {
  return documents.get(imageId);
}

export function setMaskTool(tool: MaskTool): void {
  maskFacts.setState({ tool });
}

/** @throws RangeError outside 1..2000: the field says so before. */
export function setBrushSize(brushSize: number): void {
  if (!(brushSize >= BRUSH_SIZES.min && brushSize <= BRUSH_SIZES.max)) {
    throw new RangeError(`A brush of ${brushSize} px`);
  }
  maskFacts.setState({ brushSize });
}

/** One undo step on the mask being edited. A stroke in progress is finished first. */
export function applyToMask(op: MaskOp): void {
  idleMask()?.apply(op);
}

export function undoMask(): void {
  idleMask()?.undo();
}

export function redoMask(): void {
  idleMask()?.redo();
}

function idleMask(): MaskDocument | undefined {
  const document = currentMask();
  if (document?.isDrawing) document.commitStroke();
  return document;
}

function newDocument(imageId: string, size: PixelSize): MaskDocument {
  const document = new MaskDocument(size);
  documents.set(imageId, document);
  document.subscribeSettled((latest) => {
    if (currentMask() === document) maskFacts.setState({ ...factsOf(document), latest });
  });
  return document;
}

/** The mask of a picture that was made smaller goes on as the mask of the smaller one. */
function inheritMask(heir: string, size: PixelSize, from: MaskDocument): void {
  if (from.paintedPixels === 0) return;
  const pixels = fitMask({ ...from.size, pixels: from.pixels }, size, 'scale');
  newDocument(heir, size).apply({ kind: 'region', mode: 'replace', runs: encodeRuns(pixels) });
}

function factsOf({ canUndo, canRedo, paintedPixels, coverage }: MaskDocument) {
  return { canUndo, canRedo, paintedPixels, coverage };
}

/** The mask follows the base image, whether or not the editor is on screen, and goes with its picture. */
sources.subscribe(({ sources: now }, { sources: before }) => {
  const present = new Set(now.map(({ id }) => id));
  for (const [index, gone] of before.entries()) {
    const document = documents.get(gone.id);
    if (present.has(gone.id) || !document) continue;
    const heir = now[index];
    if (gone.status === 'ready' && gone.shrinking && heir?.status === 'ready' && !documents.has(heir.id)) {
      inheritMask(heir.id, heir, document);
    }
    documents.delete(gone.id);
  }
  const base = baseSource();
  if (base) openMask(base.id, base);
  else maskFacts.setState(NOTHING);
});

registerErase(() => {
  documents.clear();
  maskFacts.setState(NOTHING);
});
