import type { Field, Gateway } from '../gateway/Gateway.ts';
import { checkField } from './checkField.ts';
import { checkTogether, TRANSPARENT_FORMATS } from './checkTogether.ts';
import type { FieldName, ImageParams, JsonObject, Mode } from './ImageParams.ts';
import { type FieldOption, offerFields, type OfferedField } from './offerFields.ts';
import { parseExtra } from './parseExtra.ts';
import type { Problem } from './Problem.ts';

/** What the user asked for, whatever the gateway. An absent key is a field that the user did not set. */
export interface Wishes extends Partial<Omit<ImageParams, 'prompt'>> {
  prompt: string;
  /** JSON text of the extra fields, as typed. */
  extra: string;
  /** Offer what the gateway's page does not describe. */
  tryUndocumented: boolean;
}

export type FieldValue = string | number | boolean;

export interface FormField {
  readonly name: FieldName;
  readonly rule: Field;
  /** `false`: offered only because the user wants to try what the gateway's page does not describe. */
  readonly documented: boolean;
  /** What will be sent; `undefined`: not sent. */
  readonly value: FieldValue | undefined;
  /** What the control shows when nothing is sent: the gateway's default. */
  readonly fallback: FieldValue | undefined;
  readonly options?: readonly FieldOption[];
  /** A free width × height is offered. */
  readonly customSize?: boolean;
}

export interface ResolvedForm {
  readonly fields: readonly FormField[];
  /** To be sent only when no problem is an error: out-of-range values stand here as typed. */
  readonly params: ImageParams;
  readonly extra: JsonObject;
  readonly problems: readonly Problem[];
}

/** Low is the cheap and quick one at every gateway; it is sent because the gateways' own defaults differ. */
const DEFAULT_QUALITY = 'low';

/**
 * The form of one gateway and mode with the user's wishes filled in: which fields there are, what will be
 * sent, and what is wrong with it. Sent is what the gateway requires, the model, the prompt, the quality
 * wherever there is one, and the fields that the user set; never null, never empty.
 */
export function resolveForm(gateway: Gateway, mode: Mode, wishes: Wishes): ResolvedForm {
  const open = gateway.endpoints[mode].documented || wishes.tryUndocumented;
  const fields = offerFields(gateway, mode, chosenModel(gateway, wishes), wishes.tryUndocumented)
    // Behind a closed door only what every request has is left.
    .filter(({ name }) => open || name === 'model' || name === 'prompt')
    .map((offered) => fillIn(gateway, offered, wishes));
  const shown = onlyMeaningful(fields);
  const { extra, problems } = parseExtra(wishes.extra);
  return {
    fields: onlyTransparentFormats(shown),
    params: toParams(shown),
    extra,
    problems: [
      ...(open ? [] : [{ field: 'endpoint', code: 'undocumented-endpoint', severity: 'error' } as const]),
      ...shown.flatMap((field) => (field.value === undefined ? [] : checkField(field, field.value))),
      ...checkTogether(gateway, wishes, shown),
      ...problems,
    ],
  };
}

/** The model that will be asked: the user's, or the gateway's first. May be blank, which is a problem. */
export function chosenModel(gateway: Gateway, wishes: Pick<Wishes, 'model'>): string {
  return (wishes.model ?? gateway.models[0]?.id ?? '').trim();
}

function fillIn(gateway: Gateway, offered: OfferedField, wishes: Wishes): FormField {
  const { rule } = offered;
  return { ...offered, value: sentValue(gateway, offered, wishes), fallback: rule.default };
}

function sentValue(gateway: Gateway, { name, rule, options }: OfferedField, wishes: Wishes) {
  if (name === 'prompt') return wishes.prompt;
  if (name === 'model') return chosenModel(gateway, wishes);
  const wish = wishes[name];
  if (isSet(wish) && wish !== switchedOff(rule)) return wish;
  if (name === 'quality' && options?.some(({ value }) => value === DEFAULT_QUALITY)) return DEFAULT_QUALITY;
  return rule.required ? rule.default : undefined;
}

/** A switch put back where it was is a switch that was not touched. */
function switchedOff(rule: Field): FieldValue | undefined {
  return rule.type === 'switch' ? (rule.default ?? false) : undefined;
}

/** Empty text is no wish: gateways refuse empty strings. */
function isSet(wish: FieldValue | undefined): wish is FieldValue {
  return wish !== undefined && (typeof wish !== 'string' || wish.trim() !== '');
}

/** Leaves out fields that mean nothing beside what is sent: compression of a PNG, previews without a stream. */
function onlyMeaningful(fields: readonly FormField[]): readonly FormField[] {
  return fields.filter(({ rule: { when } }) => {
    if (!when) return true;
    const value = valueOf(fields, when.field);
    return typeof value !== 'number' && value !== undefined && when.is.includes(value);
  });
}

function onlyTransparentFormats(fields: readonly FormField[]): readonly FormField[] {
  if (valueOf(fields, 'background') !== 'transparent') return fields;
  return fields.map((field) =>
    field.name === 'output_format' && field.options
      ? { ...field, options: field.options.filter(({ value }) => TRANSPARENT_FORMATS.includes(value)) }
      : field,
  );
}

function valueOf(fields: readonly FormField[], name: FieldName): FieldValue | undefined {
  return fields.find((field) => field.name === name)?.value;
}

/** JSON would turn NaN and Infinity into `null`: they are a problem of the form and never in the request. */
function toParams(fields: readonly FormField[]): ImageParams {
  const params: ImageParams = { model: '', prompt: '' };
  for (const { name, value } of fields) {
    if (name === 'n' || name === 'output_compression' || name === 'partial_images') {
      if (typeof value === 'number' && Number.isFinite(value)) params[name] = value;
    } else if (name === 'stream') {
      if (typeof value === 'boolean') params[name] = value;
    } else if (typeof value === 'string') {
      params[name] = value;
    }
  }
  return params;
}
