import { Sources } from '../features/sources/Sources.tsx';
import type { Gateway } from '../core/gateway/Gateway.ts';
import type { Problem } from '../core/params/Problem.ts';
import { useHasMask } from './useHasMask.ts';

export interface SourcesPanelProps {
  gateway: Gateway;
  problems: readonly Problem[];
  /** Files are being dragged over the page. */
  dragging: boolean;
}

/** The source images within the limits of `gateway`. */
export function SourcesPanel({ gateway, problems, dragging }: SourcesPanelProps) {
  const { images } = gateway.endpoints.edit;
  const maskPinned = useHasMask();
  return (
    <Sources
      max={images?.max}
      maxBytes={images?.maxBytes}
      problems={problems}
      maskPinned={maskPinned}
      dragging={dragging}
    />
  );
}
