import type { MaskDocument } from '../../core/mask/MaskDocument.ts';
import { maskOf } from './maskFacts.ts';

/**
 * The mask of a picture as a request takes it, as painted at this moment, at the picture's own size; undefined
 * when nothing is painted, for then the whole picture is edited and no mask part is sent.
 */
export async function exportMaskPng(imageId: string, signal?: AbortSignal): Promise<Blob | undefined> {
  const document = maskOf(imageId);
  return document?.pixels.includes(255) ? maskFile(document, signal) : undefined;
}

/** The same file of any mask, an empty one too: for the user to keep. */
export async function maskFile({ pixels, size }: MaskDocument, signal?: AbortSignal): Promise<Blob> {
  const now = pixels.slice();
  const { encodeMask } = await import('../../platform/pictures/encodeMask.ts');
  return await encodeMask(now, size, signal);
}
