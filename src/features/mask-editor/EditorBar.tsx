import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** Fades out at its end, where more is to come; the last control can be scrolled clear of that. */
const SCROLLING = clsx(
  // Positioned, so that what is only for screen readers scrolls along.
  'relative gap-x-3 overflow-x-auto overscroll-x-contain py-1 pr-8 pl-1 *:shrink-0',
  'scroll-pr-8 [scrollbar-width:thin] pointer-coarse:[scrollbar-width:none]',
  '[mask-image:linear-gradient(to_left,transparent,black_2.5rem)]',
);
const WRAPPING = 'flex-wrap gap-x-3 gap-y-1 px-1 py-0.5 sm:px-2 sm:py-1';

/** The controls above the stage: as many rows as they need, or one that scrolls sideways. */
export function EditorBar({ isOneRow, children }: { isOneRow: boolean; children: ReactNode }) {
  return (
    <div className="shrink-0 border-b border-line bg-surface">
      <div className={clsx('flex items-center', isOneRow ? SCROLLING : WRAPPING)}>{children}</div>
    </div>
  );
}
