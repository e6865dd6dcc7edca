import { imageFileName } from '../../core/image/fileName.ts';
import { OUTPUT_FORMAT_MIMES, type ImageMime } from '../../core/image/formats.ts';
import type { Picture } from '../../core/job.ts';
import { convertPicture } from '../../platform/pictures/convertPicture.ts';
import { downloadBlob } from '../../platform/download.ts';
import type { DownloadFormat } from '../../state/preferences.ts';
import type { ImageResult } from '../../state/results.ts';

/** Saves the picture of `result` in `format` and answers with the name of the file. Rejects as `convertPicture`. */
export async function saveResult(
  result: ImageResult,
  { blob, sniffed }: Picture,
  format: DownloadFormat,
  background: string,
  signal: AbortSignal,
): Promise<string> {
  const original = format === 'original';
  const mime: ImageMime = original ? sniffed.mime : OUTPUT_FORMAT_MIMES[format];
  const saved = original
    ? blob
    : await convertPicture(blob, OUTPUT_FORMAT_MIMES[format], { background }, signal);
  const fileName = imageFileName({
    prompt: result.asked.prompt,
    mime,
    width: sniffed.width,
    height: sniffed.height,
    at: new Date(result.at),
    ...(result.of > 1 && { index: result.index }),
  });
  downloadBlob(saved, fileName);
  return fileName;
}
