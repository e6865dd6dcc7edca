import { clsx } from 'clsx';
import { ChevronRight } from 'lucide-react';
import { lazy, Suspense, useId, useState } from 'react';
import { useStore } from 'zustand';
import { Badge } from '../../../components/Badge.tsx';
import type { Gateway } from '../../../core/gateway/Gateway.ts';
import { usePanelMessages } from '../../../i18n/LocaleContext.tsx';
import { connection } from '../../../state/connection/connection.ts';

const ProfileEditor = lazy(async () => ({ default: (await import('./ProfileEditor.tsx')).ProfileEditor }));

/** The profile of the present gateway, closed until somebody wants it. The sandbox has none. */
export function ProfileSection({ gateway }: { gateway: Gateway }) {
  const messages = usePanelMessages().profile;
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  const changes = useStore(connection, ({ profiles }) => Object.keys(profiles[gateway.id] ?? {}).length);
  return (
    <section>
      <h3 className="flex items-center gap-2 text-sm">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={panelId}
          onClick={() => setOpen(!isOpen)}
          className="-mx-1 inline-flex min-h-8 items-center gap-1 rounded-md px-1 font-semibold hover:bg-sunken pointer-coarse:min-h-11"
        >
          <ChevronRight
            aria-hidden
            className={clsx(
              'size-4 transition-transform motion-reduce:transition-none',
              isOpen && 'rotate-90',
            )}
          />
          {messages.title}
        </button>
        {changes > 0 && <Badge tone="accent">{messages.changed(changes)}</Badge>}
      </h3>
      <div id={panelId}>
        {isOpen && (
          <Suspense>
            <ProfileEditor gateway={gateway} />
          </Suspense>
        )}
      </div>
    </section>
  );
}
