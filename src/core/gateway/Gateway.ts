import type { FieldName, Mode } from '../params/ImageParams.ts';

/**
 * What one gateway's own page says, as data: no functions. The form, the validation, the request, the
 * parameter table, the samples and the estimate are all derived from it, so a new gateway is one record.
 * `source` cites the line(s) of the gateway's page or the part of the OpenAI reference that states the fact.
 */
export interface Gateway {
  /** `sandbox`, `openai`, … or the random id of a custom gateway. */
  readonly id: string;
  /** A proper noun, the same in every language. */
  readonly name: string;
  /** Base URLs without a trailing slash, the default first. Empty for Custom: the user types one. */
  readonly regions: readonly Region[];
  /** The sandbox asks for no key. */
  readonly needsKey: boolean;
  /** How this gateway's keys begin, as a hint for the key field: `cr_`. */
  readonly keyPrefix?: string;
  /** Which of a user's keys make pictures: Qiuqiu's must come from a token group named for it. */
  readonly keyHint?: 'token-group';
  /** Model names to offer, the default first. Any other name can be typed. */
  readonly models: readonly GatewayModel[];
  /** `GET {base}/models` is known to answer, so its names can be offered too. */
  readonly listsModels: boolean;
  readonly endpoints: Readonly<Record<Mode, Endpoint>>;
  readonly errors: readonly ErrorCode[];
  readonly quotas: Quotas;
  /** Pictures cost nothing here. */
  readonly free?: true;
  readonly prices?: PriceTable;
  /** Seconds a picture usually takes, by quality. */
  readonly latency?: Readonly<Record<string, Latency>>;
  /** A proxy in front cuts a request after this many seconds without an answer. */
  readonly cutAfterSeconds?: number;
  /** Links to finished pictures stop working after this many days. */
  readonly resultUrlDays?: number;
  readonly links: Links;
}

export interface Region {
  readonly id: string;
  /** `https://…/v1`, no trailing slash. */
  readonly baseUrl: string;
}

export interface GatewayModel {
  readonly id: string;
  /** Sizes documented for this model where they differ from the endpoint's. */
  readonly sizes?: readonly string[];
  /** The size this model makes when none is sent. */
  readonly defaultSize?: string;
}

export interface Endpoint {
  /** `false`: the gateway's page does not describe it; offered behind "undocumented, try anyway". */
  readonly documented: boolean;
  /** Below the base URL: `/images/generations`. */
  readonly path: string;
  readonly fields: Readonly<Partial<Record<FieldName, Field>>>;
  /** Never offered and never sent, whatever `fields` says: the user's own word, so absent in a built-in record. */
  readonly withheld?: readonly FieldName[];
  readonly images?: ImagesRule;
  readonly mask?: MaskRule;
}

interface FieldBase {
  /** The field's name on the wire where it is not the API's own: QuickRouter's `format`. */
  readonly wire?: string;
  /** The gateway refuses requests without it: always sent, with `default` where the user set nothing. */
  readonly required?: true;
  /** What the gateway's page says happens when it is not sent (for a required field: what we send). */
  readonly default?: string | number | boolean;
  /** The page documents it, but gpt-image-2 may refuse it: shown with a warning, never sent unasked. */
  readonly mayBeRefused?: true;
  /** Has a meaning only beside one of these values of another field, as sent: shown and sent only then. */
  readonly when?: { readonly field: FieldName; readonly is: readonly (string | boolean)[] };
  readonly source: string;
}

export interface TextField extends FieldBase {
  readonly type: 'text';
  /** Unicode code points. */
  readonly maxLength?: number;
  /** The documented maximum is doubtful: warn above it and let the user send. */
  readonly softLimit?: true;
}

export interface ChoiceField extends FieldBase {
  readonly type: 'choice';
  readonly values: readonly string[];
  /** Documented values that gpt-image-2 has been seen to refuse: offered, with a warning when chosen. */
  readonly doubtfulValues?: readonly string[];
}

export interface SizeField extends FieldBase {
  readonly type: 'size';
  /** Documented presets, `auto` among them where it exists. A model's own `sizes` replace them. */
  readonly values: readonly string[];
  /** The page documents free width × height by the gpt-image-2 rules. */
  readonly custom: boolean;
  /** More pixels than this are called experimental. */
  readonly experimentalAbove?: number;
}

export interface IntegerField extends FieldBase {
  readonly type: 'integer';
  readonly min: number;
  /** Absent: the page gives no maximum. */
  readonly max?: number;
  /** `inverted`: the page says 0 = no compression, 100 = most (Modelverse). */
  readonly meaning?: 'inverted';
}

export interface SwitchField extends FieldBase {
  readonly type: 'switch';
  /** Works with `n` = 1 only. */
  readonly onePictureOnly?: true;
}

export type Field = TextField | ChoiceField | SizeField | IntegerField | SwitchField;

export interface ImagesRule {
  /** Part names for one image and for several: `image`/`image[]`, or `image` repeated. */
  readonly wire: { readonly one: string; readonly many: string };
  /** How many source images at most. Absent: not documented. */
  readonly max?: number;
  /** The page shows `max` images but does not forbid more: more can be tried as undocumented. */
  readonly softMax?: true;
  /** Bytes of one file at most. */
  readonly maxBytes?: number;
  /** Bytes of all files together at most. */
  readonly maxTotalBytes?: number;
  /** MIME types that may be uploaded. */
  readonly types: readonly string[];
  readonly source: string;
}

export interface MaskRule {
  readonly wire: string;
  readonly maxBytes: number;
  /** The page limits the mask to edits of a single image (QCode). */
  readonly singleImageOnly?: true;
  readonly source: string;
}

export interface ErrorCode {
  readonly status: number;
  /** `error.code`; absent where the page names only a status. */
  readonly code?: string;
  /** Whether sending the same request again can help, and when. */
  readonly retry: 'no' | 'after-fix' | 'after-reset' | 'later' | 'when-slot-free';
  readonly source: string;
}

export interface Quotas {
  /** Requests in flight per key. */
  readonly concurrency?: number;
  /** Pictures per key and day; the day begins at 00:00 in `timeZone` (IANA name). */
  readonly imagesPerDay?: { readonly limit: number; readonly timeZone: string; readonly source: string };
}

/** Money. A table has one currency; sums never cross tables. */
export type PriceTable = ImagePrices | TokenPrices;

export interface ImagePrices {
  readonly unit: 'image';
  /** ISO 4217. */
  readonly currency: string;
  /** Per output picture: `perImage[size][quality]`. */
  readonly perImage: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The least that one picture costs. */
  readonly floor?: number;
  /** The page says that errors and closed connections cost nothing. */
  readonly failuresFree?: true;
  readonly source: string;
}

export interface TokenPrices {
  readonly unit: 'token';
  readonly currency: string;
  /** Per million tokens. */
  readonly textInput: number;
  readonly imageInput: number;
  readonly imageOutput: number;
  /** Image output tokens that each preview of a stream adds. */
  readonly tokensPerPartialImage?: number;
  readonly source: string;
}

export interface Latency {
  /** Seconds, from and to. */
  readonly typical: readonly [number, number];
  /** Seconds for a complex prompt. */
  readonly extreme: number;
}

export interface Links {
  readonly docs?: string;
  readonly site?: string;
  readonly usage?: string;
  readonly playground?: string;
  /** A web page (no API) that the gateway recommends for slow pictures. */
  readonly asyncSite?: string;
}
