import type { ReactNode } from 'react';

/** The rows of a result's controls, by the width of its card: one rule for a picture and for the room kept for it. */
export function ToolbarLayout({ main, more }: { main: ReactNode; more: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-2 pt-1.5">
      {main}
      <span className="-mx-2 flex w-[calc(100%+1rem)] flex-wrap items-center @xl:mx-0 @xl:ml-auto @xl:w-auto">
        {more}
      </span>
    </div>
  );
}
