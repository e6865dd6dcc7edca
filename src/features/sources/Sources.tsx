import { ImagePlus } from 'lucide-react';
import { clsx } from 'clsx';
import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/Button.tsx';
import { FilePicker } from '../../components/FilePicker.tsx';
import { Notice } from '../../components/Notice.tsx';
import type { Problem } from '../../core/params/Problem.ts';
import { formatBytes } from '../../i18n/formatBytes.ts';
import { useLanguageTag, useMessages } from '../../i18n/LocaleContext.tsx';
import type { Source } from '../../state/sources/Source.ts';
import { addSources, downscaleSource, sources } from '../../state/sources/sources.ts';
import { MaskConflict } from './MaskConflict.tsx';
import { SourceFailures } from './SourceFailures.tsx';
import { SourceList } from './SourceList.tsx';
import { SOURCES_PANEL } from './useDropPaste.ts';

export interface SourcesProps {
  /** What the gateway takes: pictures, and bytes of one. */
  max?: number | undefined;
  maxBytes?: number | undefined;
  /** What `checkSources` found; the composer says it in words, the panel marks the picture and offers a way out. */
  problems: readonly Problem[];
  /** A mask lies on the base image: it stays first. */
  maskPinned: boolean;
  /** Files are being dragged over the page. */
  dragging?: boolean;
  onSendWithoutMask?: () => void;
}

/** The pictures of an edit, the base image first. */
export function Sources({
  max,
  maxBytes,
  problems,
  maskPinned,
  dragging = false,
  onSendWithoutMask = () => undefined,
}: SourcesProps) {
  const messages = useMessages().sources;
  const list = useStore(sources, (state) => state.sources);
  const [leftWithMask, setLeftWithMask] = useState<string>();
  const left = list.find(({ id }, place) => place > 0 && id === leftWithMask);
  const empty = list.length === 0;
  return (
    <div {...{ [SOURCES_PANEL]: '' }} className="flex flex-col gap-2">
      <div className="flex items-baseline justify-between text-xs text-muted">
        <span aria-hidden className="font-medium">
          {messages.sourceImages}
        </span>
        {!empty && (
          <span className="tabular-nums">
            {max === undefined ? messages.count(list.length) : messages.countOf(list.length, max)}
          </span>
        )}
      </div>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-2 pointer-coarse:grid-cols-1">
        <SourceList list={list} problems={problems} maskPinned={maskPinned} onLeaveMask={setLeftWithMask} />
        {list.map((source) => source.status === 'loading' && <Skeleton key={source.id} name={source.name} />)}
        <AddTile
          empty={empty}
          dragging={dragging}
          onFiles={(files) => addSources(files, { max, maxBytes })}
        />
      </div>
      <DownscaleAll list={list} problems={problems} />
      <MaskConflict
        conflict={problems.some(({ code }) => code === 'mask-needs-one-source')}
        onSendWithoutMask={onSendWithoutMask}
      />
      <output className="empty:hidden">
        {left && (
          <Notice
            tone="info"
            dismiss={{ label: messages.dismiss, onDismiss: () => setLeftWithMask(undefined) }}
          >
            {messages.maskStays(left.name)}
          </Notice>
        )}
      </output>
      <SourceFailures />
    </div>
  );
}

/** Holds the place of a picture that is being prepared; not in the list until it is ready. */
function Skeleton({ name }: { name: string }) {
  const messages = useMessages().sources;
  return (
    <div aria-busy className="flex min-w-0 flex-col gap-1.5 rounded-md border border-line bg-raised p-1.5">
      <span className="size-16 animate-pulse rounded-sm bg-sunken pointer-coarse:size-18" />
      <span className="truncate px-0.5 text-xs text-muted">{messages.loading(name)}</span>
      <span className="mx-0.5 h-4.5 w-24 animate-pulse rounded-sm bg-sunken" />
    </div>
  );
}

interface AddTileProps {
  empty: boolean;
  dragging: boolean;
  onFiles: (files: readonly File[]) => void;
}

/** The file input: an inviting field while there is no picture, a tile behind the others afterwards. */
function AddTile({ empty, dragging, onFiles }: AddTileProps) {
  const messages = useMessages().sources;
  return (
    <FilePicker
      label={messages.sourceImages}
      accept="image/*"
      multiple
      onFiles={onFiles}
      className={clsx(
        'border-dashed text-center transition-colors',
        empty ? 'col-span-full min-h-36 p-4' : 'min-h-24 p-2 pointer-coarse:min-h-14',
        dragging && 'border-accent! bg-accent-soft! text-accent',
      )}
    >
      <span className="flex flex-col items-center gap-1">
        <ImagePlus className={clsx('text-accent', empty && 'mb-1 size-6!')} />
        <span className="font-medium">
          {dragging ? messages.dropNow : empty ? messages.dropTitle : messages.add}
        </span>
        {empty && <span className="text-xs text-muted">{messages.dropFormats}</span>}
      </span>
    </FilePicker>
  );
}

/** Where the pictures together are over the gateway's limit, each one may have its share. */
function DownscaleAll({ list, problems }: { list: readonly Source[]; problems: readonly Problem[] }) {
  const messages = useMessages().sources;
  const tag = useLanguageTag();
  const max = problems.find(({ code }) => code === 'sources-too-large')?.values?.['max'];
  if (typeof max !== 'number') return null;
  const share = Math.floor(max / list.length);
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <p className="text-xs text-danger">{messages.overTotal(formatBytes(max, tag))}</p>
      <Button
        size="sm"
        onClick={() => {
          for (const { id, bytes } of list) if (bytes > share) downscaleSource(id, share);
        }}
      >
        {messages.downscaleAll}
      </Button>
    </div>
  );
}
