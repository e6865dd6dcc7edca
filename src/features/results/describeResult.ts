import { IMAGE_FORMATS, OUTPUT_FORMAT_MIMES } from '../../core/image/formats.ts';
import type { SniffedImage } from '../../core/image/sniff.ts';
import type { ImageParams } from '../../core/params/ImageParams.ts';

/** `1024×1024` */
export function pixelSize(width: number, height: number): string {
  return `${width}×${height}`;
}

/** `1024×1024 PNG` */
export function sizeAndType({ mime, width, height }: SniffedImage): string {
  return `${pixelSize(width, height)} ${IMAGE_FORMATS[mime].label}`;
}

/** What was asked for and is not what came: `1536×1024`, `WebP`. Empty where all is as asked or nothing was. */
export function differences(asked: ImageParams, sniffed: SniffedImage): string[] {
  const found: string[] = [];
  const size = /^(\d+)x(\d+)$/.exec(asked.size ?? '');
  if (size && (Number(size[1]) !== sniffed.width || Number(size[2]) !== sniffed.height)) {
    found.push(pixelSize(Number(size[1]), Number(size[2])));
  }
  const format = Object.entries(OUTPUT_FORMAT_MIMES).find(([name]) => name === asked.output_format);
  if (format && format[1] !== sniffed.mime) found.push(IMAGE_FORMATS[format[1]].label);
  return found;
}

/** The first 250 characters of a prompt, never half a surrogate pair. */
export function shortPrompt(prompt: string): string {
  if (prompt.length <= 250) return prompt;
  return Array.from(prompt).slice(0, 250).join('');
}

/** The day, as one writes it: the gateway counts from another moment than this page. */
export function aboutDay(at: number, languageTag: string): string {
  return new Intl.DateTimeFormat(languageTag, { month: 'short', day: 'numeric' }).format(at);
}
