import { clsx } from 'clsx';
import type { ButtonHTMLAttributes, Ref } from 'react';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'destructive';
  size?: 'md' | 'sm' | 'lg';
  /** For a long text, a price, a sentence: it may take several lines where there is no room. */
  wrap?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

const VARIANTS = {
  primary: 'border border-transparent bg-accent text-on-accent hover:bg-accent-strong font-medium',
  secondary: 'border border-line-strong bg-raised text-ink hover:bg-sunken',
  quiet: 'border border-transparent text-ink hover:bg-sunken',
  danger: 'border border-danger text-danger hover:bg-danger-soft',
  /** The last click before something is gone for good. */
  destructive: 'border border-transparent bg-danger text-surface hover:opacity-90 font-medium',
} as const;

const SIZES = {
  sm: 'min-h-7 px-2 text-xs pointer-coarse:min-h-11',
  md: 'min-h-8 px-3 text-sm pointer-coarse:min-h-11',
  lg: 'min-h-10 px-4 text-base pointer-coarse:min-h-11',
} as const;

/** A push button with a text. */
export function Button({
  variant = 'secondary',
  size = 'md',
  wrap = false,
  className,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={clsx(
        'inline-flex items-center justify-center gap-1.5 rounded-md transition-colors disabled:opacity-45 disabled:hover:bg-transparent',
        variant === 'primary' && 'disabled:hover:bg-accent',
        VARIANTS[variant],
        SIZES[size],
        wrap ? 'max-w-full py-1 text-left wrap-anywhere' : 'whitespace-nowrap',
        className,
      )}
      {...rest}
    />
  );
}
