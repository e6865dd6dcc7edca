import type { Gateway } from '../gateway/Gateway.ts';
import type { FieldName } from './ImageParams.ts';
import type { Problem } from './Problem.ts';
import type { FormField, Wishes } from './resolveForm.ts';

/** The output formats that can carry a transparent background (OpenAI reference, images: background). */
export const TRANSPARENT_FORMATS: readonly string[] = ['png', 'webp'];

/** What is wrong with fields only in combination, or with a model at this gateway. */
export function checkTogether(
  gateway: Gateway,
  wishes: Wishes,
  fields: readonly FormField[],
): readonly Problem[] {
  const sent = (name: FieldName) => fields.find((field) => field.name === name);
  return [
    ...checkWireNames(fields),
    ...checkTransparency(sent('background'), sent('output_format')),
    ...checkStream(sent('stream'), sent('n')),
    ...checkModel(gateway, wishes, sent('model')),
  ];
}

/** Two fields of one name would be one on the wire, and a wish would be lost without a word. */
function checkWireNames(fields: readonly FormField[]): readonly Problem[] {
  const first = new Map<string, FieldName>();
  return fields.flatMap(({ name, rule: { wire = name }, value }): readonly Problem[] => {
    if (value === undefined || value === '') return [];
    const other = first.get(wire);
    if (other === undefined) first.set(wire, name);
    return other === undefined
      ? []
      : [{ field: name, code: 'same-wire-name', severity: 'error', values: { wire, other } }];
  });
}

function checkTransparency(
  background: FormField | undefined,
  format: FormField | undefined,
): readonly Problem[] {
  if (background?.value !== 'transparent' || typeof format?.value !== 'string') return [];
  if (TRANSPARENT_FORMATS.includes(format.value)) return [];
  const offered = format.options?.map(({ value }) => value) ?? [];
  const allowed = TRANSPARENT_FORMATS.filter((value) => offered.includes(value)).join(', ');
  const values = { format: format.value, allowed };
  return [{ field: 'output_format', code: 'transparent-format', severity: 'error', values }];
}

/** The official server: "Streaming is only supported with n=1." So one click makes one request for each picture. */
function checkStream(stream: FormField | undefined, n: FormField | undefined): readonly Problem[] {
  if (stream?.value !== true || stream.rule.type !== 'switch' || !stream.rule.onePictureOnly) return [];
  if (typeof n?.value !== 'number' || n.value <= 1) return [];
  return [{ field: 'stream', code: 'stream-needs-one', severity: 'warning', values: { n: n.value } }];
}

function checkModel(gateway: Gateway, wishes: Wishes, model: FormField | undefined): readonly Problem[] {
  const name = String(model?.value ?? '');
  const known = gateway.models.map(({ id }) => id);
  if (name === '' || gateway.listsModels || wishes.tryUndocumented || known.includes(name)) return [];
  const values = { model: name, known: known.join(', ') };
  return [{ field: 'model', code: 'undocumented-model', severity: 'warning', values }];
}
