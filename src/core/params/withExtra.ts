import type { ImageParams, JsonObject, JsonValue } from './ImageParams.ts';

/**
 * What will really be asked, as far as it decides the cost and the time: extra fields are merged last, and `null`
 * takes a field out. The rest of `params` stays as it is.
 */
export function withExtra(params: ImageParams, extra: JsonObject): ImageParams {
  const { n, size, quality, stream, partial_images, ...rest } = params;
  const asked = {
    n: merged(n, extra['n'], isNumber),
    size: merged(size, extra['size'], isString),
    quality: merged(quality, extra['quality'], isString),
    stream: merged(stream, extra['stream'], isBoolean),
    partial_images: merged(partial_images, extra['partial_images'], isNumber),
  };
  return {
    ...rest,
    ...(isString(extra['model']) && { model: extra['model'] }),
    ...(asked.n !== undefined && { n: asked.n }),
    ...(asked.size !== undefined && { size: asked.size }),
    ...(asked.quality !== undefined && { quality: asked.quality }),
    ...(asked.stream !== undefined && { stream: asked.stream }),
    ...(asked.partial_images !== undefined && { partial_images: asked.partial_images }),
  };
}

type Typed = JsonValue | undefined;

function merged<Value>(
  value: Value | undefined,
  typed: Typed,
  isValue: (typed: Typed) => typed is Value & Typed,
): Value | undefined {
  if (typed === null) return undefined;
  return isValue(typed) ? typed : value;
}

const isNumber = (typed: Typed) => typeof typed === 'number';
const isString = (typed: Typed) => typeof typed === 'string';
const isBoolean = (typed: Typed) => typeof typed === 'boolean';
