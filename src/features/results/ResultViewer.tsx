import { ChevronLeft, ChevronRight, Copy, Download, PencilLine, X, ZoomIn, ZoomOut } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import type { ImageResult } from '../../state/results.ts';
import type { ZoomControls } from './attachZoom.ts';
import { shortPrompt } from './describeResult.ts';
import { ResultNotices } from './ResultNotices.tsx';
import type { Notices } from './useNotices.ts';
import type { ResultActions } from './useResultActions.ts';
import { ZoomStage } from './ZoomStage.tsx';

export interface ResultViewerProps {
  results: readonly ImageResult[];
  openId: string;
  onWalk: (result: ImageResult) => void;
  onClose: () => void;
  actions: ResultActions;
  notices: Notices;
  isTransparent: (result: ImageResult) => boolean;
}

const ZOOM_STEP = 1.25;
/** CSS pixels per arrow key with Shift. */
const PAN_STEP = 64;

/** One picture over the whole window: zoom, pan, and the way to the others. */
export function ResultViewer({
  results,
  openId,
  onWalk,
  onClose,
  actions,
  notices,
  isTransparent,
}: ResultViewerProps) {
  const texts = usePanelMessages().results;
  const zoom = useRef<ZoomControls>(null);
  const at = results.findIndex((result) => result.id === openId);
  const result = results[at];
  const walk = useCallback(
    (step: -1 | 1) => {
      const next = results[(at + step + results.length) % results.length];
      if (next) onWalk(next);
    },
    [results, at, onWalk],
  );
  useViewerKeys(zoom, walk);
  useEffect(() => {
    // Deleted from elsewhere while it was open.
    if (!result) onClose();
  }, [result, onClose]);
  if (!result) return null;
  return (
    <Dialog title={texts.viewer} titleHidden size="full" onClose={onClose}>
      <div className="flex h-full flex-col bg-canvas">
        <div className="flex items-center gap-1 border-b border-line bg-surface px-2 py-1.5">
          <p aria-live="polite" className="flex min-w-0 flex-1 gap-3 px-2">
            {results.length > 1 && (
              <span className="whitespace-nowrap text-muted tabular-nums">
                {at + 1} / {results.length}
              </span>
            )}
            <span className="truncate">{shortPrompt(result.asked.prompt)}</span>
          </p>
          <IconButton
            label={texts.download}
            icon={<Download aria-hidden />}
            onClick={() => actions.download(result)}
          />
          <IconButton
            label={texts.copyImage}
            icon={<Copy aria-hidden />}
            onClick={() => actions.copyImage(result)}
          />
          <IconButton
            label={texts.edit}
            icon={<PencilLine aria-hidden />}
            onClick={() => {
              onClose();
              actions.edit(result);
            }}
          />
          <IconButton label={texts.close} icon={<X aria-hidden />} hint="Esc" onClick={onClose} />
        </div>
        <Stage
          result={result}
          transparent={isTransparent(result)}
          zoom={zoom}
          walk={walk}
          walkable={results.length > 1}
          notices={notices}
        />
      </div>
    </Dialog>
  );
}

interface StageProps {
  result: ImageResult;
  transparent: boolean;
  zoom: RefObject<ZoomControls | null>;
  walk: (step: -1 | 1) => void;
  walkable: boolean;
  notices: Notices;
}

function Stage({ result, transparent, zoom, walk, walkable, notices }: StageProps) {
  const texts = usePanelMessages().results;
  const [scale, setScale] = useState<number>();
  return (
    <>
      <div className="relative min-h-0 flex-1">
        <ZoomStage
          key={result.id}
          picture={result.picture}
          alt={shortPrompt(result.asked.prompt)}
          transparent={transparent}
          ref={zoom}
          onScale={setScale}
          onSwipe={walk}
        />
        {walkable && (
          <>
            <WalkButton side="left" label={texts.previous} onClick={() => walk(-1)} />
            <WalkButton side="right" label={texts.next} onClick={() => walk(1)} />
          </>
        )}
      </div>
      <div className="relative flex items-center justify-center gap-1 border-t border-line bg-surface px-2 py-1.5">
        <IconButton
          label={texts.zoomOut}
          icon={<ZoomOut aria-hidden />}
          hint="-"
          onClick={() => zoom.current?.zoomBy(1 / ZOOM_STEP)}
        />
        <span className="w-14 text-center tabular-nums">
          {scale !== undefined && texts.zoom(Math.round(scale * 100))}
        </span>
        <IconButton
          label={texts.zoomIn}
          icon={<ZoomIn aria-hidden />}
          hint="+"
          onClick={() => zoom.current?.zoomBy(ZOOM_STEP)}
        />
        <Button variant="quiet" title="0" onClick={() => zoom.current?.fit()}>
          {texts.fit}
        </Button>
        <Button variant="quiet" title="1" onClick={() => zoom.current?.actualPixels()}>
          {texts.actualPixels}
        </Button>
        <ResultNotices notices={notices} place="viewer" />
      </div>
    </>
  );
}

function WalkButton({
  side,
  label,
  onClick,
}: {
  side: 'left' | 'right';
  label: string;
  onClick: () => void;
}) {
  const Icon = side === 'left' ? ChevronLeft : ChevronRight;
  return (
    <IconButton
      label={label}
      icon={<Icon aria-hidden />}
      hint={side === 'left' ? '←' : '→'}
      onClick={onClick}
      className={`absolute top-1/2 size-11 -translate-y-1/2 !rounded-full bg-raised/90 shadow-popover ${side === 'left' ? 'left-2' : 'right-2'}`}
    />
  );
}

/**
 * Arrows walk, with Shift they move the picture; + - 0 1 zoom. On the window, because the focus may rest on
 * nothing; the viewer is modal, so nobody else wants these keys meanwhile.
 */
function useViewerKeys(zoom: RefObject<ZoomControls | null>, walk: (step: -1 | 1) => void): void {
  useEffect(() => {
    const plain: Record<string, () => void> = {
      ArrowLeft: () => walk(-1),
      ArrowRight: () => walk(1),
      '+': () => zoom.current?.zoomBy(ZOOM_STEP),
      '=': () => zoom.current?.zoomBy(ZOOM_STEP),
      '-': () => zoom.current?.zoomBy(1 / ZOOM_STEP),
      '0': () => zoom.current?.fit(),
      '1': () => zoom.current?.actualPixels(),
    };
    const shifted: Record<string, () => void> = {
      ...plain,
      ArrowLeft: () => zoom.current?.panBy(PAN_STEP, 0),
      ArrowRight: () => zoom.current?.panBy(-PAN_STEP, 0),
      ArrowUp: () => zoom.current?.panBy(0, PAN_STEP),
      ArrowDown: () => zoom.current?.panBy(0, -PAN_STEP),
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const act = (event.shiftKey ? shifted : plain)[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [zoom, walk]);
}
