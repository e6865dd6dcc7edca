import { useCallback, type ImgHTMLAttributes } from 'react';
import { holdPictureUrl } from '../../platform/pictures/pictureUrl.ts';
import type { ResultPicture } from '../../state/results.ts';

export interface PictureImageProps extends Omit<ImgHTMLAttributes<HTMLImageElement>, 'src' | 'crossOrigin'> {
  picture: ResultPicture;
  alt: string;
}

/** An `img` of a result. It holds the object URL exactly as long as the element lives. */
export function PictureImage({ picture, alt, ...rest }: PictureImageProps) {
  const blob = picture.kind === 'bytes' ? picture.blob : undefined;
  const attach = useCallback(
    (image: HTMLImageElement | null) => {
      if (!image || !blob) return undefined;
      const { url, release } = holdPictureUrl(blob);
      image.src = url;
      return release;
    },
    [blob],
  );
  if (picture.kind === 'bytes') return <img ref={attach} alt={alt} decoding="async" {...rest} />;
  // No `crossorigin`: the host would have to allow what it was asked for in vain already.
  return <img src={picture.url} alt={alt} decoding="async" referrerPolicy="no-referrer" {...rest} />;
}
