import { clsx } from 'clsx';
import { useRef, type KeyboardEvent } from 'react';

export interface TabsProps<T extends string> {
  /** The name of the tablist. */
  label: string;
  tabs: readonly { readonly id: T; readonly label: string; readonly icon?: React.ReactNode }[];
  selected: T;
  onSelect: (id: T) => void;
  /** The id of the element that the tabs switch. */
  controls: string;
}

/** A segmented tablist: arrows, Home and End move and select, one tab stop (ARIA APG, tabs). */
export function Tabs<T extends string>({ label, tabs, selected, onSelect, controls }: TabsProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === selected);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    onSelect(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      className="grid auto-cols-fr grid-flow-col gap-0.5 rounded-lg bg-sunken p-0.5"
    >
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          data-tab={tab.id}
          aria-selected={tab.id === selected}
          aria-controls={controls}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => onSelect(tab.id)}
          onKeyDown={move}
          className={clsx(
            'flex min-h-8 items-center justify-center gap-1.5 rounded-md px-2 text-sm transition-colors pointer-coarse:min-h-11 [&_svg]:size-4',
            tab.id === selected
              ? 'bg-raised font-medium text-ink shadow-[0_1px_2px_var(--shadow-tint)] forced-colors:bg-[Highlight] forced-colors:text-[HighlightText] forced-colors:forced-color-adjust-none'
              : 'text-muted hover:text-ink',
          )}
        >
          {tab.icon}
          {tab.label}
        </button>
      ))}
    </div>
  );
}
