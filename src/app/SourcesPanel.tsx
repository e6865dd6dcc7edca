import { useStore } from 'zustand';
import type { Gateway } from '../core/gateway/Gateway.ts';
import { sourceLimits } from '../core/params/checkSources.ts';
import type { Problem } from '../core/params/Problem.ts';
import { ImportMask } from '../features/mask-editor/ImportMask.tsx';
import { Sources } from '../features/sources/Sources.tsx';
import { draft } from '../state/draft.ts';
import { showStage, stage } from '../state/stage.ts';
import { useBase } from './useBase.ts';
import { useHasMask } from './useHasMask.ts';

export interface SourcesPanelProps {
  gateway: Gateway;
  problems: readonly Problem[];
  /** Files are being dragged over the page. */
  dragging: boolean;
  onSendWithoutMask: () => void;
}

/** The source images within the limits of `gateway`. */
export function SourcesPanel({ gateway, problems, dragging, onSendWithoutMask }: SourcesPanelProps) {
  const tryUndocumented = useStore(draft, (state) => state.wishes.tryUndocumented);
  const maskPinned = useHasMask();
  const base = useBase();
  const editorIsOpen = useStore(stage, (state) => state.view === 'editor') && base !== undefined;
  return (
    <div className="flex flex-col gap-2">
      <Sources
        {...sourceLimits(gateway, tryUndocumented)}
        problems={problems}
        maskPinned={maskPinned}
        dragging={dragging}
        onSendWithoutMask={onSendWithoutMask}
      />
      {!editorIsOpen && <ImportMask onChosen={() => base && showStage('editor')} />}
    </div>
  );
}
