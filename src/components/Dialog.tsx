import { clsx } from 'clsx';
import { useEffect, useId, useRef, type ReactNode } from 'react';

export interface DialogProps {
  title: string;
  onClose: () => void;
  role?: 'dialog' | 'alertdialog';
  /** Width of the box; `full` fills the window. */
  size?: 'sm' | 'md' | 'full';
  /** Hides the title from sight; it stays the name. */
  titleHidden?: boolean;
  /** At the right end of the title's line: a close button. */
  corner?: ReactNode;
  /** What an alertdialog says before its buttons; read out with the title. */
  description?: ReactNode;
  children: ReactNode;
}

const SIZES = {
  sm: 'w-[min(26rem,calc(100vw-2rem))] rounded-lg',
  md: 'w-[min(34rem,calc(100vw-2rem))] rounded-lg',
  full: 'h-dvh max-h-none w-screen max-w-none',
} as const;

/**
 * A modal dialog on the native element: top layer, inert background, focus kept inside and given back on
 * close are the browser's. Mount it to open it; Escape and a click on the backdrop call `onClose`.
 */
export function Dialog({
  title,
  onClose,
  role = 'dialog',
  size = 'md',
  titleHidden = false,
  corner,
  description,
  children,
}: DialogProps) {
  const titleId = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      // React removes the element before the browser can give the focus back.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      role={role}
      aria-labelledby={titleId}
      {...(description && { 'aria-describedby': `${titleId}-description` })}
      onCancel={(event) => {
        // A file input inside fires `cancel` too.
        if (event.target !== element.current) return;
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === element.current && size !== 'full') onClose();
      }}
      className={clsx(
        'border-line bg-surface shadow-popover backdrop:bg-black/40',
        size !== 'full' && 'max-h-[calc(100dvh-2rem)] border',
        SIZES[size],
      )}
    >
      <div className={clsx('flex max-h-[inherit] flex-col', size === 'full' && 'h-full')}>
        <header className={clsx('flex items-center gap-2 px-5 pt-4 pb-2', titleHidden && 'sr-only')}>
          <h2 id={titleId} className="text-base font-semibold">
            {title}
          </h2>
          <span className="ml-auto flex">{corner}</span>
        </header>
        <div className={clsx('min-h-0 overflow-y-auto', size === 'full' ? 'flex-1' : 'px-5 pb-5')}>
          {description && (
            <p id={`${titleId}-description`} className="mb-4">
              {description}
            </p>
          )}
          {children}
        </div>
      </div>
    </dialog>
  );
}
