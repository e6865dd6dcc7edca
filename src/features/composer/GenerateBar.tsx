import { Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useMessages } from '../../i18n/LocaleContext.tsx';

export interface GenerateBarProps {
  /** What stands in the way, said after a click on Generate; empty when nothing does. */
  obstacles: readonly string[];
  /** Counts the refused clicks, so that each one raises the alert anew. */
  attempt: number;
  onDismiss: () => void;
  onGenerate: () => void;
  /** The estimate, then where it goes: above and below the button on a wide screen. */
  children: ReactNode;
}

const IS_MAC = /mac|iphone|ipad/i.test(navigator.userAgent);

/** The button that sends, beside what it will cost, and why it could not. */
export function GenerateBar({ obstacles, attempt, onDismiss, onGenerate, children }: GenerateBarProps) {
  const { composer, app } = useMessages();
  return (
    <footer className="space-y-2 border-t border-line bg-surface px-4 py-3">
      {obstacles.length > 0 && (
        <Notice
          key={attempt}
          tone="danger"
          role="alert"
          title={composer.cannotSend}
          dismiss={{ label: app.dismiss, onDismiss }}
          className="max-h-[30dvh] overflow-y-auto"
        >
          <ul>
            {obstacles.map((obstacle) => (
              <li key={obstacle}>{obstacle}</li>
            ))}
          </ul>
        </Notice>
      )}
      {/* Side by side on a phone, where every line of height is a line less of picture. */}
      <div className="flex items-center gap-3 wide:flex-col wide:items-stretch wide:gap-2">
        <div className="min-w-0 flex-1 wide:contents">{children}</div>
        <Button
          variant="primary"
          size="lg"
          className="shrink-0 wide:order-1"
          aria-keyshortcuts={IS_MAC ? 'Meta+Enter' : 'Control+Enter'}
          onClick={onGenerate}
        >
          <Sparkles aria-hidden className="size-4" />
          {composer.generate}
          <kbd aria-hidden className="ml-1 font-sans text-xs font-normal opacity-80 pointer-coarse:hidden">
            {IS_MAC ? '⌘' : 'Ctrl'} ⏎
          </kbd>
        </Button>
      </div>
    </footer>
  );
}
