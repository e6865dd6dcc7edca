import { clsx } from 'clsx';
import { useId, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useLanguageTag, usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { openMask } from '../../state/mask/maskDocument.ts';
import { maskFacts } from '../../state/mask/maskFacts.ts';
import { bindShortcuts } from './bindShortcuts.ts';
import { bindWheel } from './bindWheel.ts';
import { resizeBrush } from './brushSizes.ts';
import { formatShare } from './formatShare.ts';
import type { MaskBase } from './MaskBase.ts';
import { MaskLayers, type StageNodes } from './MaskLayers.tsx';
import { MaskStage } from './MaskStage.ts';
import { PointerGestures } from './PointerGestures.ts';

const CURSORS = {
  brush: 'cursor-none',
  eraser: 'cursor-none',
  rectangle: 'cursor-crosshair',
  hand: 'cursor-grab active:cursor-grabbing',
} as const;

export interface MaskCanvasProps {
  base: MaskBase;
  /** The region whose keys the editor answers; null until it is there. */
  region: HTMLElement | null;
  /** Called with the stage once it stands, and with null when it is gone. */
  onStage: (stage: MaskStage | null) => void;
}

/**
 * The stage element. React renders it when an operation has settled, and never the canvases in it; everything in
 * between, strokes and views, happens in `MaskStage`.
 */
export function MaskCanvas({ base, region, onStage }: MaskCanvasProps) {
  const { mask } = usePanelMessages();
  const tag = useLanguageTag();
  const element = useRef<HTMLDivElement>(null);
  const nodes = useRef<StageNodes>(null);
  const describedBy = useId();
  const { id, bitmap, width, height } = base;
  const tool = useStore(maskFacts, (facts) => facts.tool);
  const coverage = useStore(maskFacts, (facts) => facts.coverage);
  const paintedPixels = useStore(maskFacts, (facts) => facts.paintedPixels);

  // Layout effects of a parent begin after those of its children and end before them: within the life of the nodes.
  useLayoutEffect(() => {
    const canvas = element.current;
    if (!canvas || !nodes.current || !region) return undefined;
    const document = openMask(id, { width, height });
    const stage = new MaskStage(canvas, nodes.current, bitmap, document);
    const gestures = new PointerGestures(canvas, stage, document);
    const teardown = [
      bindWheel(canvas, { stage, isBusy: () => gestures.isBusy, resizeBrush }),
      bindShortcuts(region, canvas, { stage, gestures }),
      maskFacts.subscribe(() => gestures.showBrush()),
    ];
    onStage(stage);
    return () => {
      onStage(null);
      for (const undo of teardown) undo();
      gestures.destroy();
      stage.destroy();
    };
  }, [id, bitmap, width, height, region, onStage]);

  const number = new Intl.NumberFormat(tag);
  return (
    <div className="relative min-h-0 min-w-0 flex-1 overflow-hidden bg-sunken">
      <div
        ref={element}
        // Arrow keys and letters belong to the editor, so a screen reader must hand them on.
        role="application"
        aria-label={mask.canvas}
        aria-describedby={describedBy}
        data-coverage={coverage}
        data-painted-pixels={paintedPixels}
        data-image-width={width}
        data-image-height={height}
        className={clsx(
          'absolute touch-none overscroll-contain select-none [-webkit-touch-callout:none] focus-visible:-outline-offset-2 data-[pan=true]:cursor-grab! [&>*]:pointer-events-none',
          CURSORS[tool],
        )}
      >
        <MaskLayers ref={nodes} />
      </div>
      <p id={describedBy} hidden>
        {mask.canvasDescription(number.format(width), number.format(height), formatShare(coverage, tag))}
      </p>
    </div>
  );
}
