import {
  useId,
  useState,
  type ButtonHTMLAttributes,
  type KeyboardEvent,
  type ReactNode,
  type ToggleEvent,
} from 'react';

export interface MenuEntry<T extends string> {
  readonly id: T;
  readonly label: string;
}

/** What the button that opens the menu must carry. */
export type MenuTrigger = Pick<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'aria-haspopup' | 'aria-expanded' | 'aria-controls' | 'popoverTarget' | 'onKeyDown'
>;

export interface MenuProps<T extends string> {
  /** The name of the menu. */
  label: string;
  entries: readonly MenuEntry<T>[];
  onChoose: (id: T) => void;
  /** Renders the button. */
  children: (trigger: MenuTrigger) => ReactNode;
}

/**
 * A menu button (ARIA APG) on the native popover: the top layer (above a modal dialog too), Escape, a click
 * elsewhere and the way back of the focus are the browser's; CSS anchors it to its button and flips it at an edge.
 */
export function Menu<T extends string>({ label, entries, onChoose, children }: MenuProps<T>) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const trigger: MenuTrigger = {
    'aria-haspopup': 'menu',
    'aria-expanded': open,
    ...(open && { 'aria-controls': id }),
    popoverTarget: id,
    onKeyDown: (event) => {
      if (open || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
      event.preventDefault();
      // A click, so that the browser knows which button the popover belongs to.
      event.currentTarget.click();
    },
  };
  return (
    <>
      {children(trigger)}
      <div
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        // The entries exist only while the menu is open: there is one menu on each picture. They go after the
        // closing, not before it: the browser gives the focus back only if it was inside.
        onBeforeToggle={(event: ToggleEvent) => {
          if (event.newState === 'open') setOpen(true);
        }}
        onToggle={(event: ToggleEvent<HTMLElement>) => {
          if (event.newState === 'open') entriesOf(event.currentTarget)[0]?.focus();
          else setOpen(false);
        }}
        onKeyDown={moveFocus}
        className="min-w-32 rounded-md border border-line bg-raised p-1 text-ink shadow-popover [position-try-fallbacks:flip-block,flip-inline,flip-block_flip-inline] supports-[position-area:bottom]:inset-auto supports-[position-area:bottom]:my-1 supports-[position-area:bottom]:[position-area:bottom_span-left]"
      >
        {open &&
          entries.map((entry) => (
            <button
              key={entry.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={(event) => {
                event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
                onChoose(entry.id);
              }}
              className="flex min-h-8 w-full items-center rounded-sm px-2.5 text-sm hover:bg-accent-soft focus:bg-accent-soft focus-visible:outline-offset-[-2px] pointer-coarse:min-h-11"
            >
              {entry.label}
            </button>
          ))}
      </div>
    </>
  );
}

function entriesOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
}

/** Arrows go round, Home and End to the ends, a letter to the next entry that begins with it, Tab closes. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const entries = entriesOf(event.currentTarget);
  const at = entries.findIndex((entry) => entry === document.activeElement);
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: entries.length - 1,
  };
  if (event.key === 'Tab') {
    event.currentTarget.hidePopover();
    return;
  }
  const to = steps[event.key] ?? nextByLetter(entries, at, event.key);
  if (to === undefined) return;
  event.preventDefault();
  entries[(to + entries.length) % entries.length]?.focus();
}

function nextByLetter(entries: readonly HTMLElement[], at: number, key: string): number | undefined {
  if (key.length !== 1 || key === ' ') return undefined;
  const begins = (entry: HTMLElement | undefined) =>
    entry?.textContent.trim().toLowerCase().startsWith(key.toLowerCase());
  const steps = entries.map((_, step) => at + 1 + step);
  return steps.find((step) => begins(entries[step % entries.length]));
}
