import { clsx } from 'clsx';
import { useState, type InputHTMLAttributes, type ReactNode } from 'react';
import { CONTROL, Field } from './Field.tsx';

export interface NumberFieldProps extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'onChange' | 'value' | 'type' | 'children'
> {
  label: string;
  /** `undefined` shows an empty field with its placeholder. */
  value: number | undefined;
  /** `undefined` when the field was emptied. Called with every number typed, in range or not. */
  onChange: (value: number | undefined) => void;
  /** `typing`: each keystroke counts. `leaving`: Enter or leaving the field. */
  commit?: 'typing' | 'leaving';
  hint?: ReactNode;
  error?: ReactNode;
  badge?: ReactNode;
}

/**
 * A number with its label (role `spinbutton`). The text being typed is kept apart from the value, so that
 * "1", "12", "12." on the way to a number are never rewritten under the user's hands.
 */
export function NumberField({
  label,
  value,
  onChange,
  commit = 'typing',
  hint,
  error,
  badge,
  className,
  onBlur,
  onKeyDown,
  ...rest
}: NumberFieldProps) {
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (value === undefined ? '' : String(value));
  const apply = (text: string) => {
    const number = text.trim() === '' ? undefined : Number(text);
    if (number === undefined || Number.isFinite(number)) onChange(number);
  };
  return (
    <Field label={label} hint={hint} error={error} badge={badge} {...(className && { className })}>
      {(control) => (
        <input
          type="number"
          inputMode="numeric"
          value={shown}
          onChange={(event) => {
            setTyped(event.target.value);
            if (commit === 'typing') apply(event.target.value);
          }}
          onKeyDown={(event) => {
            if (commit === 'leaving' && event.key === 'Enter' && typed !== undefined) {
              apply(typed);
              setTyped(undefined);
            }
            onKeyDown?.(event);
          }}
          onBlur={(event) => {
            if (commit === 'leaving' && typed !== undefined) apply(typed);
            setTyped(undefined);
            onBlur?.(event);
          }}
          className={clsx('h-8 px-2.5 tabular-nums', CONTROL)}
          {...rest}
          {...control}
        />
      )}
    </Field>
  );
}
