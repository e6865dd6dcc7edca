import { useStore } from 'zustand';
import type { Gateway } from '../core/gateway/Gateway.ts';
import { sourceLimits } from '../core/params/checkSources.ts';
import type { Problem } from '../core/params/Problem.ts';
import { Sources } from '../features/sources/Sources.tsx';
import { draft } from '../state/draft.ts';
import { useHasMask } from './useHasMask.ts';

export interface SourcesPanelProps {
  gateway: Gateway;
  problems: readonly Problem[];
  /** Files are being dragged over the page. */
  dragging: boolean;
}

/** The source images within the limits of `gateway`. */
export function SourcesPanel({ gateway, problems, dragging }: SourcesPanelProps) {
  const tryUndocumented = useStore(draft, (state) => state.wishes.tryUndocumented);
  const maskPinned = useHasMask();
  return (
    <Sources
      {...sourceLimits(gateway, tryUndocumented)}
      problems={problems}
      maskPinned={maskPinned}
      dragging={dragging}
    />
  );
}
