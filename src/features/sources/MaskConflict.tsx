import { Brush } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import { maskHold, releaseMask } from '../../state/mask/maskHold.ts';
import { addSources, baseSource, removeSource, sources } from '../../state/sources/sources.ts';
import { SOURCES_PANEL } from './useDropPaste.ts';

export interface MaskConflictProps {
  /** The gateway takes a mask only with a single picture, and there are more. */
  conflict: boolean;
  onSendWithoutMask: () => void;
}

/** The two ways out where a mask and several pictures do not go together, each with its way back. */
export function MaskConflict({ conflict, onSendWithoutMask }: MaskConflictProps) {
  const messages = useMessages().sources;
  const root = useRef<HTMLDivElement>(null);
  const baseId = useStore(sources, (state) => baseSource(state)?.id);
  const isHeld = useStore(maskHold, ({ imageId }) => imageId !== undefined && imageId === baseId);
  const [removed, setRemoved] = useState<readonly File[]>([]);
  const view = conflict ? 'conflict' : isHeld ? 'held' : removed.length > 0 ? 'removed' : undefined;
  const press = useFocusAfterPress(root, view);
  const useOnlyFirst = () => {
    const others = sources.getState().sources.slice(1);
    const files = others.flatMap((source) =>
      source.status === 'ready' ? [new File([source.file], source.name, { type: source.type })] : [],
    );
    for (const { id } of others) removeSource(id);
    setRemoved(files);
  };
  return (
    <div ref={root} onClickCapture={press} className="empty:hidden">
      {view === 'conflict' && (
        <Notice
          tone="warning"
          actions={
            <>
              <Button size="sm" onClick={useOnlyFirst}>
                {messages.onlyImage(messages.image(1))}
              </Button>
              <Button size="sm" onClick={onSendWithoutMask}>
                {messages.sendWithoutMask}
              </Button>
            </>
          }
        >
          {messages.maskNeedsOne}
        </Notice>
      )}
      {view === 'held' && (
        <div role="status" className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
          <Brush aria-hidden className="size-3.5 shrink-0" />
          <span className="min-w-0 flex-1">{messages.maskHeld}</span>
          <Button size="sm" onClick={releaseMask}>
            {messages.maskBack}
          </Button>
        </div>
      )}
      {view === 'removed' && (
        <Notice
          tone="info"
          role="status"
          dismiss={{ label: messages.dismiss, onDismiss: () => setRemoved([]) }}
          actions={
            <Button
              size="sm"
              onClick={() => {
                setRemoved([]);
                addSources(removed);
              }}
            >
              {messages.putBack}
            </Button>
          }
        >
          {messages.othersRemoved(removed.length)}
        </Notice>
      )}
    </div>
  );
}

/** A pressed button goes with its notice: the first one of the next takes the focus, or else the panel's own. */
function useFocusAfterPress(root: RefObject<HTMLElement | null>, view: string | undefined): () => void {
  const pressed = useRef(false);
  const shown = useRef(view);
  useEffect(() => {
    const isSame = shown.current === view;
    shown.current = view;
    if (isSame || !pressed.current) return;
    pressed.current = false;
    const panel = root.current?.closest(`[${SOURCES_PANEL}]`);
    const next = root.current?.querySelector('button') ?? panel?.querySelector('button:enabled');
    if (next instanceof HTMLElement) next.focus();
  });
  return () => {
    pressed.current = true;
  };
}
