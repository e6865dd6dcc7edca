import { pictureType, sniffImage } from '../../core/image/sniff.ts';
import { type ApiError, badField } from './ApiError.ts';
import type { EditOrder } from './PictureOrder.ts';

// OpenAI reference, images/edit: up to 16 images, each "a png, webp, or jpg file less than 50MB"; the mask "a
// valid PNG file, less than 4MB", of the same size as the first image and with an alpha channel.
const MAX_IMAGES = 16;
const IMAGE_BYTES = 50 * 1024 * 1024;
const MASK_BYTES = 4 * 1024 * 1024;
const TYPES = ['image/png', 'image/jpeg', 'image/webp'];

/** Part names that hold files. */
const IMAGE_PARTS = ['image', 'image[]'];
const MASK_PART = 'mask';

export function isFilePart(name: string): boolean {
  return IMAGE_PARTS.includes(name) || name === MASK_PART;
}

/**
 * The files of an edit, in the order of their parts.
 *
 * @throws ApiError for what can be told without decoding; damaged pictures are found by whoever decodes them.
 */
export async function readImages(parts: readonly (readonly [string, string | File])[]): Promise<EditOrder> {
  const images = parts.filter(([name]) => IMAGE_PARTS.includes(name));
  const masks = parts.filter(([name]) => name === MASK_PART);
  if (images.length === 0) {
    throw badField('image', 'missing_required_parameter', "Missing required parameter: 'image'.");
  }
  if (images.length > MAX_IMAGES) {
    throw badField(
      'image',
      'array_above_max_length',
      `Invalid 'image': array too long. Expected an array with maximum length ${MAX_IMAGES}, but got an array with length ${images.length} instead.`,
    );
  }
  if (masks.length > 1) {
    throw badField('mask', 'duplicate_parameter', "Duplicate parameter: 'mask' was given more than once.");
  }
  const sources: Uint8Array<ArrayBuffer>[] = [];
  for (const [, file] of images) sources.push(await readImage('image', file, IMAGE_BYTES, TYPES));
  const mask = masks[0] && (await readImage('mask', masks[0][1], MASK_BYTES, ['image/png']));
  if (!mask) return { sources };
  checkMask(mask, sources[0]!);
  return { sources, mask };
}

async function readImage(
  param: string,
  file: string | File,
  tooManyBytes: number,
  types: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof file === 'string') {
    throw badField(
      param,
      'invalid_type',
      `Invalid type for '${param}': expected a file, but got a string instead.`,
    );
  }
  if (!types.includes(file.type)) {
    throw badField(
      param,
      'unsupported_file_mimetype',
      `Invalid file '${param}': unsupported mimetype ('${file.type}'). Supported file formats are ${types.join(', ')}.`,
    );
  }
  if (file.size >= tooManyBytes) {
    throw badField(
      param,
      'file_too_large',
      `Invalid file '${param}': the file must be less than ${tooManyBytes / 1024 / 1024} MB.`,
    );
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = pictureType(bytes);
  if (!type || !types.includes(type) || !sniffImage(bytes)) throw invalidImageFile(param);
  return bytes;
}

/** What the file's head says about the mask. A JPEG or WebP may be stored turned, so either way round is let through. */
function checkMask(mask: Uint8Array, base: Uint8Array): void {
  const colorType = mask[25];
  if (colorType !== 4 && colorType !== 6) {
    throw invalidImageFile('mask', 'The mask must have an alpha channel.');
  }
  const a = sniffImage(mask)!;
  const b = sniffImage(base)!;
  const same = a.width === b.width && a.height === b.height;
  const turned = b.mime !== 'image/png' && a.width === b.height && a.height === b.width;
  if (!same && !turned) throw maskOfAnotherSize(a, b);
}

export function maskOfAnotherSize(
  mask: { width: number; height: number },
  image: { width: number; height: number },
): ApiError {
  const [is, should] = [mask, image].map(({ width, height }) => `${width}x${height}`);
  return badField(
    'mask',
    'invalid_image_file',
    `Invalid mask image: it is ${is}, but must have the same dimensions as the first image, ${should}.`,
    'image_generation_user_error',
  );
}

/** The refusal of a picture that cannot be decoded or used. */
export function invalidImageFile(
  param: string,
  why = 'Please check your image file and try again.',
): ApiError {
  return badField(
    param,
    'invalid_image_file',
    `Invalid image file or mode for ${param}. ${why}`,
    'image_generation_user_error',
  );
}
