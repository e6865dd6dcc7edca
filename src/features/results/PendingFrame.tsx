import { clsx } from 'clsx';
import { Download, PencilLine, TriangleAlert } from 'lucide-react';
import { Button } from '../../components/Button.tsx';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { shortPrompt } from './describeResult.ts';
import { cardClass, cardStyle, frameStyle } from './frame.ts';
import { PreviewImage } from './PreviewImage.tsx';
import { ToolbarLayout } from './ToolbarLayout.tsx';

/** A picture that is being made, or the preview of one that never came. */
export interface PendingPicture {
  readonly id: string;
  /** The likely size, in pixels; absent where there is none to expect. */
  readonly width?: number;
  readonly height?: number;
  readonly prompt: string;
  /** What its stream has shown so far. */
  readonly preview?: Blob;
  /** The stream has ended, and this preview is all that came. */
  readonly ended?: true;
  /** How many of the results stand before it; 0 when absent. */
  readonly behind?: number;
}

export interface PendingFrameProps {
  picture: PendingPicture;
  single: boolean;
  /** Its place among its neighbours, where that is not the place in the document. */
  order: number | undefined;
}

/**
 * The room for a picture on its way, box for box what its card will take. The list of jobs tells of it in words;
 * here it is only seen. The preview of a picture that never came says so, and stays a preview.
 */
export function PendingFrame({ picture, single, order }: PendingFrameProps) {
  const texts = usePanelMessages().results;
  const { width, height, prompt, preview, ended = false } = picture;
  const size = width && height ? { width, height } : undefined;
  return (
    <figure
      aria-hidden={!ended}
      data-pending={ended ? 'ended' : ''}
      style={{ ...(single && cardStyle(size)), order }}
      // A card that nothing will take the place of keeps its own height: stretched, its preview would get bands.
      className={clsx(cardClass(single), ended && 'self-start')}
    >
      <div
        style={frameStyle(size, single)}
        className={clsx(
          'relative w-full flex-1 overflow-hidden rounded-t-lg',
          ended ? 'bg-sunken' : 'skeleton',
        )}
      >
        {preview && <PreviewImage preview={preview} />}
        {/* At the top, so that no part of a preview is seen without its label. */}
        {preview && (
          <p
            className={clsx(
              'absolute top-2 left-2 flex max-w-[calc(100%-1rem)] items-start gap-1.5 rounded-lg px-2.5 py-1 text-xs font-medium shadow-popover',
              ended ? 'bg-warning-soft text-warning' : 'bg-raised/90',
            )}
          >
            {ended && <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" />}
            {ended ? texts.previewOnly : texts.preview}
          </p>
        )}
      </div>
      <figcaption className="flex flex-col gap-1.5 p-3">
        <p className="line-clamp-2 break-words text-muted">{shortPrompt(prompt)}</p>
        {!ended && (
          <>
            <span className="skeleton my-[3px] h-3 w-32 rounded-sm" />
            <PendingToolbar />
          </>
        )}
      </figcaption>
    </figure>
  );
}

/** The same buttons, never seen: where a row breaks is up to their texts, in either language. */
function PendingToolbar() {
  const texts = usePanelMessages().results;
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
