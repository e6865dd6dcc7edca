import { Contrast, Redo2, SquareCheck, SquareX, Undo2 } from 'lucide-react';
import { useStore } from 'zustand';
import { IconButton } from '../../components/IconButton.tsx';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { applyToMask, redoMask, undoMask } from '../../state/mask/maskDocument.ts';
import { maskFacts } from '../../state/mask/maskFacts.ts';

/** Back and forth. */
export function UndoRedo() {
  const { mask } = usePanelMessages();
  const canUndo = useStore(maskFacts, (facts) => facts.canUndo);
  const canRedo = useStore(maskFacts, (facts) => facts.canRedo);
  return (
    <div className="flex shrink-0 gap-0.5 max-sm:ml-auto">
      <IconButton
        label={mask.undo}
        hint="Ctrl+Z"
        aria-keyshortcuts="Control+Z"
        icon={<Undo2 aria-hidden />}
        disabled={!canUndo}
        onClick={undoMask}
      />
      <IconButton
        label={mask.redo}
        hint="Ctrl+Shift+Z"
        aria-keyshortcuts="Control+Shift+Z"
        icon={<Redo2 aria-hidden />}
        disabled={!canRedo}
        onClick={redoMask}
      />
    </div>
  );
}

/** What is done to the mask as a whole. */
export function MaskActions() {
  const { mask } = usePanelMessages();
  return (
    <fieldset aria-label={mask.actions} className="flex min-w-max shrink-0 items-center gap-0.5">
      <IconButton
        label={mask.invert}
        icon={<Contrast aria-hidden />}
        onClick={() => applyToMask({ kind: 'invert' })}
      />
      <IconButton
        label={mask.all}
        hint="Ctrl+A"
        aria-keyshortcuts="Control+A"
        icon={<SquareCheck aria-hidden />}
        onClick={() => applyToMask({ kind: 'all' })}
      />
      <IconButton
        label={mask.clear}
        icon={<SquareX aria-hidden />}
        onClick={() => applyToMask({ kind: 'clear' })}
      />
    </fieldset>
  );
}
