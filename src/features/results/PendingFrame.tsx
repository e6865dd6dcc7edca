import { Download, PencilLine } from 'lucide-react';
import { Button } from '../../components/Button.tsx';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import { shortPrompt } from './describeResult.ts';
import { cardClass, cardStyle, frameStyle } from './frame.ts';
import { ToolbarLayout } from './ToolbarLayout.tsx';

/** A picture that is being made. */
export interface PendingPicture {
  readonly id: string;
  /** The likely size, in pixels; absent where there is none to expect. */
  readonly width?: number;
  readonly height?: number;
  readonly prompt: string;
}

/**
 * The room for a picture on its way, box for box what its card will take. The list of jobs tells of it in words;
 * here it is only seen.
 */
export function PendingFrame({ picture, single }: { picture: PendingPicture; single: boolean }) {
  const { width, height, prompt } = picture;
  const size = width && height ? { width, height } : undefined;
  return (
    <div aria-hidden data-pending style={single ? cardStyle(size) : undefined} className={cardClass(single)}>
      <div style={frameStyle(size, single)} className="skeleton w-full flex-1 rounded-t-lg" />
      <div className="flex flex-col gap-1.5 p-3">
        <p className="line-clamp-2 break-words text-muted">{shortPrompt(prompt)}</p>
        <span className="skeleton my-[3px] h-3 w-32 rounded-sm" />
        <PendingToolbar />
      </div>
    </div>
  );
}

/** The same buttons, never seen: where a row breaks is up to their texts, in either language. */
function PendingToolbar() {
  const texts = useMessages().results;
  return (
    <ToolbarLayout
      main={
        <>
          <span className="skeleton inline-flex rounded-md">
            <Button tabIndex={-1} className="invisible">
              <Download aria-hidden className="size-4" />
              {texts.download}
            </Button>
            <span className="-ml-px size-8 pointer-coarse:size-11" />
          </span>
          <span className="skeleton ml-1 inline-flex rounded-md">
            <Button tabIndex={-1} className="invisible">
              <PencilLine aria-hidden className="size-4" />
              {texts.edit}
            </Button>
          </span>
        </>
      }
      more={
        <>
          <PendingIcon />
          <PendingIcon />
          <PendingIcon />
          <span className="ml-auto" />
          <PendingIcon />
          <PendingIcon />
        </>
      }
    />
  );
}

/** As large as an `IconButton`. */
function PendingIcon() {
  return (
    <span className="size-8 p-1.5 pointer-coarse:size-11 pointer-coarse:p-3">
      <span className="skeleton block size-full rounded-sm" />
    </span>
  );
}
