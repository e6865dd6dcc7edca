import { useState } from 'react';
import type { Problem } from '../../core/params/Problem.ts';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import type { ReadySource, Source } from '../../state/sources/Source.ts';
import { downscaleSource, makeBase, moveSource, removeSource } from '../../state/sources/sources.ts';
import { type SourceAction, SourceCard } from './SourceCard.tsx';
import { useFocusAfter } from './useFocusAfter.ts';
import { useReorder } from './useReorder.ts';

export interface SourceListProps {
  list: readonly Source[];
  problems: readonly Problem[];
  /** A mask lies on the base image: it stays first. */
  maskPinned: boolean;
  /** Another picture took the place of the base that has a mask; the old base's id. */
  onLeaveMask: (id: string) => void;
}

/** The pictures that are ready. A picture that is still being prepared keeps its number. */
export function SourceList({ list, problems, maskPinned, onLeaveMask }: SourceListProps) {
  const messages = useMessages().sources;
  const [announcement, setAnnouncement] = useState('');
  const { root, focusAfter } = useFocusAfter();
  const reorder = useReorder(
    (id) => !(maskPinned && list[0]?.id === id),
    (place) => !(maskPinned && place === 0),
  );
  const act = (action: SourceAction, source: ReadySource, place: number) => {
    const to = { remove: place, useAsBase: 0, moveEarlier: place - 1, moveLater: place + 1 }[action];
    if (action === 'remove') removeSource(source.id);
    else if (action === 'useAsBase') makeBase(source.id);
    else moveSource(source.id, action === 'moveEarlier' ? -1 : 1);
    if (action === 'useAsBase' && maskPinned && list[0]) onLeaveMask(list[0].id);
    setAnnouncement(
      action === 'remove' ? messages.removed(source.name) : messages.moved(source.name, to + 1),
    );
    focusAfter(action === 'remove' ? (list[place + 1] ?? list[place - 1])?.id : source.id, action);
  };
  return (
    <>
      {/* Cards share the grid of the panel; an empty list keeps a line of its own, so that it is there to be found. */}
      <ul
        ref={root}
        aria-label={messages.list}
        className={list.some(({ status }) => status === 'ready') ? 'contents' : 'col-span-full -mb-2 h-px'}
      >
        {list.map(
          (source, place) =>
            source.status === 'ready' && (
              <SourceCard
                key={source.id}
                source={source}
                place={place}
                impossible={impossibleAt(place, list.length, maskPinned)}
                overLimit={limitBroken(problems, place)}
                reorder={reorder}
                onAction={(action) => act(action, source, place)}
                onDownscale={(maxBytes) => downscaleSource(source.id, maxBytes)}
              />
            ),
        )}
      </ul>
      <output className="sr-only">{announcement}</output>
    </>
  );
}

/** A pinned base can neither move nor be moved past. */
function impossibleAt(place: number, count: number, maskPinned: boolean): readonly SourceAction[] {
  const impossible: SourceAction[] = [];
  if (place === 0) impossible.push('useAsBase');
  if (place <= (maskPinned ? 1 : 0)) impossible.push('moveEarlier');
  if (place === count - 1 || (maskPinned && place === 0)) impossible.push('moveLater');
  return impossible;
}

/** The byte limit that the picture at `place` breaks. */
function limitBroken(problems: readonly Problem[], place: number): number | undefined {
  const problem = problems.find(
    ({ code, values }) => code === 'source-too-large' && values?.['index'] === place + 1,
  );
  const max = problem?.values?.['max'];
  return typeof max === 'number' ? max : undefined;
}
