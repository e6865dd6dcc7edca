import { clsx } from 'clsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import type { Deletion } from './useDeletion.ts';
import type { Notices } from './useNotices.ts';

/** None takes room of its own over pictures, so that nothing moves under the pointer. */
const PLACES = {
  /** In the line of the heading, and at the upper edge once that is scrolled away: the controls are below pictures. */
  panel: 'sticky top-0 z-10 -mb-4 h-0 items-center',
  /** In the free part of the bar below the picture, or just above a bar that has none. */
  viewer:
    'absolute inset-x-2 bottom-full z-10 mb-2 items-center lg:right-auto lg:bottom-1 lg:mb-0 lg:max-w-[calc(50%-9rem)] lg:items-start',
  /** Beside the button that it is about. */
  inline: 'min-w-0 flex-1 basis-40',
} as const;

const BOX = 'w-fit';

export interface ResultNoticesProps {
  notices: Notices;
  place: keyof typeof PLACES;
  deletion?: Omit<Deletion, 'remove' | 'undo'> & { readonly undo: () => void };
}

/**
 * What happened. The status element is always there, because screen readers announce changes in it, not its
 * arrival. A success lets clicks through.
 */
export function ResultNotices({ notices, place, deletion }: ResultNoticesProps) {
  const texts = usePanelMessages().results;
  const { notice, dismiss } = notices;
  const floats = place !== 'inline';
  const box = clsx(BOX, floats && 'shadow-popover');
  return (
    <div className={clsx('pointer-events-none flex flex-col gap-2', PLACES[place])}>
      {notice?.tone === 'danger' && (
        <Notice
          key={notice.id}
          tone="danger"
          role="alert"
          dismiss={{ label: texts.dismiss, onDismiss: dismiss }}
          className={clsx('pointer-events-auto max-w-2xl', box)}
        >
          {notice.text}
        </Notice>
      )}
      <output className={clsx('flex max-w-full flex-wrap gap-2', place === 'panel' && 'justify-center')}>
        {notice?.tone === 'success' && (
          <Notice key={notice.id} tone="success" className={clsx(box, 'max-w-[min(100%,28rem)]')}>
            {/* One line is as much as the heading's line can lend it. */}
            <span className="block truncate">{notice.text}</span>
          </Notice>
        )}
        {notice?.tone === 'info' && (
          <Notice
            key={notice.id}
            tone="info"
            dismiss={{ label: texts.dismiss, onDismiss: dismiss }}
            className={clsx('pointer-events-auto max-w-2xl', box)}
          >
            {notice.text}
          </Notice>
        )}
        {deletion && deletion.count > 0 && (
          <div
            onPointerEnter={() => deletion.hold(true)}
            onPointerLeave={() => deletion.hold(false)}
            onFocus={() => deletion.hold(true)}
            onBlur={() => deletion.hold(false)}
            className="pointer-events-auto"
          >
            <Notice
              tone="info"
              className={box}
              dismiss={{ label: texts.dismiss, onDismiss: deletion.forget }}
            >
              <span className="flex items-center gap-3">
                {texts.deleted(deletion.count)}
                <Button size="sm" className="-my-1" onClick={deletion.undo}>
                  {texts.undo}
                </Button>
              </span>
            </Notice>
          </div>
        )}
      </output>
    </div>
  );
}
