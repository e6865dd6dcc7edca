import { createStore } from 'zustand/vanilla';
import type { PixelSize } from '../../core/image/PixelSize.ts';
import type { MaskChange, MaskDocument } from '../../core/mask/MaskDocument.ts';

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

/** The facts while there is no mask. */
export const NO_MASK = {
  imageId: undefined,
  width: 0,
  height: 0,
  canUndo: false,
  canRedo: false,
  paintedPixels: 0,
  coverage: 0,
  latest: undefined,
} as const;

export const maskFacts = createStore<MaskFacts>(() => ({ ...NO_MASK, tool: 'brush', brushSize: 64 }));

/** Kept per picture, so that choosing another base image or mode and coming back loses nothing. */
export const maskDocuments = new Map<string, MaskDocument>();

/** The document being edited; undefined while there is no base image. */
export function currentMask(): MaskDocument | undefined {
  const { imageId } = maskFacts.getState();
  return imageId === undefined ? undefined : maskDocuments.get(imageId);
}

/** The mask of any picture; undefined when nothing was ever painted on it. */
export function maskOf(imageId: string): MaskDocument | undefined {
  return maskDocuments.get(imageId);
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
