import type { JsonObject, Mode } from '../params/ImageParams.ts';

/**
 * One request as it will stand on the wire, as plain data: what is sent, shown in the inspector, priced and
 * turned into samples are all made from this one value. The key is not in it; `toFetchRequest` adds it.
 */
export interface ImageRequest {
  readonly gatewayId: string;
  readonly mode: Mode;
  readonly method: 'POST';
  readonly url: string;
  readonly body: JsonBody | MultipartBody;
}

export interface JsonBody {
  readonly kind: 'json';
  readonly json: JsonObject;
}

export interface MultipartBody {
  readonly kind: 'multipart';
  readonly parts: readonly Part[];
}

export type Part = TextPart | FilePart;

export interface TextPart {
  readonly name: string;
  readonly value: string;
}

export interface FilePart {
  readonly name: string;
  /** With the extension of the true type: relays derive the MIME type from it. */
  readonly fileName: string;
  /** Its `type` is the part's Content-Type. */
  readonly file: Blob;
}
