import { clsx } from 'clsx';
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { CONTROL, Field } from './Field.tsx';

export interface ComboboxProps {
  label: string;
  value: string;
  /** Offered names; any other text can be typed too. */
  options: readonly string[];
  onChange: (value: string) => void;
  onFocus?: () => void;
  hint?: ReactNode;
  error?: ReactNode;
  badge?: ReactNode;
}

/** An editable combobox with list autocomplete (ARIA APG, combobox). The text typed always counts. */
export function Combobox({ label, value, options, onChange, onFocus, hint, error, badge }: ComboboxProps) {
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [filter, setFilter] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const shown = options.filter((option) => option.toLowerCase().includes(filter.toLowerCase()));
  // A name typed to its end needs no list, which would cover what comes next.
  const isComplete = filter !== '' && shown.length === 1 && shown[0] === value;
  const expanded = open && shown.length > 0 && !isComplete;

  const show = () => {
    setFilter('');
    setActive(options.indexOf(value));
    setOpen(true);
  };
  const choose = (option: string) => {
    onChange(option);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!expanded) return show();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + shown.length) % shown.length);
    } else if (event.key === 'Enter' && expanded && !event.ctrlKey && !event.metaKey) {
      const option = shown[active];
      event.preventDefault();
      if (option !== undefined) choose(option);
      else setOpen(false);
    } else if (event.key === 'Escape' && expanded) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };

  return (
    <Field label={label} hint={hint} error={error} badge={badge}>
      {(control) => (
        <div className="relative">
          <input
            ref={input}
            role="combobox"
            aria-expanded={expanded}
            aria-controls={listId}
            aria-autocomplete="list"
            {...(expanded && active >= 0 && { 'aria-activedescendant': `${listId}-${active}` })}
            value={value}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              onChange(event.target.value);
              setFilter(event.target.value);
              setActive(-1);
              setOpen(true);
            }}
            onPointerDown={() => (open ? setOpen(false) : show())}
            onFocus={onFocus}
            onBlur={() => setOpen(false)}
            onKeyDown={onKeyDown}
            className={clsx('h-8 px-2.5 font-mono text-xs', CONTROL)}
            {...control}
          />
          <div
            id={listId}
            role="listbox"
            aria-label={label}
            hidden={!expanded}
            className="absolute z-20 mt-1 max-h-64 w-full overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-popover"
          >
            {shown.map((option, index) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the focus and the keys
              <div
                key={option}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={option === value}
                // The field keeps the focus, so that leaving it is what closes the list.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(option)}
                className={clsx(
                  'flex min-h-8 cursor-pointer items-center rounded-sm px-2 font-mono text-xs break-all pointer-coarse:min-h-11',
                  index === active && 'bg-accent-soft',
                  option === value && 'text-accent',
                )}
              >
                {option}
              </div>
            ))}
          </div>
        </div>
      )}
    </Field>
  );
}
