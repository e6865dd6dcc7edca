import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
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

/** Opens on `?`, unless the key is text that is being typed. */
export function ShortcutSheet() {
  const { app } = useMessages();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
      if (event.key === '?' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) setOpen(true);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  if (!open) return null;
  const close = () => setOpen(false);
  return (
    <Dialog
      title={app.shortcuts}
      size="sm"
      onClose={close}
      corner={<IconButton label={app.close} icon={<X aria-hidden />} onClick={close} />}
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
