import { ZoomIn, ZoomOut } from 'lucide-react';
import { clsx } from 'clsx';
import { type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { useLanguageTag, usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { maskFacts } from '../../state/mask/maskFacts.ts';
import { formatShare } from './formatShare.ts';
import type { MaskStage } from './MaskStage.ts';

const ZOOM_STEP = 1.25;
/** A text as short as "Fit" is no target for a finger. */
const TARGET = 'pointer-coarse:min-w-11';

export interface ViewBarProps {
  stage: MaskStage | null;
  /** On the stage's lower edge instead of below it. */
  isOverlay: boolean;
  /** What else stands in the bar, first. */
  children?: ReactNode;
}

/** What is painted, and how the picture is looked at. */
export function ViewBar({ stage, isOverlay, children }: ViewBarProps) {
  const { mask } = usePanelMessages();
  const tag = useLanguageTag();
  const coverage = useStore(maskFacts, (facts) => facts.coverage);
  const width = useStore(maskFacts, (facts) => facts.width);
  const height = useStore(maskFacts, (facts) => facts.height);
  return (
    <div
      className={clsx(
        'flex shrink-0 items-center gap-x-3 px-1 text-xs text-muted tabular-nums',
        isOverlay
          ? 'absolute right-1 bottom-1 max-w-[calc(100%-0.5rem)] rounded-md border border-line bg-surface/90'
          : 'relative border-t border-line bg-surface py-0.5 sm:px-2 sm:py-1',
      )}
    >
      {children}
      <p className="min-w-0 truncate max-sm:pointer-events-none max-sm:absolute max-sm:bottom-full max-sm:left-1 max-sm:mb-1 max-sm:max-w-[calc(100%-0.5rem)] max-sm:rounded-sm max-sm:bg-surface/90 max-sm:px-1.5">
        <span className="max-sm:hidden">{`${width} × ${height} · `}</span>
        {coverage === 0 ? mask.nothingPainted : mask.repaintArea(formatShare(coverage, tag))}
      </p>
      <fieldset aria-label={mask.view} className="ml-auto flex shrink-0 items-center gap-0.5">
        <IconButton
          label={mask.zoomOut}
          icon={<ZoomOut aria-hidden />}
          onClick={() => stage?.zoomBy(1 / ZOOM_STEP)}
        />
        <ZoomText stage={stage} />
        <IconButton
          label={mask.zoomIn}
          icon={<ZoomIn aria-hidden />}
          onClick={() => stage?.zoomBy(ZOOM_STEP)}
        />
        <Button variant="quiet" size="sm" className={TARGET} onClick={() => stage?.fit()}>
          {mask.fit}
        </Button>
        <Button variant="quiet" size="sm" className={TARGET} onClick={() => stage?.actualSize()}>
          {mask.actualSize}
        </Button>
      </fieldset>
    </div>
  );
}

/** Follows the view without React: it changes with every frame of a pinch. */
function ZoomText({ stage }: { stage: MaskStage | null }) {
  const tag = useLanguageTag();
  const text = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
    return stage?.subscribeView(({ scale }) => {
      if (text.current) text.current.textContent = percent.format(scale);
    });
  }, [stage, tag]);
  return <span ref={text} className="w-12 text-center max-[26rem]:hidden" />;
}
