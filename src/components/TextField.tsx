import { clsx } from 'clsx';
import type { InputHTMLAttributes, ReactNode } from 'react';
import { CONTROL, Field } from './Field.tsx';

export interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: ReactNode;
  error?: ReactNode;
  badge?: ReactNode;
  /** A control inside the right end of the field: "Reveal key". */
  end?: ReactNode;
}

/** A one-line text field with its label. */
export function TextField({
  label,
  value,
  onChange,
  hint,
  error,
  badge,
  end,
  className,
  ...rest
}: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} badge={badge} {...(className && { className })}>
      {(control) => (
        <div className="relative flex items-center">
          <input
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={clsx('h-8 px-2.5', end && 'pr-10', CONTROL)}
            autoComplete="off"
            spellCheck={false}
            {...rest}
            {...control}
          />
          {end && <span className="absolute right-0.5 flex">{end}</span>}
        </div>
      )}
    </Field>
  );
}
