import { clsx } from 'clsx';
import { shortPrompt } from './describeResult.ts';
import { cardStyle, frameStyle } from './frame.ts';

/** A picture that is being made. */
export interface PendingPicture {
  readonly id: string;
  /** As asked, in pixels; absent for `auto`. */
  readonly width?: number;
  readonly height?: number;
  readonly prompt: string;
}

/** The room for a picture on its way. The list of jobs tells of it in words; here it is only seen. */
export function PendingFrame({ picture, single }: { picture: PendingPicture; single: boolean }) {
  const { width, height, prompt } = picture;
  const size = width && height ? { width, height } : undefined;
  return (
    <div
      aria-hidden
      data-pending
      style={single ? cardStyle(size) : undefined}
      className={clsx(
        'flex min-w-0 flex-col rounded-lg border border-line bg-surface',
        single ? 'mx-auto w-full' : 'max-w-2xl',
      )}
    >
      <div style={frameStyle(size, single)} className="skeleton w-full flex-1 rounded-t-lg" />
      <div className="flex flex-col gap-1.5 p-3">
        <p className="line-clamp-2 break-words text-muted">{shortPrompt(prompt)}</p>
        <span className="skeleton h-4 w-28 rounded-sm" />
        <span className="skeleton mt-1.5 h-8 w-full rounded-md pointer-coarse:h-11" />
      </div>
    </div>
  );
}
