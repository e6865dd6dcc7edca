import type { PixelSize } from '../../core/image/PixelSize.ts';
import { MaskDocument } from '../../core/mask/MaskDocument.ts';
import type { MaskOp } from '../../core/mask/MaskOp.ts';
import { fitMask } from '../../core/mask/readMaskImage.ts';
import { encodeRuns } from '../../core/mask/raster/runLength.ts';
import { registerErase } from '../eraseAll.ts';
import { currentMask, maskDocuments, maskFacts, NO_MASK } from './maskFacts.ts';
import { baseSource, sources } from '../sources/sources.ts';

/** Makes the mask of a picture the one being edited; it is a new, empty one at the first time. */
export function openMask(imageId: string, size: PixelSize): MaskDocument {
  const kept = maskDocuments.get(imageId);
  const document = kept ?? newDocument(imageId, size);
  if (maskFacts.getState().imageId !== imageId) {
    maskFacts.setState({ imageId, ...document.size, ...factsOf(document), latest: undefined });
  }
  return document;
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
  maskDocuments.set(imageId, document);
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
    const document = maskDocuments.get(gone.id);
    if (present.has(gone.id) || !document) continue;
    const heir = now[index];
    if (
      gone.status === 'ready' &&
      gone.shrinking &&
      heir?.status === 'ready' &&
      !maskDocuments.has(heir.id)
    ) {
      inheritMask(heir.id, heir, document);
    }
    maskDocuments.delete(gone.id);
  }
  openBaseMask();
});

function openBaseMask(): void {
  const base = baseSource();
  if (base) openMask(base.id, base);
  else maskFacts.setState(NO_MASK);
}

// Loaded with the editor, when there may have been pictures for a while.
openBaseMask();

registerErase(() => {
  maskDocuments.clear();
  maskFacts.setState(NO_MASK);
});
