import { partFileName } from '../../core/wire/partFileName.ts';
import { newId } from '../../platform/newId.ts';
import { holdPictureUrl } from '../../platform/pictures/pictureUrl.ts';
import type { PreparedPicture } from '../../platform/pictures/PreparedPicture.ts';
import type { LoadingSource, ReadySource, Source } from './Source.ts';

export function loadingSource(name: string): LoadingSource {
  return { id: newId(), name, status: 'loading', type: 'image/png', bytes: 0, width: 0, height: 0 };
}

/** Holds its thumbnail's address: `releaseThumbnail` when it is given up. */
export function readySource(id: string, name: string, picture: PreparedPicture): ReadySource {
  const { file, width, height, notes, thumbnail } = picture;
  const { url, release } = holdPictureUrl(thumbnail);
  releases.set(url, release);
  return {
    id,
    name,
    status: 'ready',
    file,
    fileName: partFileName(name, file.type),
    type: file.type,
    bytes: file.size,
    width,
    height,
    notes,
    thumbnailUrl: url,
    shrinking: false,
  };
}

const releases = new Map<string, () => void>();

export function releaseThumbnail({ thumbnailUrl }: ReadySource): void {
  releases.get(thumbnailUrl)?.();
  releases.delete(thumbnailUrl);
}

/** The same source when it has none. */
export function withoutBitmap(source: Source): Source {
  if (source.status !== 'ready' || !source.bitmap) return source;
  const { bitmap: _, ...rest } = source;
  return rest;
}
