import { clsx } from 'clsx';
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { ResultPicture } from '../../state/results.ts';
import { attachZoom, type Zoom, type ZoomControls } from './attachZoom.ts';
import type { PixelSize } from './frame.ts';
import { PictureImage } from './PictureImage.tsx';

export interface ZoomStageProps {
  picture: ResultPicture;
  alt: string;
  /** Whether something shines through it. */
  transparent: boolean;
  ref: Ref<ZoomControls>;
  onScale: (scale: number) => void;
  onSwipe: (step: -1 | 1) => void;
}

/** One picture that can be zoomed and moved. Mount it anew for another picture. */
export function ZoomStage({ picture, alt, transparent, ref, onScale, onSwipe }: ZoomStageProps) {
  const stage = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<PixelSize | undefined>(
    picture.kind === 'bytes' ? { width: picture.sniffed.width, height: picture.sniffed.height } : undefined,
  );
  const zoom = useRef<Zoom>(null);
  useImperativeHandle(
    ref,
    () => ({
      zoomBy: (factor) => zoom.current?.zoomBy(factor),
      fit: () => zoom.current?.fit(),
      actualPixels: () => zoom.current?.actualPixels(),
      panBy: (dx, dy) => zoom.current?.panBy(dx, dy),
    }),
    [],
  );
  const swipe = useRef(onSwipe);
  useEffect(() => {
    swipe.current = onSwipe;
  }, [onSwipe]);
  useEffect(() => {
    if (!stage.current || !image.current || !size) return undefined;
    const attached = attachZoom(stage.current, image.current, size, {
      onScale,
      onSwipe: (step) => swipe.current(step),
    });
    zoom.current = attached;
    return () => {
      attached.detach();
      zoom.current = null;
    };
  }, [size, onScale]);
  return (
    <div ref={stage} className="absolute inset-0 touch-none overflow-hidden select-none">
      <div ref={image} style={size} className="absolute top-0 left-0 origin-top-left">
        <PictureImage
          picture={picture}
          alt={alt}
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            // Upright by EXIF, the sides may have changed places.
            setSize((before) =>
              before?.width === naturalWidth && before.height === naturalHeight
                ? before
                : { width: naturalWidth, height: naturalHeight },
            )
          }
          className={clsx('block size-full max-w-none', transparent && 'checkerboard')}
        />
      </div>
    </div>
  );
}
