import { findClashes } from './findClashes.ts';
import type { Gateway } from './Gateway.ts';
import type { Place, ProfileEdits } from './ProfileEdits.ts';

/**
 * What of `edits` can stand together in `gateway`, the same object where all of it can, and the places that had to
 * go. In rounds: a name that is given back may be one that another edit had taken meanwhile.
 */
export function withoutClashes(
  gateway: Gateway,
  edits: ProfileEdits,
): { readonly edits: ProfileEdits; readonly dropped: readonly Place[] } {
  const dropped = findClashes(gateway, edits).map(({ at }) => at);
  if (dropped.length === 0) return { edits, dropped };
  const clashing: readonly string[] = dropped;
  const others = Object.fromEntries(Object.entries(edits).filter(([at]) => !clashing.includes(at)));
  const rest = withoutClashes(gateway, others);
  return { edits: rest.edits, dropped: [...dropped, ...rest.dropped] };
}
