/** A picture as it will be sent: upright, of a type that gateways take, one frame. */
export interface PreparedPicture {
  /** Exactly the bytes to send; its `type` is what they are. A copy in memory: the file on disk may change or go. */
  readonly file: Blob;
  /** Pixels, upright. */
  readonly width: number;
  readonly height: number;
  /** A small picture of it. */
  readonly thumbnail: Blob;
  /** What was done to the user's file, in order. Empty: these are its own bytes. */
  readonly notes: readonly PictureNote[];
}

export type PictureNote =
  /** Saved anew as PNG, because gateways do not take `from` ("GIF", "animated WebP"). */
  | { readonly kind: 'converted'; readonly from: string }
  /** The file was animated; this is its first frame. */
  | { readonly kind: 'first-frame' }
  /** Its EXIF said that it lies on its side: the pixels were turned, the tag is gone. */
  | { readonly kind: 'turned-upright' }
  /** Saved anew as JPEG to be smaller, with as many pixels as before. */
  | { readonly kind: 'saved-as-jpeg' }
  /** Made smaller; it was this big. */
  | { readonly kind: 'downscaled'; readonly width: number; readonly height: number };

/** Why a file is no source image, for one translated sentence. */
export type PictureProblem =
  /** 0 bytes. */
  | { readonly kind: 'empty' }
  /** The browser could not read the file: moved, no permission, a folder. */
  | { readonly kind: 'unreadable' }
  /** It ends before its picture does. */
  | { readonly kind: 'truncated' }
  /** It begins like a picture, and the decoder refuses it. */
  | { readonly kind: 'damaged' }
  /** A text, a film, anything. */
  | { readonly kind: 'not-a-picture' }
  /** A picture format that this browser cannot decode. */
  | { readonly kind: 'unsupported'; readonly format: string }
  /** More pixels than browsers can hold. */
  | { readonly kind: 'too-many-pixels'; readonly width: number; readonly height: number }
  /** It cannot be made to fit into `maxBytes`. */
  | { readonly kind: 'cannot-shrink'; readonly maxBytes: number };

export type Prepared = PreparedPicture | { readonly problem: PictureProblem };
