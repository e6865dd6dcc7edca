import { useCallback } from 'react';
import { holdPictureUrl } from '../../platform/pictures/pictureUrl.ts';

/** What a stream has shown so far. No picture to anybody but the eye: it has no name and cannot be saved. */
export function PreviewImage({ preview }: { preview: Blob }) {
  const show = useCallback(
    (image: HTMLImageElement) => {
      const { url, release } = holdPictureUrl(preview);
      image.src = url;
      return release;
    },
    [preview],
  );
  return (
    <img
      ref={show}
      alt=""
      draggable={false}
      // The next preview takes the place of this one only when it can be painted.
      decoding="sync"
      className="preview pointer-events-none absolute inset-0 size-full object-contain select-none"
    />
  );
}
