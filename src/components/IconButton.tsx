import { clsx } from 'clsx';
import type { ButtonHTMLAttributes, ReactNode } from 'react';

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** The accessible name; shown as the tooltip too. */
  label: string;
  icon: ReactNode;
  /** A shortcut shown behind the name in the tooltip; pass `aria-keyshortcuts` for assistive technology. */
  hint?: string;
  active?: boolean;
}

/** A square button that shows only an icon. */
export function IconButton({ label, icon, hint, active, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={hint ? `${label} (${hint})` : label}
      className={clsx(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink transition-colors hover:bg-sunken disabled:opacity-40 disabled:hover:bg-transparent pointer-coarse:size-11 [&_svg]:size-4',
        active &&
          'bg-accent-soft text-accent hover:bg-accent-soft forced-colors:bg-[Highlight] forced-colors:text-[HighlightText] forced-colors:forced-color-adjust-none',
        className,
      )}
      {...rest}
    >
      {icon}
    </button>
  );
}
