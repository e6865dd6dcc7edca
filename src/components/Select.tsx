import { clsx } from 'clsx';
import type { ReactNode, SelectHTMLAttributes } from 'react';
import { CONTROL, Field } from './Field.tsx';

export interface SelectOption {
  readonly value: string;
  /** What the option says; the value itself when absent. */
  readonly label?: string;
  readonly disabled?: boolean;
}

export interface SelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> {
  value: string;
  options: readonly SelectOption[];
  onChange: (value: string) => void;
}

/** A native select in our clothes: every platform's own keyboard, touch and screen-reader behaviour. */
export function Select({ value, options, onChange, className, ...rest }: SelectProps) {
  return (
    <select
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={clsx('select h-8 pl-2.5', CONTROL, className)}
      {...rest}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label ?? option.value}
        </option>
      ))}
    </select>
  );
}

export interface SelectFieldProps extends SelectProps {
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
  badge?: ReactNode;
}

/** A select with its label. */
export function SelectField({ label, hint, error, badge, className, ...rest }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} badge={badge} {...(className && { className })}>
      {(control) => <Select {...rest} {...control} />}
    </Field>
  );
}
