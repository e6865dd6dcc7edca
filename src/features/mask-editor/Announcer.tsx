import { useStore } from 'zustand';
import type { MaskChange } from '../../core/mask/MaskDocument.ts';
import { useLanguageTag, usePanelMessages } from '../../i18n/LocaleContext.tsx';
import type { Messages } from '../../i18n/messages.ts';
import { maskFacts } from '../../state/mask/maskFacts.ts';
import { formatShare } from './formatShare.ts';

/** Tells a screen reader what each operation did, when it has time for it. */
export function Announcer() {
  const { mask } = usePanelMessages();
  const tag = useLanguageTag();
  const latest = useStore(maskFacts, (facts) => facts.latest);
  const coverage = useStore(maskFacts, (facts) => facts.coverage);
  return (
    <p aria-live="polite" className="sr-only">
      {latest && `${describeChange(latest, mask)} ${mask.repaintArea(formatShare(coverage, tag))}`}
    </p>
  );
}

function describeChange({ how, op }: MaskChange, mask: Messages['mask']): string {
  if (how !== 'done') return mask[how];
  switch (op.kind) {
    case 'stroke':
      return mask.done[op.mode];
    case 'rectangle':
    case 'ellipse':
    case 'polygon':
      return op.mode === 'subtract' ? mask.done.shapeSubtracted : mask.done.shape;
    case 'region':
    case 'invert':
    case 'all':
    case 'clear':
      return mask.done[op.kind];
    default:
      return op satisfies never;
  }
}
