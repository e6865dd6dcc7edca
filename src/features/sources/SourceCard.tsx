import { ArrowLeft, ArrowRight, Pin, X } from 'lucide-react';
import { clsx } from 'clsx';
import { type ReactNode, useId } from 'react';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { formatBytes } from '../../i18n/formatBytes.ts';
import { useLanguageTag, useMessages } from '../../i18n/LocaleContext.tsx';
import type { Messages } from '../../i18n/messages.ts';
import type { ReadySource } from '../../state/sources/Source.ts';
import type { Reorder } from './useReorder.ts';

export type SourceAction = 'remove' | 'useAsBase' | 'moveEarlier' | 'moveLater';

const ACTIONS: readonly { readonly name: SourceAction; readonly icon: ReactNode }[] = [
  { name: 'useAsBase', icon: <Pin aria-hidden /> },
  { name: 'remove', icon: <X aria-hidden /> },
  { name: 'moveEarlier', icon: <ArrowLeft aria-hidden /> },
  { name: 'moveLater', icon: <ArrowRight aria-hidden /> },
];

export interface SourceCardProps {
  source: ReadySource;
  /** 0-based; the base image is at 0. */
  place: number;
  impossible: readonly SourceAction[];
  /** Bytes that the gateway takes, where this picture has more. */
  overLimit?: number | undefined;
  reorder: Reorder;
  onAction: (action: SourceAction) => void;
  onDownscale: (maxBytes: number) => void;
}

/** One source image: what it is, what was done to it, and what can be done with it. */
export function SourceCard({
  source,
  place,
  impossible,
  overLimit,
  reorder,
  onAction,
  onDownscale,
}: SourceCardProps) {
  const messages = useMessages().sources;
  const tag = useLanguageTag();
  const id = useId();
  const describedBy = { 'aria-describedby': id };
  return (
    <li
      id={id}
      data-source={source.id}
      aria-label={messages.image(place + 1)}
      aria-busy={source.shrinking}
      {...reorder.targetProps(place)}
      className={clsx(
        'flex min-w-0 flex-col gap-1.5 rounded-md border bg-raised p-1.5 transition-colors',
        reorder.over === place ? 'border-accent bg-accent-soft' : overLimit ? 'border-danger' : 'border-line',
      )}
    >
      <div className="flex items-start gap-1.5">
        <Thumbnail source={source} place={place} reorder={reorder} />
        <div className="ml-auto grid grid-cols-2 pointer-coarse:grid-cols-4">
          {ACTIONS.map(({ name, icon }) => (
            <IconButton
              key={name}
              label={messages[name]}
              icon={icon}
              data-action={name}
              disabled={impossible.includes(name)}
              onClick={() => onAction(name)}
              {...describedBy}
            />
          ))}
        </div>
      </div>
      <div className="min-w-0 px-0.5 text-xs text-muted">
        <p className="truncate text-ink" title={source.name}>
          {source.name}
        </p>
        <p className="flex flex-wrap gap-x-2 whitespace-nowrap tabular-nums">
          <span>
            {source.width} × {source.height}
          </span>
          <span>{formatBytes(source.bytes, tag)}</span>
        </p>
        {noteTexts(source, messages).map((text) => (
          <p key={text}>{text}</p>
        ))}
        {source.shrinking && <p>{messages.shrinking}</p>}
        {overLimit !== undefined && !source.shrinking && (
          <>
            <p className="text-danger">{messages.overLimit(formatBytes(overLimit, tag))}</p>
            <Button size="sm" className="mt-1" onClick={() => onDownscale(overLimit)} {...describedBy}>
              {messages.downscale}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}

function Thumbnail({ source, place, reorder }: Pick<SourceCardProps, 'source' | 'place' | 'reorder'>) {
  const messages = useMessages().sources;
  return (
    <div
      {...reorder.handleProps(source.id)}
      className="checkerboard relative size-16 shrink-0 cursor-grab overflow-hidden rounded-sm pointer-coarse:size-18"
    >
      <img src={source.thumbnailUrl} alt="" draggable={false} className="size-full object-cover" />
      <span
        aria-hidden
        className="absolute top-1 left-1 grid h-5 min-w-5 place-items-center rounded-full bg-surface px-1 text-xs font-medium text-ink tabular-nums shadow-popover"
      >
        {place + 1}
      </span>
      {place === 0 && (
        <span className="absolute inset-x-0 bottom-1 flex justify-center">
          <Badge tone="accent">{messages.base}</Badge>
        </span>
      )}
    </div>
  );
}

function noteTexts({ notes }: ReadySource, { notes: texts }: Messages['sources']): readonly string[] {
  return notes.map((note) => {
    if (note.kind === 'downscaled') return texts.downscaled(`${note.width} × ${note.height}`);
    return texts[note.kind]('from' in note ? note.from : '');
  });
}
