import type { Gateway } from '../gateway/Gateway.ts';
import type { ImageParams, Mode } from '../params/ImageParams.ts';
import { parseSize } from '../params/sizeRules.ts';

const ADVICE = ['quality', 'size', 'region', 'stream'] as const;

type CutAdvice = (typeof ADVICE)[number];

/** What can be done at `gateway` so that a proxy does not cut a request off: nothing that it does not offer. */
export function cutAdvice(
  { endpoints, regions }: Gateway,
  baseUrl: string,
  mode: Mode,
  { quality, size, stream }: ImageParams,
): readonly CutAdvice[] {
  const { fields } = endpoints[mode];
  const lower = fields.quality?.type === 'choice' && fields.quality.values.includes('low');
  const isRegion = regions.some((region) => region.baseUrl === baseUrl);
  const possible: Readonly<Record<CutAdvice, boolean>> = {
    quality: lower && quality !== 'low',
    size: hasSmaller(fields.size, size),
    region: isRegion && regions.length > 1,
    stream: fields.stream !== undefined && !stream,
  };
  return ADVICE.filter((advice) => possible[advice]);
}

/** Of a square of the usual size: below it, no page says that a picture comes sooner. */
const USUAL_PIXELS = 1024 * 1024;

function hasSmaller(field: Gateway['endpoints'][Mode]['fields']['size'], size: string | undefined): boolean {
  const asked = parseSize(size ?? '');
  if (!asked || field?.type !== 'size') return false;
  const pixels = asked.width * asked.height;
  const smaller = field.values.some((value) => {
    const listed = parseSize(value);
    return listed !== undefined && listed.width * listed.height < pixels;
  });
  return smaller || (field.custom && pixels > USUAL_PIXELS);
}
