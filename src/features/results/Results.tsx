import './results.css';
import { clsx } from 'clsx';
import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { EmptyState } from '../../components/EmptyState.tsx';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { results as store, type ImageResult } from '../../state/results.ts';
import { DownloadFormatField } from './DownloadFormatField.tsx';
import { ImageDetails } from './ImageDetails.tsx';
import { mergeOrder } from './mergeOrder.ts';
import { PendingFrame, type PendingPicture } from './PendingFrame.tsx';
import { ResultItem } from './ResultItem.tsx';
import { ResultNotices } from './ResultNotices.tsx';
import { useDeleteFocus } from './useDeleteFocus.ts';
import { useDeletion } from './useDeletion.ts';
import { useNotices } from './useNotices.ts';
import { useResultActions } from './useResultActions.ts';
import { useTransparency } from './useTransparency.ts';

const ResultViewer = lazy(async () => ({ default: (await import('./ResultViewer.tsx')).ResultViewer }));

export interface ResultsProps {
  /** Newest first. */
  results: readonly ImageResult[];
  /** Pictures on their way, newest first; each stands where its result will. */
  pending?: readonly PendingPicture[];
  /**
   * Called with the bytes in hand: a link that the page may not read never gets here. Like the other handlers
   * it should stay the same between renders, or every picture renders again.
   */
  onEdit: (result: ImageResult) => void;
  onGenerateAgain: (result: ImageResult) => void;
}

/** The gallery of results: one picture large, several as a grid, each with its controls in sight. */
export function Results({ results, pending = [], onEdit, onGenerateAgain }: ResultsProps) {
  const texts = usePanelMessages().results;
  const notices = useNotices();
  const deletion = useDeletion();
  const actions = useResultActions(onEdit, notices.say);
  const section = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const transparency = useTransparency();
  const { moveOn } = notices;
  const viewer = useResultDialog(moveOn);
  const details = useResultDialog(moveOn);
  const focus = useDeleteFocus(list, section);
  const { remove } = deletion;
  const { leave } = focus;
  const deleteResult = useCallback(
    (result: ImageResult) => {
      leave();
      moveOn();
      remove(result);
    },
    [leave, moveOn, remove],
  );
  /** The notice goes with the button that was pressed in it. */
  const fromNotice = (dismiss: () => void) => () => {
    section.current?.focus({ preventScroll: true });
    dismiss();
  };
  const single = results.length + pending.length === 1;
  const order = mergeOrder(pending.map(({ behind = 0 }) => behind));
  return (
    <div ref={section} tabIndex={-1} className="flex min-h-full flex-col gap-4 outline-none">
      {/* While a dialog is open the page behind it is inert, and the messages are in the dialog. */}
      {!viewer.result && !details.result && (
        <ResultNotices
          place="panel"
          notices={{ ...notices, dismiss: fromNotice(notices.dismiss) }}
          deletion={{
            ...deletion,
            undo: () => focus.comeBack(deletion.undo()),
            forget: fromNotice(deletion.forget),
          }}
        />
      )}
      <header className="@container flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="text-base font-semibold">
          {texts.list}{' '}
          {results.length > 0 && <span className="text-sm font-normal text-muted">{results.length}</span>}
        </h2>
        <div className="ml-auto">
          <DownloadFormatField transparency={results.some(transparency.has)} />
        </div>
      </header>
      {results.length + pending.length === 0 && <Empty />}
      <div className={clsx(!single && 'grid grid-cols-[repeat(auto-fit,minmax(min(100%,19rem),1fr))] gap-4')}>
        {pending.map((picture, index) => (
          <PendingFrame key={picture.id} picture={picture} single={single} order={order.frame(index)} />
        ))}
        {/* Without a box of its own, so that pictures and those on their way share one grid. */}
        <ul ref={list} aria-label={texts.list} className="contents">
          {results.map((result, index) => (
            <ResultItem
              key={result.id}
              result={result}
              order={order.result(index)}
              single={single}
              transparent={transparency.has(result)}
              onLoaded={transparency.inspect}
              actions={actions}
              onOpen={viewer.open}
              onGenerateAgain={onGenerateAgain}
              onDetails={details.open}
              onDelete={deleteResult}
            />
          ))}
        </ul>
      </div>
      {viewer.result && (
        <Suspense>
          <ResultViewer
            results={results}
            openId={viewer.result.id}
            onWalk={viewer.open}
            onClose={viewer.close}
            actions={actions}
            notices={notices}
            isTransparent={transparency.has}
          />
        </Suspense>
      )}
      {details.result && (
        <ImageDetails result={details.result} onClose={details.close} actions={actions} notices={notices} />
      )}
    </div>
  );
}

/** A dialog about one result. The success of what was done before it opened does not follow into it. */
function useResultDialog(moveOn: () => void) {
  const [result, setResult] = useState<ImageResult>();
  const open = useCallback(
    (next: ImageResult) => {
      moveOn();
      setResult(next);
    },
    [moveOn],
  );
  const close = useCallback(() => setResult(undefined), []);
  return { result, open, close };
}

function Empty() {
  const texts = usePanelMessages().results;
  const hadResults = useStore(store, (state) => state.hadResults);
  const { title, text } = hadResults ? texts.noneLeft : texts.noneCame;
  return <EmptyState title={title} text={text} />;
}
