import { FlaskConical } from 'lucide-react';
import { NumberField } from '../../components/NumberField.tsx';
import { SelectField } from '../../components/Select.tsx';
import { Switch } from '../../components/Switch.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { FieldName } from '../../core/params/ImageParams.ts';
import type { FormField } from '../../core/params/resolveForm.ts';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import type { Messages } from '../../i18n/messages.ts';
import { setField } from '../../state/draft.ts';
import { choiceOptions } from './choiceOptions.ts';
import { SizeControl } from './SizeControl.tsx';
import { useStreamWarning } from './useStreamWarning.ts';

export type PlainField = Exclude<FieldName, 'model' | 'prompt'>;

export interface FieldControlProps {
  /** Any field but model and prompt, which have controls of their own. */
  field: FormField & { readonly name: PlainField };
  /** The problem of this field as a sentence, when it blocks sending. */
  error?: string | undefined;
  /** … and when it does not. */
  warning?: string | undefined;
}

/** The control of one field, chosen by the type that the gateway's record gives it. */
export function FieldControl({ field, error, warning }: FieldControlProps) {
  const messages = useMessages().composer;
  const seen = useStreamWarning();
  const { name, rule, value } = field;
  const badge = field.documented ? undefined : <UndocumentedMark />;
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
          value={typeof value === 'number' ? value : undefined}
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
          hint={error ?? warning ?? (name === 'stream' ? seen : undefined)}
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

/** Beside a field that the gateway's page does not mention. */
function UndocumentedMark() {
  const { undocumentedMark } = useMessages().composer;
  return (
    <span title={undocumentedMark} className="shrink-0 self-center text-warning">
      <FlaskConical aria-hidden className="size-3" />
      <span className="sr-only">{undocumentedMark}</span>
    </span>
  );
}

function hintOf({ name, rule }: FormField, messages: Messages['composer']): string | undefined {
  if (name !== 'output_compression') return undefined;
  return rule.type === 'integer' && rule.meaning === 'inverted'
    ? messages.compressionInverted
    : messages.compressionHint;
}
