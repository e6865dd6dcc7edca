import './results.css';
import { clsx } from 'clsx';
import { Image } from 'lucide-react';
import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import type { ImageResult } from '../../state/results.ts';
import { DownloadFormatField } from './DownloadFormatField.tsx';
import { ImageDetails } from './ImageDetails.tsx';
import { PendingFrame, type PendingPicture } from './PendingFrame.tsx';
import { ResultItem } from './ResultItem.tsx';
import { ResultNotices } from './ResultNotices.tsx';
import { useDeletion } from './useDeletion.ts';
import { useNotices } from './useNotices.ts';
import { useResultActions } from './useResultActions.ts';

const ResultViewer = lazy(async () => ({ default: (await import('./ResultViewer.tsx')).ResultViewer }));

export interface ResultsProps {
  /** Newest first. */
  results: readonly ImageResult[];
  /** Pictures on their way, newest first; they stand before the results. */
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
  const texts = useMessages().results;
  const [opened, setOpened] = useState<ImageResult>();
  const [detailed, setDetailed] = useState<ImageResult>();
  const notices = useNotices();
  const deletion = useDeletion();
  const actions = useResultActions(onEdit, notices.say);
  const section = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const { remove } = deletion;
  const deleteResult = useCallback(
    (result: ImageResult) => {
      moveFocusOn(list.current, section.current);
      remove(result);
    },
    [remove],
  );
  const single = results.length + pending.length === 1;
  return (
    <div ref={section} tabIndex={-1} className="flex min-h-full flex-col gap-4 outline-none">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="text-base font-semibold">
          {texts.list}{' '}
          {results.length > 0 && <span className="text-sm font-normal text-muted">{results.length}</span>}
        </h2>
        <div className="ml-auto">
          <DownloadFormatField />
        </div>
      </header>
      {results.length + pending.length === 0 && <Empty />}
      <div className={clsx(!single && 'grid grid-cols-[repeat(auto-fit,minmax(min(100%,19rem),1fr))] gap-4')}>
        {pending.map((picture) => (
          <PendingFrame key={picture.id} picture={picture} single={single} />
        ))}
        {/* Without a box of its own, so that pictures and those on their way share one grid. */}
        <ul ref={list} aria-label={texts.list} className="contents">
          {results.map((result) => (
            <ResultItem
              key={result.id}
              result={result}
              siblings={results.filter((other) => other.jobId === result.jobId).length}
              single={single}
              actions={actions}
              onOpen={setOpened}
              onGenerateAgain={onGenerateAgain}
              onDetails={setDetailed}
              onDelete={deleteResult}
            />
          ))}
        </ul>
      </div>
      {/* While a dialog is open the page behind it is inert, and the messages are in the dialog. */}
      {!opened && !detailed && <ResultNotices notices={notices} deletion={deletion} />}
      {opened && (
        <Suspense>
          <ResultViewer
            results={results}
            openId={opened.id}
            onWalk={setOpened}
            onClose={() => setOpened(undefined)}
            actions={actions}
            notices={notices}
          />
        </Suspense>
      )}
      {detailed && (
        <ImageDetails
          result={detailed}
          onClose={() => setDetailed(undefined)}
          actions={actions}
          notices={notices}
        />
      )}
    </div>
  );
}

/** The button that was pressed is about to go: the focus moves to the same one of the neighbour. */
function moveFocusOn(list: HTMLElement | null, section: HTMLElement | null): void {
  const from = document.activeElement?.closest('li');
  if (!from || from.parentElement !== list) return;
  const neighbour = from.nextElementSibling ?? from.previousElementSibling;
  (neighbour?.querySelector<HTMLElement>('[data-delete]') ?? section)?.focus();
}

function Empty() {
  const texts = useMessages().results;
  return (
    <div className="m-auto flex max-w-xs flex-col items-center gap-1 py-12 text-center">
      <Image aria-hidden className="size-8 text-muted" strokeWidth={1.25} />
      <p className="pt-2 font-medium">{texts.emptyTitle}</p>
      <p className="text-muted">{texts.emptyHint}</p>
    </div>
  );
}
