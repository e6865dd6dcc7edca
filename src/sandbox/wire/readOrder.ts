import { ApiError, badField } from './ApiError.ts';
import { EDIT_FIELDS, GENERATION_FIELDS, MODELS } from './fieldRules.ts';
import { type Format, FORMATS, type PictureOrder, QUALITIES, type Quality } from './PictureOrder.ts';
import { type FieldValues, readFields } from './readFields.ts';
import { isFilePart, readImages } from './readImages.ts';
import { readSize } from './sizeRule.ts';

/** `POST /v1/images/generations`. @throws ApiError */
export async function readGeneration(request: Request): Promise<PictureOrder> {
  requireContentType(request, 'application/json');
  const json = await parseJson(request);
  return toOrder(readFields(GENERATION_FIELDS, Object.entries(json), 'json'));
}

/** `POST /v1/images/edits`, multipart. @throws ApiError */
export async function readEdit(request: Request): Promise<PictureOrder> {
  requireContentType(request, 'multipart/form-data');
  const parts = [...(await parseForm(request))];
  const texts = parts.filter(([name]) => !isFilePart(name));
  const order = toOrder(readFields(EDIT_FIELDS, texts, 'form'));
  return { ...order, edit: await readImages(parts) };
}

function toOrder(values: FieldValues): PictureOrder {
  checkModel(values);
  checkOutput(values);
  checkStream(values);
  const size = readSize(text(values, 'size', 'auto'));
  const stream = values['stream'] === true;
  const compression = integer(values, 'output_compression');
  return {
    model: text(values, 'model', MODELS[0]),
    prompt: text(values, 'prompt', ''),
    n: integer(values, 'n', 1),
    ...(size && { size }),
    quality: oneOf<Quality>(QUALITIES, values['quality'], 'medium'),
    format: oneOf<Format>(FORMATS, values['output_format'], 'png'),
    ...(compression !== undefined && { compression }),
    transparent: values['background'] === 'transparent',
    ...(stream && { partialImages: integer(values, 'partial_images', 0) }),
  };
}

function checkModel(values: FieldValues): void {
  const model = text(values, 'model', '');
  if (MODELS.some((known) => known === model)) return;
  throw new ApiError(404, {
    message: `The model '${model}' does not exist here. The sandbox has: ${MODELS.join(', ')}.`,
    type: 'invalid_request_error',
    param: 'model',
    code: 'model_not_found',
  });
}

function checkOutput(values: FieldValues): void {
  const format = text(values, 'output_format', 'png');
  if (values['background'] === 'transparent' && format === 'jpeg') {
    throw badField(
      'background',
      'invalid_value',
      "Transparent background is not supported for output format 'jpeg'. Use 'png' or 'webp'.",
      'image_generation_user_error',
    );
  }
  if (values['output_compression'] !== undefined && format === 'png') {
    throw badField(
      'output_compression',
      'invalid_png_output_compression',
      "Compression is only supported for output formats 'webp' and 'jpeg'.",
      'image_generation_user_error',
    );
  }
}

function checkStream(values: FieldValues): void {
  if (values['stream'] !== true) {
    if (values['partial_images'] === undefined) return;
    throw badField(
      'partial_images',
      'unsupported_parameter',
      "Partial images are only supported with 'stream' set to true.",
      'image_generation_user_error',
    );
  }
  if (integer(values, 'n', 1) > 1) {
    throw badField(
      'n',
      'unsupported_parameter',
      'Streaming is only supported with n=1.',
      'image_generation_user_error',
    );
  }
}

function requireContentType(request: Request, expected: string): void {
  const given = request.headers.get('content-type') ?? '';
  if (given.split(';', 1)[0]?.trim().toLowerCase() === expected) return;
  throw new ApiError(400, {
    message: `Unsupported content type: '${given}'. This API method only accepts '${expected}' requests.`,
    type: 'invalid_request_error',
    param: null,
    code: 'unsupported_content_type',
  });
}

async function parseJson(request: Request): Promise<object> {
  const body = await request.text();
  const json = tryParse(body);
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json;
  throw new ApiError(400, {
    message: 'We could not parse the JSON body of your request. The API expects a JSON object.',
    type: 'invalid_request_error',
    param: null,
    code: null,
  });
}

function tryParse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

async function parseForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    request.signal.throwIfAborted();
    throw new ApiError(400, {
      message: 'We could not parse the multipart form of your request.',
      type: 'invalid_request_error',
      param: null,
      code: null,
    });
  }
}

function text(values: FieldValues, name: string, otherwise: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : otherwise;
}

function integer(values: FieldValues, name: string): number | undefined;
function integer(values: FieldValues, name: string, otherwise: number): number;
function integer(values: FieldValues, name: string, otherwise?: number): number | undefined {
  const value = values[name];
  return typeof value === 'number' ? value : otherwise;
}

function oneOf<T extends string>(values: readonly T[], value: unknown, otherwise: T): T {
  return values.find((known) => known === value) ?? otherwise;
}
