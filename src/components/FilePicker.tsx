import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface FilePickerProps {
  /** The accessible name of the file input. */
  label: string;
  /** For a picker that shows an icon alone. Without one there is none, not the browser's "No file chosen" either. */
  tooltip?: string;
  accept: string;
  multiple?: boolean;
  onFiles: (files: readonly File[]) => void;
  /** What is seen: an icon, a text. */
  children: ReactNode;
  className?: string;
}

/** A file input that looks like a button: the input itself lies over it, so a click, a drop and a key all reach it. */
export function FilePicker({
  label,
  tooltip = '',
  accept,
  multiple = false,
  onFiles,
  children,
  className,
}: FilePickerProps) {
  return (
    <span
      className={clsx(
        'relative inline-flex items-center justify-center gap-1.5 overflow-hidden rounded-md border border-line-strong bg-raised text-sm hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        className,
      )}
    >
      <span aria-hidden className="pointer-events-none inline-flex items-center gap-1.5 [&_svg]:size-4">
        {children}
      </span>
      <input
        type="file"
        aria-label={label}
        title={tooltip}
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // Emptied so that choosing the same file again is a change.
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
        className="absolute inset-0 size-full cursor-pointer opacity-0 file:cursor-pointer"
      />
    </span>
  );
}
