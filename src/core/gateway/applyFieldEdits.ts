import { FIELD_NAMES, type FieldName, type Mode } from '../params/ImageParams.ts';
import type { ChoiceField, Endpoint, Field, Gateway, IntegerField, SizeField } from './Gateway.ts';
import { ALWAYS_SENT, OWN_WORD, type ProfileEdits } from './ProfileEdits.ts';
import { editableField } from './profilePlaces.ts';

/** One endpoint with the edits of its fields; limits of image parts are another matter. */
export function applyFieldEdits(gateway: Gateway, mode: Mode, edits: ProfileEdits): Endpoint {
  const endpoint = gateway.endpoints[mode];
  const fields: Partial<Record<FieldName, Field>> = { ...endpoint.fields };
  const withheld: FieldName[] = [];
  for (const name of FIELD_NAMES) {
    const field = editableField(gateway, mode, name);
    if (!field) continue;
    const edited = applyFacets(field, mode, name, edits);
    if (edited !== field) fields[name] = edited;
    if (edits[`${mode}.${name}.doNotSend`] && !ALWAYS_SENT.includes(name)) withheld.push(name);
  }
  return { ...endpoint, fields, ...(withheld.length > 0 && { withheld }) };
}

function applyFacets(field: Field, mode: Mode, name: FieldName, edits: ProfileEdits): Field {
  const wire = edits[`${mode}.${name}.wire`];
  const limited = applyLimits(field, mode, name, edits);
  if (wire === undefined && limited === field) return field;
  return { ...limited, ...(wire !== undefined && { wire }), source: OWN_WORD };
}

function applyLimits(field: Field, mode: Mode, name: FieldName, edits: ProfileEdits): Field {
  switch (field.type) {
    case 'text': {
      const maxLength = edits[`${mode}.${name}.maxLength`];
      return maxLength === undefined ? field : { ...field, maxLength };
    }
    case 'integer': {
      const min = edits[`${mode}.${name}.min`];
      const max = edits[`${mode}.${name}.max`];
      if (min === undefined && max === undefined) return field;
      return applyRange({ ...field, ...(min !== undefined && { min }), ...(max !== undefined && { max }) });
    }
    case 'size': {
      const values = edits[`${mode}.${name}.values`] ?? field.values;
      const custom = edits[`${mode}.${name}.custom`] ?? field.custom;
      if (values === field.values && custom === field.custom) return field;
      const { default: _, ...others } = field;
      return { ...others, values, custom, ...keptDefault(field, values) };
    }
    case 'choice': {
      const values = edits[`${mode}.${name}.values`];
      if (!values) return field;
      const { default: _, ...others } = field;
      return { ...others, values, ...keptDefault(field, values) };
    }
    case 'switch':
      return field;
  }
}

/** A default that is no longer offered goes; where something must be sent, the first value is sent. */
function keptDefault(field: ChoiceField | SizeField, values: readonly string[]): Pick<Field, 'default'> {
  const [first] = values;
  if (typeof field.default === 'string' && values.includes(field.default)) return { default: field.default };
  return field.required && first !== undefined ? { default: first } : {};
}

/** A default outside of the range goes, unless it must be sent: then it stays, and `findClashes` and the form say so. */
function applyRange(field: IntegerField): IntegerField {
  const { default: before, ...others } = field;
  const fits = typeof before === 'number' && before >= field.min && before <= (field.max ?? before);
  return { ...others, ...(before !== undefined && (fits || field.required) && { default: before }) };
}
