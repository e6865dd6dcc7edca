import { clsx } from 'clsx';
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './IconButton.tsx';

export interface NoticeProps {
  tone: 'info' | 'success' | 'warning' | 'danger';
  /** `alert` interrupts a screen reader, `status` waits; absent for texts that were there from the start. */
  role?: 'alert' | 'status';
  title?: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** With its accessible name, the notice can be dismissed. */
  dismiss?: { readonly label: string; readonly onDismiss: () => void };
  className?: string;
}

const TONES = {
  info: { box: 'bg-accent-soft', icon: 'text-accent', Icon: Info },
  success: { box: 'bg-success-soft', icon: 'text-success', Icon: CircleCheck },
  warning: { box: 'bg-warning-soft', icon: 'text-warning', Icon: TriangleAlert },
  danger: { box: 'bg-danger-soft', icon: 'text-danger', Icon: CircleAlert },
} as const;

/** A message in the page: what happened, and what to do next. */
export function Notice({ tone, role, title, children, actions, dismiss, className }: NoticeProps) {
  const { box, icon, Icon } = TONES[tone];
  return (
    <div role={role} className={clsx('flex gap-2 rounded-md px-3 py-2 text-sm', box, className)}>
      <Icon aria-hidden className={clsx('mt-0.5 size-4 shrink-0', icon)} />
      <div className="min-w-0 flex-1 space-y-1 break-words">
        {title && <p className="font-medium">{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className="flex flex-wrap gap-2 pt-1">{actions}</div>}
      </div>
      {dismiss && (
        <IconButton
          label={dismiss.label}
          icon={<X aria-hidden />}
          onClick={dismiss.onDismiss}
          className="-my-1 -mr-2 hover:bg-transparent"
        />
      )}
    </div>
  );
}
