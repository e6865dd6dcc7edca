import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import type { Deletion } from './useDeletion.ts';
import type { Notices } from './useNotices.ts';

const BOX = 'pointer-events-auto w-fit max-w-md shadow-popover';

/**
 * What happened, at the lower edge of what is in sight: it takes no room of its own, so nothing moves under the
 * pointer. The status element is always there, because screen readers announce changes in it, not its arrival.
 */
export function ResultNotices({ notices, deletion }: { notices: Notices; deletion?: Deletion }) {
  const texts = useMessages().results;
  const { notice, dismiss } = notices;
  return (
    <div className="pointer-events-none sticky bottom-3 z-10 mt-auto flex h-0 flex-col items-center justify-end gap-2 px-3">
      {notice?.tone === 'danger' && (
        <Notice
          key={notice.id}
          tone="danger"
          role="alert"
          dismiss={{ label: texts.dismiss, onDismiss: dismiss }}
          className={BOX}
        >
          {notice.text}
        </Notice>
      )}
      <output className="flex flex-col items-center gap-2">
        {notice?.tone === 'success' && (
          <Notice key={notice.id} tone="success" className={BOX}>
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
              className={BOX}
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
