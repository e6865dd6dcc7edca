import { clsx } from 'clsx';
import { type ReactNode, useLayoutEffect, useRef } from 'react';

/** Around one row: fades out towards what is scrolled away; what gets the focus is scrolled clear of that. */
const SCROLLER = clsx(
  // Positioned, so that what is only for screen readers scrolls along.
  'relative scroll-px-10 overflow-x-auto overscroll-x-contain',
  '[scrollbar-width:thin] pointer-coarse:[scrollbar-width:none]',
  '[--after:0rem] [--before:0rem] data-[more-after=true]:[--after:3rem] data-[more-before=true]:[--before:3rem]',
  '[mask-image:linear-gradient(to_right,transparent,black_var(--before),black_calc(100%-var(--after)),transparent)]',
);
/** Arrowheads over the faded ends, for when the cut falls between two controls. They are nothing to read out. */
const MORE = clsx(
  'before:pointer-events-none before:absolute before:inset-y-0 before:left-1 before:z-10 before:content-center before:text-lg before:leading-none',
  'after:pointer-events-none after:absolute after:inset-y-0 after:right-1 after:z-10 after:content-center after:text-lg after:leading-none',
  "has-data-[more-after=true]:after:content-['›'_/_''] has-data-[more-before=true]:before:content-['‹'_/_'']",
);
const ONE_ROW = 'w-max min-w-full gap-x-3 p-1 *:shrink-0';
const ROWS = 'flex-wrap gap-x-3 gap-y-1 px-1 py-0.5 sm:px-2 sm:py-1';

/** The controls above the stage: as many rows as they need, or one that scrolls sideways. */
export function EditorBar({ isOneRow, children }: { isOneRow: boolean; children: ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null);
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!isOneRow || !scroller.current || !row.current) return undefined;
    return watchEnds(scroller.current, row.current);
  }, [isOneRow]);
  return (
    <div className={clsx('relative shrink-0 border-b border-line bg-surface', isOneRow && MORE)}>
      <div ref={scroller} className={clsx(isOneRow && SCROLLER)}>
        <div ref={row} className={clsx('flex items-center', isOneRow ? ONE_ROW : ROWS)}>
          {children}
        </div>
      </div>
    </div>
  );
}

/** Keeps on the scroller whether there is more of the row before and after what is seen. Returns the way to stop. */
function watchEnds(scroller: HTMLElement, row: HTMLElement): () => void {
  const mark = () => {
    const { scrollLeft, clientWidth, scrollWidth } = scroller;
    // Scroll offsets may be fractional.
    scroller.dataset['moreBefore'] = String(scrollLeft > 1);
    scroller.dataset['moreAfter'] = String(scrollLeft + clientWidth < scrollWidth - 1);
  };
  const observer = new ResizeObserver(mark);
  for (const element of [scroller, row]) observer.observe(element);
  scroller.addEventListener('scroll', mark, { passive: true });
  mark();
  return () => {
    observer.disconnect();
    scroller.removeEventListener('scroll', mark);
    delete scroller.dataset['moreBefore'];
    delete scroller.dataset['moreAfter'];
  };
}
