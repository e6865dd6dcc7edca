import type { Gateway, ImagesRule } from '../gateway/Gateway.ts';
import { everyEndpoint } from '../gateway/officialApi.ts';
import type { Mode } from './ImageParams.ts';
import type { Problem } from './Problem.ts';

/** A source image as it would be uploaded. */
export interface SourceFacts {
  readonly bytes: number;
  /** MIME type, sniffed. */
  readonly type: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** What is wrong with the source images and the mask before anything is sent. Only edits have them. */
export function checkSources(
  gateway: Gateway,
  mode: Mode,
  sources: readonly SourceFacts[],
  hasMask: boolean,
  tryUndocumented: boolean,
): Problem[] {
  const { images, mask } = gateway.endpoints[mode];
  if (!images) return [];
  if (sources.length === 0) return [{ field: 'sources', code: 'no-source', severity: 'error' }];
  const problems: Problem[] = [
    ...checkCount(images, sources.length, tryUndocumented),
    ...sources.flatMap((source, position) => checkSource(images, source, position + 1)),
    ...checkTotal(images, sources),
  ];
  if (hasMask && mask?.singleImageOnly && sources.length > 1) {
    problems.push({
      field: 'mask',
      code: 'mask-needs-one-source',
      severity: tryUndocumented ? 'warning' : 'error',
      values: { count: sources.length },
    });
  }
  return problems;
}

/** How many source images `gateway` takes at most, and bytes of one; absent where it is not documented. */
export function sourceLimits(
  gateway: Gateway,
  tryUndocumented: boolean,
): { readonly max: number | undefined; readonly maxBytes: number | undefined } {
  const { images } = gateway.endpoints.edit;
  return { max: images && maxCount(images, tryUndocumented), maxBytes: images?.maxBytes };
}

function maxCount(images: ImagesRule, tryUndocumented: boolean): number | undefined {
  return images.softMax && tryUndocumented ? everyEndpoint.edit.images?.max : images.max;
}

function checkCount(images: ImagesRule, count: number, tryUndocumented: boolean): readonly Problem[] {
  const max = maxCount(images, tryUndocumented);
  if (max === undefined || count <= max) return [];
  return [{ field: 'sources', code: 'too-many-sources', severity: 'error', values: { count, max } }];
}

function checkSource(images: ImagesRule, { bytes, type }: SourceFacts, index: number): readonly Problem[] {
  const problems: Problem[] = [];
  if (images.maxBytes !== undefined && bytes > images.maxBytes) {
    const values = { index, bytes, max: images.maxBytes };
    problems.push({ field: 'sources', code: 'source-too-large', severity: 'error', values });
  }
  if (!images.types.includes(type)) {
    const values = { index, type, allowed: images.types.join(', ') };
    problems.push({ field: 'sources', code: 'source-type', severity: 'error', values });
  }
  return problems;
}

function checkTotal(images: ImagesRule, sources: readonly SourceFacts[]): readonly Problem[] {
  const bytes = sources.reduce((sum, source) => sum + source.bytes, 0);
  if (images.maxTotalBytes === undefined || bytes <= images.maxTotalBytes) return [];
  const values = { bytes, max: images.maxTotalBytes };
  return [{ field: 'sources', code: 'sources-too-large', severity: 'error', values }];
}
