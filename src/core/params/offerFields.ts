import type { Field, Gateway, SizeField } from '../gateway/Gateway.ts';
import { everyEndpoint } from '../gateway/officialApi.ts';
import { FIELD_NAMES, type FieldName, type Mode } from './ImageParams.ts';

export interface FieldOption {
  readonly value: string;
  /** `false`: the gateway's page does not list it. */
  readonly documented: boolean;
}

/** A field as one gateway offers it for one mode and model, before anything is filled in. */
export interface OfferedField {
  readonly name: FieldName;
  readonly rule: Field;
  readonly documented: boolean;
  /** Choices and sizes only. */
  readonly options?: readonly FieldOption[];
  /** Sizes only: a free width × height can be typed. */
  readonly customSize?: boolean;
}

/**
 * The fields of one endpoint in the form's order: what the gateway documents and, with `tryUndocumented`,
 * also what the official API knows, but never what the user's profile withholds. `model` matters where sizes
 * depend on it (NodeKey).
 */
export function offerFields(
  gateway: Gateway,
  mode: Mode,
  model: string,
  tryUndocumented: boolean,
): readonly OfferedField[] {
  const endpoint = gateway.endpoints[mode];
  const official = tryUndocumented ? everyEndpoint[mode].fields : {};
  return FIELD_NAMES.flatMap((name) => {
    if (endpoint.withheld?.includes(name)) return [];
    const own = endpoint.fields[name];
    const rule = own ?? official[name];
    if (!rule) return [];
    const documented = own !== undefined && endpoint.documented;
    const fitted = rule.type === 'size' ? fitToModel(gateway, model, rule) : rule;
    return [{ name, rule: fitted, documented, ...offerValues(fitted, documented, official[name]) }];
  });
}

/** A model's own sizes replace the endpoint's. */
function fitToModel(gateway: Gateway, model: string, rule: SizeField): SizeField {
  const known = gateway.models.find(({ id }) => id === model);
  return {
    ...rule,
    ...(known?.sizes && { values: known.sizes }),
    ...(known?.defaultSize !== undefined && { default: known.defaultSize }),
  };
}

function offerValues(
  rule: Field,
  documented: boolean,
  official: Field | undefined,
): Pick<OfferedField, 'options' | 'customSize'> {
  if (rule.type !== 'choice' && rule.type !== 'size') return {};
  const added = official && 'values' in official ? official.values : [];
  const options = [
    ...rule.values.map((value) => ({ value, documented })),
    ...added.filter((value) => !rule.values.includes(value)).map((value) => ({ value, documented: false })),
  ];
  if (rule.type === 'choice') return { options };
  return { options, customSize: rule.custom || official?.type === 'size' };
}
