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
  /** The element that says what a click will cost. */
  describedBy: string;
  /** The estimate, then where it goes: above and below the button on a wide screen. */
  children: ReactNode;
}

const IS_MAC = /mac|iphone|ipad/i.test(navigator.userAgent);

/** The button that sends, beside what it will cost, and why it could not. */
export function GenerateBar({
  obstacles,
  attempt,
  onDismiss,
  onGenerate,
  describedBy,
  children,
}: GenerateBarProps) {
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
      {/* On a phone the button stands beside the destination: every line of height is a line less of picture. */}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 wide:flex-col wide:flex-nowrap wide:items-stretch">
        {children}
        <Button
          variant="primary"
          size="lg"
          className="shrink-0 wide:order-1"
          aria-describedby={describedBy}
          aria-keyshortcuts={IS_MAC ? 'Meta+Enter' : 'Control+Enter'}
          onClick={({ detail }) => {
            // The second half of a double click is no second order.
            if (detail <= 1) onGenerate();
          }}
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
