import type { PictureNote, PictureProblem } from '../../platform/pictures/PreparedPicture.ts';

interface SourceBase {
  /** Stays with the picture while its pixels stay the same: masks are kept by it. */
  readonly id: string;
  /** As the user's file is called. */
  readonly name: string;
}

/** A picture of an edit that is still being prepared. Its facts are ones that no gateway's rule refuses. */
export interface LoadingSource extends SourceBase {
  readonly status: 'loading';
  readonly type: 'image/png';
  readonly bytes: 0;
  readonly width: 0;
  readonly height: 0;
}

/** A picture of an edit, ready to be sent. */
export interface ReadySource extends SourceBase {
  readonly status: 'ready';
  /** Exactly the bytes to send; `fileName` ends in the extension of what they are. */
  readonly file: Blob;
  readonly fileName: string;
  /** MIME type of the bytes. */
  readonly type: string;
  readonly bytes: number;
  /** Pixels, upright. */
  readonly width: number;
  readonly height: number;
  /** What was done to the user's file, in order. */
  readonly notes: readonly PictureNote[];
  /** A square cut; ends with the source. */
  readonly thumbnailUrl: string;
  /** Being made smaller. What is here still stands until that is done. */
  readonly shrinking: boolean;
  /** Only of the base image, and once it is decoded. Closed by the store: never close or transfer it. */
  readonly bitmap?: ImageBitmap;
}

export type Source = LoadingSource | ReadySource;

/** A message about files that were not taken. */
export interface SourceFailure {
  readonly id: string;
  readonly reason:
    | { readonly kind: 'picture'; readonly name: string; readonly problem: PictureProblem }
    /** The browser stopped preparing it: out of memory, or the page's own files are gone. */
    | { readonly kind: 'broken'; readonly name: string }
    /** `left` files were more than the gateway's `max`. */
    | { readonly kind: 'too-many'; readonly max: number; readonly left: number };
}

/** What the gateway takes, as far as it documents it. */
export interface SourceLimits {
  readonly max?: number | undefined;
  /** Of one file. */
  readonly maxBytes?: number | undefined;
}
