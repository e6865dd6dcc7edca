import type { FieldName } from '../params/ImageParams.ts';

/** What a person can do about an error, each with a control of its own. */
export type Remedy =
  /** Settings, where the key is. */
  | { readonly kind: 'key' }
  /** Settings, where the base URL is. */
  | { readonly kind: 'base-url' }
  /** Settings, where the time limit is. */
  | { readonly kind: 'time-limit' }
  /** The control of this field. */
  | { readonly kind: 'field'; readonly field: FieldName }
  /** The prompt, to be worded differently; `categories` as the gateway names what it objects to. */
  | { readonly kind: 'reword'; readonly categories: readonly string[] }
  /** The source images, to choose others. */
  | { readonly kind: 'sources' }
  /** The source images, made smaller. */
  | { readonly kind: 'downscale' }
  /** The form back to the minimal request. */
  | { readonly kind: 'reset' }
  /** The same request without these fields, at once. */
  | { readonly kind: 'without'; readonly fields: readonly [FieldName, ...FieldName[]] }
  | { readonly kind: 'wait'; readonly until: WaitUntil }
  /** The same request. `twice`: the first one may have been charged. */
  | { readonly kind: 'send-again'; readonly twice: boolean }
  /** A page of the gateway where one pays. */
  | { readonly kind: 'top-up'; readonly url: string }
  /** A page of the gateway that shows what was charged. */
  | { readonly kind: 'usage'; readonly url: string }
  /** Its site, where nobody documents such a page. */
  | { readonly kind: 'site'; readonly url: string }
  /** This page, loaded anew. */
  | { readonly kind: 'reload' };

export type WaitUntil =
  | { readonly kind: 'seconds'; readonly seconds: number }
  /** The next 00:00 in an IANA time zone. */
  | { readonly kind: 'midnight'; readonly timeZone: string }
  /** One of the key's running requests ends. */
  | { readonly kind: 'slot' };
