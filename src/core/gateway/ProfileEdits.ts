import type { FieldName, Mode } from '../params/ImageParams.ts';
import type { ImagePrices, TokenPrices } from './Gateway.ts';

/**
 * What the user knows better than a gateway's page: a flat table from a place in its record to what stands there
 * instead. Plain JSON. A place that is not named stays as the page has it, so to restore a value is to drop its key.
 */
export type ProfileEdits = Facet<'wire', string> &
  Facet<'doNotSend', true> &
  Facet<'maxLength' | 'min' | 'max', number> &
  Facet<'values', readonly string[]> &
  Facet<'custom', boolean> &
  GatewayEdits;

type Facet<Name extends string, Value> = {
  readonly [Place in `${Mode}.${FieldName}.${Name}`]?: Value;
};

interface GatewayEdits {
  /** Model names to offer, the default first. */
  readonly models?: readonly string[];
  /** Part names of one source image and of several. */
  readonly 'edit.images.one'?: string;
  readonly 'edit.images.many'?: string;
  readonly 'edit.images.max'?: number;
  readonly 'edit.images.maxBytes'?: number;
  readonly 'edit.images.maxTotalBytes'?: number;
  readonly 'edit.mask.wire'?: string;
  readonly 'edit.mask.maxBytes'?: number;
  readonly 'edit.mask.singleImageOnly'?: boolean;
  readonly 'quotas.concurrency'?: number;
  readonly 'quotas.imagesPerDay'?: number;
  /** IANA name; means something only where there is a number a day. */
  readonly 'quotas.timeZone'?: string;
  readonly cutAfterSeconds?: number;
  /** `null`: unknown, though the page has some. */
  readonly prices?: PriceEdit | null;
}

export type PriceEdit = Omit<ImagePrices, 'source' | 'failuresFree'> | Omit<TokenPrices, 'source'>;

/** A key of `ProfileEdits`: `generate.output_format.wire`. */
export type Place = keyof ProfileEdits;

/** Every request has them, so they can be renamed but not withheld. */
export const ALWAYS_SENT: readonly FieldName[] = ['model', 'prompt'];

/** What an edited fact cites as its source. */
export const OWN_WORD = 'The user’s own profile';
