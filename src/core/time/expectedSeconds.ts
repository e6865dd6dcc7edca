import type { Gateway } from '../gateway/Gateway.ts';
import type { ImageParams, Mode } from '../params/ImageParams.ts';

/** How long one request took: until its pictures were there or, `cut`, until a proxy broke it off. */
export interface Timing {
  readonly seconds: number;
  readonly cut?: true;
}

/** What a request of this kind will usually take, and who says so. */
export interface Expectation {
  /** Seconds, from and to. Absent: nobody knows. */
  readonly range?: readonly [number, number];
  /** `history`: this browser's own requests of the same kind. `page`: the gateway's. */
  readonly source?: 'history' | 'page';
  /** A proxy often breaks such a request off after so many seconds. */
  readonly cutAfter?: number;
}

/** Fewer are an accident, not a habit. */
const ENOUGH = 3;

/** "Often": one in so many. */
const ONE_IN = 4;

/**
 * What to expect of a request at `gateway`: from `history` (requests of the same kind, in any order) where it is
 * long enough, else from the figures of the gateway's page.
 */
export function expectedSeconds(
  gateway: Gateway,
  mode: Mode,
  params: ImageParams,
  history: readonly Timing[],
): Expectation {
  const own = fromHistory(gateway, history);
  const page = fromPage(gateway, mode, params);
  return {
    ...(own.range ? { range: own.range, source: 'history' } : page.range && { ...page, source: 'page' }),
    ...cutOf(history.length >= ENOUGH ? own.cutAfter : page.cutAfter),
  };
}

function cutOf(cutAfter: number | undefined): Pick<Expectation, 'cutAfter'> {
  return cutAfter === undefined ? {} : { cutAfter };
}

function fromHistory({ cutAfterSeconds }: Gateway, history: readonly Timing[]): Expectation {
  const times = history.filter(({ cut }) => !cut).map(({ seconds }) => seconds);
  const cuts = history.filter(({ cut }) => cut).map(({ seconds }) => seconds);
  const limit = cutAfterSeconds ?? quartile(cuts, 2);
  // One that came after the limit was let through this time.
  const over = cuts.length + times.filter((seconds) => limit !== undefined && seconds > limit).length;
  const often = over > 0 && over * ONE_IN >= history.length;
  return {
    ...(times.length >= ENOUGH && { range: [quartile(times, 1) ?? 0, quartile(times, 3) ?? 0] as const }),
    ...cutOf(often && limit !== undefined ? Math.round(limit) : undefined),
  };
}

/** `auto`, and a quality of which the page says nothing, may turn out to be any. */
function fromPage(
  { latency, cutAfterSeconds, ...gateway }: Gateway,
  mode: Mode,
  params: ImageParams,
): Expectation {
  if (!latency) return {};
  const quality = params.quality ?? gateway.endpoints[mode].fields.quality?.default;
  const known = typeof quality === 'string' ? latency[quality] : undefined;
  const slow = (known ? [known] : Object.values(latency)).some(
    ({ extreme }) => cutAfterSeconds !== undefined && extreme > cutAfterSeconds,
  );
  return { ...(known && { range: known.typical }), ...cutOf(slow ? cutAfterSeconds : undefined) };
}

/** The first, second or third quartile, between two values where it falls between them. */
function quartile(values: readonly number[], which: 1 | 2 | 3): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const at = ((sorted.length - 1) * which) / 4;
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (below === undefined || above === undefined) return undefined;
  return below + (above - below) * (at - Math.floor(at));
}
