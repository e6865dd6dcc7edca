import { clsx } from 'clsx';
import { Maximize2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { IconButton } from '../../components/IconButton.tsx';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import type { ResultPicture } from '../../state/results.ts';
import { frameStyle, type PixelSize } from './frame.ts';
import { PictureImage } from './PictureImage.tsx';

export interface ResultFrameProps {
  picture: ResultPicture;
  /** In pixels, as soon as it is known. */
  size: PixelSize | undefined;
  alt: string;
  describedBy: string;
  single: boolean;
  /** Whether something shines through it. */
  transparent: boolean;
  onLoaded: (image: HTMLImageElement) => void;
  onOpen: () => void;
}

/** The picture in the room reserved for it, with the way to the full-screen view. */
export function ResultFrame({
  picture,
  size,
  alt,
  describedBy,
  single,
  transparent,
  onLoaded,
  onOpen,
}: ResultFrameProps) {
  const texts = usePanelMessages().results;
  const openButton = useRef<HTMLSpanElement>(null);
  const [state, setState] = useState<'loading' | 'shown' | 'broken'>('loading');
  return (
    <div
      style={frameStyle(size, single)}
      className="relative w-full flex-1 overflow-hidden rounded-t-lg bg-sunken"
    >
      {/* For the mouse only: keys and screen readers have the button. */}
      <PictureImage
        picture={picture}
        alt={alt}
        {...size}
        onLoad={({ currentTarget }) => {
          setState('shown');
          onLoaded(currentTarget);
        }}
        onError={() => setState('broken')}
        onClick={() => {
          // The focus comes back to where it was before, so it has to be here first.
          openButton.current?.querySelector('button')?.focus();
          onOpen();
        }}
        className={clsx(
          'absolute inset-0 m-auto h-auto max-h-full w-auto cursor-zoom-in',
          state === 'shown' && transparent && 'checkerboard',
          state === 'broken' && 'invisible',
        )}
      />
      {state === 'broken' && (
        <p className="absolute inset-0 grid place-items-center p-6 text-center text-muted">
          {texts.linkBroken}
        </p>
      )}
      <span ref={openButton} className="absolute top-2 left-2">
        <IconButton
          label={texts.openImage}
          icon={<Maximize2 aria-hidden />}
          aria-describedby={describedBy}
          onClick={onOpen}
          className="bg-raised/90 shadow-popover"
        />
      </span>
    </div>
  );
}
