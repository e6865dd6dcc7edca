import type { FieldName } from './ImageParams.ts';

/** What is wrong with a form before it is sent, for one translated sentence beside the field. */
export interface Problem {
  readonly field: ProblemField;
  readonly code: ProblemCode;
  /** An `error` must be mended first; a `warning` lets the user send anyway. */
  readonly severity: 'error' | 'warning';
  /** Numbers and names for the message, named beside each code. */
  readonly values?: Readonly<Record<string, string | number>>;
}

type ProblemField = FieldName | 'extra' | 'sources' | 'mask' | 'endpoint';

type ProblemCode =
  /** Model or prompt is empty or only spaces. */
  | 'blank'
  /** `length`, `max` in code points. */
  | 'too-long'
  /** `value`. */
  | 'not-an-integer'
  /** `value`, `min`, and `max` where there is one. */
  | 'out-of-range'
  /** `value`, `allowed` (comma-separated). */
  | 'unknown-choice'
  /** `value`: not WIDTHxHEIGHT. */
  | 'size-format'
  /** Size rules: `width`, `height`, `nearestWidth`, `nearestHeight`, and … `multiple` */
  | 'size-multiple'
  /** … `edge`, `max` */
  | 'size-edge'
  /** … `ratio`, `max` */
  | 'size-ratio'
  /** … `pixels`, `min` */
  | 'size-min-pixels'
  /** … `pixels`, `max` */
  | 'size-max-pixels'
  /** `pixels`, `max`: allowed, called experimental above `max`. */
  | 'size-experimental'
  /** `format`, `allowed`: a transparent background needs a format with transparency. */
  | 'transparent-format'
  /** `wire`, `other` (a field): by the user's profile both have this name on the wire. */
  | 'same-wire-name'
  /** The gateway documents the field, gpt-image-2 refuses it. */
  | 'may-be-refused'
  /** `value`: the gateway documents it, gpt-image-2 has been seen to refuse it. */
  | 'value-may-be-refused'
  /** `model`, `known` (comma-separated): the gateway's page does not name this model. */
  | 'undocumented-model'
  /** `n`: a stream carries one picture. */
  | 'stream-needs-one'
  /** The gateway's page does not describe this endpoint. */
  | 'undocumented-endpoint'
  /** The text is not JSON. */
  | 'extra-not-json'
  /** JSON, but not an object. */
  | 'extra-not-object'
  /** An edit needs at least one source image. */
  | 'no-source'
  /** `count`, `max`. */
  | 'too-many-sources'
  /** `index` (from 1), `bytes`, `max`. */
  | 'source-too-large'
  /** `bytes`, `max`: all sources together. */
  | 'sources-too-large'
  /** `index` (from 1), `type`, `allowed` (comma-separated MIME types). */
  | 'source-type'
  /** `count`: the gateway takes a mask only with a single source image. */
  | 'mask-needs-one-source';
