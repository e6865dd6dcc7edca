import { clsx } from 'clsx';
import { useId, type ReactNode } from 'react';

export interface SwitchProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** `switch` slides; `checkbox` ticks. */
  kind?: 'switch' | 'checkbox';
  hint?: ReactNode;
  badge?: ReactNode;
  disabled?: boolean;
  className?: string;
}

/** A labelled on/off control over a native checkbox. */
export function Switch({
  label,
  checked,
  onChange,
  kind = 'switch',
  hint,
  badge,
  disabled,
  className,
}: SwitchProps) {
  const id = useId();
  return (
    <div className={clsx('flex items-start gap-2', className)}>
      <input
        id={id}
        type="checkbox"
        {...(kind === 'switch' && { role: 'switch' })}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        {...(hint && { 'aria-describedby': `${id}-hint` })}
        className={clsx(
          'mt-0.5 shrink-0',
          kind === 'checkbox'
            ? 'size-4'
            : 'relative h-4 w-7 appearance-none rounded-full bg-line-strong transition-colors before:absolute before:top-0.5 before:left-0.5 before:size-3 before:rounded-full before:bg-white before:transition-transform after:absolute after:-inset-2 checked:bg-accent checked:before:translate-x-3 forced-colors:appearance-auto pointer-coarse:after:-inset-3.5',
        )}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="flex min-h-5 items-center gap-1.5 text-sm pointer-coarse:min-h-6">
          {label}
        </label>
        {badge}
        {hint && (
          <p id={`${id}-hint`} className="text-xs text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
