import { useId, useState, type ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { SelectField } from '../../components/Select.tsx';
import type { FormField } from '../../core/params/resolveForm.ts';
import { suggestSize } from '../../core/params/checkField.ts';
import { parseSize, type PixelSize } from '../../core/params/sizeRules.ts';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import { setField } from '../../state/draft.ts';
import { choiceOptions } from './choiceOptions.ts';

const FIRST_CUSTOM: PixelSize = { width: 1024, height: 1024 };

export interface SizeControlProps {
  field: FormField;
  label: string;
  error: string | undefined;
  hint: ReactNode;
  badge: ReactNode;
}

/** The gateway's sizes and, where it takes any, a width and a height with the rules explained while typing. */
export function SizeControl({ field, label, error, hint, badge }: SizeControlProps) {
  const messages = useMessages().composer;
  const { value, fallback, options = [], customSize = false } = field;
  const isPreset = value === undefined || options.some((option) => option.value === value);
  const [wantsCustom, setWantsCustom] = useState(!isPreset);
  // Without a value (Reset fields, another gateway) there is nothing custom to show.
  const custom = customSize && value !== undefined && (wantsCustom || !isPreset);
  const choose = (chosen: string) => {
    setWantsCustom(chosen === 'custom');
    if (chosen !== 'custom') setField('size', chosen === '' ? undefined : chosen);
    else if (!parseSize(String(value))) setField('size', toSize(startOf(fallback)));
  };
  const listed = choiceOptions({ ...field, value: custom ? undefined : value }, messages);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <SelectField
        label={label}
        badge={badge}
        hint={custom ? undefined : hint}
        error={custom ? undefined : error}
        value={custom ? 'custom' : String(value ?? fallback ?? '')}
        options={[...listed, ...(customSize ? [{ value: 'custom', label: messages.custom }] : [])]}
        onChange={choose}
      />
      {custom && <CustomSize size={String(value ?? '')} error={error} hint={hint} />}
    </div>
  );
}

function CustomSize({ size, error, hint }: { size: string; error: string | undefined; hint: ReactNode }) {
  const messages = useMessages().composer;
  const errorId = useId();
  const [width = '', height = ''] = size.split('x');
  const nearest = suggestSize(size);
  const change = (next: { width?: number | undefined; height?: number | undefined }) => {
    const edges = { width, height, ...next };
    setField('size', `${edges.width ?? ''}x${edges.height ?? ''}`);
  };
  return (
    <div className="space-y-1">
      <div className="grid grid-cols-2 gap-2">
        <NumberField
          label={messages.width}
          value={width === '' ? undefined : Number(width)}
          step={16}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId : undefined}
          onChange={(edge) => change({ width: edge })}
        />
        <NumberField
          label={messages.height}
          value={height === '' ? undefined : Number(height)}
          step={16}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId : undefined}
          onChange={(edge) => change({ height: edge })}
        />
      </div>
      <p className="text-xs text-muted">{messages.sizeRule}</p>
      {hint && <p className="text-xs text-warning">{hint}</p>}
      {error && (
        <p id={errorId} role="status" className="text-xs text-danger">
          {error}
        </p>
      )}
      {nearest && (
        <Button size="sm" onClick={() => setField('size', toSize(nearest))}>
          {messages.takeSize(`${nearest.width}×${nearest.height}`)}
        </Button>
      )}
    </div>
  );
}

function startOf(fallback: FormField['fallback']): PixelSize {
  return (typeof fallback === 'string' && parseSize(fallback)) || FIRST_CUSTOM;
}

function toSize({ width, height }: PixelSize): string {
  return `${width}x${height}`;
}
