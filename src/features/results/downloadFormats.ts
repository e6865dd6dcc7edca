import { IMAGE_FORMATS, OUTPUT_FORMAT_MIMES, type OutputFormat } from '../../core/image/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { DownloadFormat } from '../../state/preferences.ts';

export interface DownloadFormatChoice {
  readonly id: DownloadFormat;
  readonly label: string;
}

/** What a picture can be saved as, in the order of the select. */
export function downloadFormats(texts: Messages['results']): Record<DownloadFormat, DownloadFormatChoice> {
  return {
    original: { id: 'original', label: texts.original },
    png: written('png'),
    jpeg: written('jpeg'),
    webp: written('webp'),
  };
}

function written(id: OutputFormat): DownloadFormatChoice {
  return { id, label: IMAGE_FORMATS[OUTPUT_FORMAT_MIMES[id]].label };
}
