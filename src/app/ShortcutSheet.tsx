import { X } from 'lucide-react';
import { Dialog } from '../components/Dialog.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { useMessages } from '../i18n/LocaleContext.tsx';
import type { Messages } from '../i18n/messages.ts';

const SHORTCUTS: readonly { keys: string; action: keyof Messages['app']['shortcutList'] }[] = [
  { keys: 'Ctrl / ⌘ + Enter', action: 'generate' },
  { keys: '?', action: 'sheet' },
  { keys: 'B  E  M  H', action: 'brush' },
  { keys: '[  ]', action: 'brushSize' },
  { keys: 'Ctrl / ⌘ + Z, Shift + Z', action: 'undo' },
  { keys: 'Space', action: 'pan' },
  { keys: 'Ctrl / ⌘ + wheel', action: 'zoom' },
  { keys: '←  →', action: 'arrows' },
  { keys: 'Esc', action: 'escape' },
];

/** The keys that do something, and what. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { app } = useMessages();
  return (
    <Dialog
      title={app.shortcuts}
      size="sm"
      onClose={onClose}
      corner={<IconButton label={app.close} icon={<X aria-hidden />} onClick={onClose} />}
    >
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
        {SHORTCUTS.map(({ keys, action }) => (
          <div key={action} className="contents">
            <dt>
              <kbd className="rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-xs whitespace-pre">
                {keys}
              </kbd>
            </dt>
            <dd className="text-muted">{app.shortcutList[action]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
