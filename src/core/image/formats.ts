import type { SniffedImage } from './sniff.ts';

/** The type of a picture's bytes, as sniffed. */
export type ImageMime = SniffedImage['mime'];

export interface ImageFormat {
  /** What people call it. The same in every language. */
  readonly label: string;
  /** Without the dot. */
  readonly extension: string;
  /** Whether its pixels can be transparent. */
  readonly transparency: boolean;
}

/** Every format that a picture of ours can be in. */
export const IMAGE_FORMATS: Readonly<Record<ImageMime, ImageFormat>> = {
  'image/png': { label: 'PNG', extension: 'png', transparency: true },
  'image/jpeg': { label: 'JPEG', extension: 'jpg', transparency: false },
  'image/webp': { label: 'WebP', extension: 'webp', transparency: true },
  'image/gif': { label: 'GIF', extension: 'gif', transparency: true },
  'image/avif': { label: 'AVIF', extension: 'avif', transparency: true },
};

/** The formats that can be asked of a gateway and written by a browser, by the API's spelling of `output_format`. */
export const OUTPUT_FORMAT_MIMES = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
} as const satisfies Record<string, ImageMime>;

export type OutputFormat = keyof typeof OUTPUT_FORMAT_MIMES;
export type WritableMime = (typeof OUTPUT_FORMAT_MIMES)[OutputFormat];
