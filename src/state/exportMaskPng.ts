import type { MaskDocument } from '../core/mask/MaskDocument.ts';
import { encodeMask } from '../platform/encodeMask.ts';
import { maskOf } from './maskDocument.ts';

/**
 * The mask of a picture as a request takes it, as painted at this moment, at the picture's own size; undefined
 * when nothing is painted, for then the whole picture is edited and no mask part is sent.
 */
export async function exportMaskPng(imageId: string, signal?: AbortSignal): Promise<Blob | undefined> {
  const document = maskOf(imageId);
  return document?.pixels.includes(255) ? maskFile(document, signal) : undefined;
}

/** The same file of any mask, an empty one too: for the user to keep. */
export function maskFile(document: MaskDocument, signal?: AbortSignal): Promise<Blob> {
  return encodeMask(document.pixels.slice(), document.size, signal);
}
