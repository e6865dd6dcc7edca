import { clsx } from 'clsx';
import { useEffect, useEffectEvent, useState } from 'react';
import { useStore } from 'zustand';
import { Notice } from '../../components/Notice.tsx';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { downloadBlob } from '../../platform/download.ts';
import { maskFile } from '../../state/mask/exportMaskPng.ts';
import { openMask } from '../../state/mask/maskDocument.ts';
import { maskFacts } from '../../state/mask/maskFacts.ts';
import { takeWaitingMask, waitingMask } from '../../state/mask/waitingMask.ts';
import { Announcer } from './Announcer.tsx';
import { BrushSize } from './BrushSize.tsx';
import { EditorBar } from './EditorBar.tsx';
import { ImportNotice } from './ImportNotice.tsx';
import { MaskActions, UndoRedo } from './MaskActions.tsx';
import type { MaskBase } from './MaskBase.ts';
import { MaskCanvas } from './MaskCanvas.tsx';
import { MaskFiles } from './MaskFiles.tsx';
import type { MaskStage } from './MaskStage.ts';
import { MaskTools } from './MaskTools.tsx';
import { RectangleFields } from './RectangleFields.tsx';
import { useEditorRoom } from './useEditorRoom.ts';
import { useMaskImport } from './useMaskImport.ts';
import { useMediaQuery } from './useMediaQuery.ts';
import { ViewBar } from './ViewBar.tsx';

/** Where the user paints what is to change. Fills its container; the mask lives in `state/maskDocument`. */
export function MaskEditor({ base }: { base: MaskBase }) {
  const { mask } = usePanelMessages();
  const [region, setRegion] = useState<HTMLElement | null>(null);
  const [stage, setStage] = useState<MaskStage | null>(null);
  const [saveFailed, setSaveFailed] = useState(false);
  const tool = useStore(maskFacts, (facts) => facts.tool);
  const maskImport = useMaskImport(base);
  const waiting = useStore(waitingMask, ({ file }) => file);
  const layWaiting = useEffectEvent(() => {
    const file = takeWaitingMask();
    if (file) maskImport.read(file);
  });
  useEffect(() => {
    if (waiting) layWaiting();
  }, [waiting]);
  const download = async () => {
    setSaveFailed(false);
    try {
      downloadBlob(await maskFile(openMask(base.id, base)), `mask-${base.width}x${base.height}.png`);
    } catch {
      setSaveFailed(true);
    }
  };
  // On a phone the bars below and above share the controls, so that none lies outside.
  const isPhone = useMediaQuery('(width < 40rem)');
  const hasFields = tool === 'rectangle';
  const room = useEditorRoom(region, hasFields);
  const isOneRow = room !== 'ample';
  const files = <MaskFiles onImport={maskImport.read} onDownload={() => void download()} />;
  const isReady = maskImport.state.kind === 'idle' && !saveFailed;
  return (
    <section
      ref={setRegion}
      aria-label={mask.editor}
      className="relative flex min-h-0 min-w-0 flex-1 flex-col"
    >
      <EditorBar isOneRow={isOneRow}>
        <MaskTools />
        {hasFields && (
          // Next to its tool in the order of focus, below the other controls where there is room.
          <div className={isOneRow ? 'w-80 sm:w-max' : 'order-last basis-full'}>
            <RectangleFields key={base.id} size={base} />
          </div>
        )}
        <UndoRedo />
        <BrushSize />
        <div className="flex items-center gap-2 sm:ml-auto">
          <MaskActions />
          {!isPhone && (
            <>
              <span aria-hidden className="h-5 w-px bg-line" />
              {files}
            </>
          )}
        </div>
      </EditorBar>
      {!isReady && (
        <div className="relative z-10 shrink-0">
          <div className={clsx('space-y-2 p-2', isOneRow && 'absolute inset-x-0 top-0')}>
            <ImportNotice maskImport={maskImport} size={base} />
            {saveFailed && (
              <Notice
                tone="danger"
                role="alert"
                title={mask.downloadFailed}
                dismiss={{ label: mask.dismiss, onDismiss: () => setSaveFailed(false) }}
              />
            )}
          </div>
        </div>
      )}
      <MaskCanvas base={base} region={region} onStage={setStage} />
      <ViewBar stage={stage} isOverlay={room === 'flat'}>
        {isPhone && files}
      </ViewBar>
      <Announcer />
    </section>
  );
}
