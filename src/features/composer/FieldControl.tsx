import { Badge } from '../../components/Badge.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { SelectField, type SelectOption } from '../../components/Select.tsx';
import { Switch } from '../../components/Switch.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { ImageParams } from '../../core/params/ImageParams.ts';
import type { FormField } from '../../core/params/resolveForm.ts';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import type { Messages } from '../../i18n/messages.ts';
import { setField } from '../../state/draft.ts';
import { SizeControl } from './SizeControl.tsx';

/** Fields with a control of their own. */
type PlainField = Exclude<keyof ImageParams, 'model' | 'prompt'>;

export interface FieldControlProps {
  field: FormField;
  /** The problem of this field as a sentence, when it blocks sending. */
  error?: string | undefined;
  /** … and when it does not. */
  warning?: string | undefined;
}

/** The control of one field, chosen by the type that the gateway's record gives it. */
export function FieldControl({ field, error, warning }: FieldControlProps) {
  const messages = useMessages().composer;
  const name = field.name as PlainField;
  const { rule, value } = field;
  const badge = field.documented ? undefined : <Badge>{messages.undocumentedMark}</Badge>;
  const shared = { label: messages[name], error, badge, hint: warning ?? hintOf(field, messages) };
  switch (rule.type) {
    case 'size':
      return <SizeControl {...shared} field={field} />;
    case 'choice':
      return (
        <SelectField
          {...shared}
          value={String(value ?? field.fallback ?? '')}
          options={choiceOptions(field, messages)}
          onChange={(chosen) => setField(name, chosen === '' ? undefined : chosen)}
        />
      );
    case 'integer':
      return (
        <NumberField
          {...shared}
          value={value as number | undefined}
          placeholder={String(field.fallback ?? messages.notSent)}
          min={rule.min}
          max={rule.max}
          onChange={(number) => setField(name, number)}
        />
      );
    case 'switch':
      return (
        <Switch
          label={shared.label}
          badge={badge}
          hint={error ?? shared.hint}
          checked={value === true}
          onChange={(on) => setField(name, on ? true : undefined)}
        />
      );
    case 'text':
      return (
        <TextField
          {...shared}
          value={String(value ?? '')}
          onChange={(text) => setField(name, text === '' ? undefined : text)}
        />
      );
  }
}

/** The choices, the default marked; an option for "not sent" where the gateway names no default. */
export function choiceOptions(field: FormField, messages: Messages['composer']): SelectOption[] {
  const { fallback, value, options = [] } = field;
  const listed = options.map((option) => ({
    value: option.value,
    label: optionLabel(option, fallback, messages),
  }));
  const isListed = (one: FormField['value']) => listed.some((option) => option.value === String(one));
  return [
    ...(fallback === undefined || !isListed(fallback) ? [{ value: '', label: messages.notSent }] : []),
    ...listed,
    // Typed for another gateway or taken from an address: shown as it is, never silently replaced.
    ...(value !== undefined && !isListed(value) ? [{ value: String(value) }] : []),
  ];
}

function optionLabel(
  option: { value: string; documented: boolean },
  fallback: FormField['fallback'],
  messages: Messages['composer'],
): string {
  if (!option.documented) return messages.optionUndocumented(option.value);
  return option.value === fallback ? messages.byDefault(option.value) : option.value;
}

function hintOf({ name, rule }: FormField, messages: Messages['composer']): string | undefined {
  if (name !== 'output_compression') return undefined;
  return rule.type === 'integer' && rule.meaning === 'inverted'
    ? messages.compressionInverted
    : messages.compressionHint;
}
