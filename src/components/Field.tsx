import { clsx } from 'clsx';
import { useId, type ReactNode } from 'react';

export interface FieldProps {
  label: string;
  /** Shown under the control in a calm tone. */
  hint?: ReactNode;
  /** Shown under the control as an error; the control is then `aria-invalid`. */
  error?: ReactNode;
  /** A small mark behind the label: "undocumented". */
  badge?: ReactNode;
  /** Something at the right end of the label's line: a counter, a link. */
  aside?: ReactNode;
  className?: string;
  /** Receives what the control must carry to be tied to its label and texts. */
  children: (control: ControlProps) => ReactNode;
}

export interface ControlProps {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

/** A label above a control, with its hint and its error below. */
export function Field({ label, hint, error, badge, aside, className, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = clsx(hint && hintId, error && errorId);
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <div className="flex min-w-0 items-baseline gap-1.5">
        <label htmlFor={id} className="truncate text-xs font-medium text-muted">
          {label}
        </label>
        {badge}
        {aside && <span className="ml-auto text-xs text-muted tabular-nums">{aside}</span>}
      </div>
      {children({
        id,
        ...(describedBy && { 'aria-describedby': describedBy }),
        ...(error && { 'aria-invalid': true as const }),
      })}
      {hint && (
        <p id={hintId} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {error && (
        <div id={errorId} className="text-xs text-danger">
          {error}
        </div>
      )}
    </div>
  );
}

/** The look that text fields, number fields and selects share. */
export const CONTROL =
  'w-full min-w-0 rounded-md border border-line-strong bg-surface text-sm text-ink placeholder:text-muted hover:border-muted aria-invalid:border-danger disabled:opacity-50 pointer-coarse:min-h-11';
