import { IMAGE_FORMATS, type ImageMime } from './formats.ts';

export interface FileNameParts {
  readonly prompt: string;
  /** What the bytes are; it decides the extension. */
  readonly mime: ImageMime;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Read in local time: people look for "the one from this afternoon". */
  readonly at: Date;
  /** 0-based place among the pictures of one answer; absent when there was only one. */
  readonly index?: number;
}

/**
 * 60 UTF-16 units are at most 180 bytes of UTF-8, which leaves room for the rest of the name within the 255 bytes
 * that ext4, APFS and NTFS allow.
 */
const SLUG_LENGTH = 60;

/** Device names that Windows refuses as a file's base name ("Naming Files, Paths, and Namespaces", Microsoft Learn). */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** A name that says what is in the file: `red-fox-in-snow_1024x1024_20261120-143005-2.png`. */
export function imageFileName({ prompt, mime, width, height, at, index }: FileNameParts): string {
  const place = index === undefined ? '' : `-${index + 1}`;
  return `${promptSlug(prompt)}_${width}x${height}_${timeStamp(at)}${place}.${IMAGE_FORMATS[mime].extension}`;
}

/**
 * The words of a prompt as a file's base name: letters, marks and digits of any script joined by hyphens, at most
 * 60 UTF-16 units, never empty, never a name that an operating system refuses.
 */
export function promptSlug(prompt: string): string {
  const plain = prompt
    .normalize('NFKC')
    // Zero-width joiners, variation selectors, direction marks: invisible, so two names could look the same.
    // Enclosing marks come with emoji only (1️⃣).
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Me}]/gu, '')
    .replace(/['’]/g, '')
    .toLowerCase()
    // Lower case may have taken characters apart (İ becomes i and a dot).
    .normalize('NFKC');
  let slug = '';
  for (const word of plain.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? []) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (longer.length > SLUG_LENGTH) {
      // Whole words only, except where that leaves next to nothing: Chinese writes no spaces.
      if (slug.length < SLUG_LENGTH / 2) slug = cut(longer);
      break;
    }
    slug = longer;
  }
  if (slug === '') return 'image';
  return RESERVED.test(slug) ? `image-${slug}` : slug;
}

/** Shortened without splitting a surrogate pair. */
function cut(word: string): string {
  let kept = '';
  for (const character of word) {
    if (kept.length + character.length > SLUG_LENGTH) break;
    kept += character;
  }
  return kept;
}

/** `20261120-143005` */
function timeStamp(at: Date): string {
  const day = `${at.getFullYear()}${twoDigits(at.getMonth() + 1)}${twoDigits(at.getDate())}`;
  return `${day}-${twoDigits(at.getHours())}${twoDigits(at.getMinutes())}${twoDigits(at.getSeconds())}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
