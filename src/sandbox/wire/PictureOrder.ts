import type { PixelSize } from '../../core/image/PixelSize.ts';

export const QUALITIES = ['low', 'medium', 'high'] as const;
export type Quality = (typeof QUALITIES)[number];

export const FORMATS = ['png', 'jpeg', 'webp'] as const;
export type Format = (typeof FORMATS)[number];

/** A request that broke no rule, with every default filled in. */
export interface PictureOrder {
  readonly model: string;
  readonly prompt: string;
  /** How many pictures. */
  readonly n: number;
  /** Absent: `auto`. */
  readonly size?: PixelSize;
  readonly quality: Quality;
  readonly format: Format;
  /** 0–100, taken as the encoder's quality. Absent: as good as whoever encodes finds worth it. */
  readonly compression?: number;
  readonly transparent: boolean;
  /** Present: answer as an event stream with this many previews at most. */
  readonly partialImages?: number;
  /** Present: an edit. */
  readonly edit?: EditOrder;
}

export interface EditOrder {
  /** PNG, JPEG or WebP by their first bytes; the base image first. */
  readonly sources: readonly Uint8Array<ArrayBuffer>[];
  /** A PNG with an alpha channel. */
  readonly mask?: Uint8Array<ArrayBuffer>;
}
