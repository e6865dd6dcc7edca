import { clsx } from 'clsx';
import { RotateCcw } from 'lucide-react';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { IconButton } from '../../../components/IconButton.tsx';
import { TextField } from '../../../components/TextField.tsx';
import type { Gateway } from '../../../core/gateway/Gateway.ts';
import type { Place } from '../../../core/gateway/ProfileEdits.ts';
import { usePanelMessages } from '../../../i18n/LocaleContext.tsx';
import type { TextKind } from './profileText.ts';
import { useProfilePlace } from './useProfilePlace.ts';

export interface ProfileTextProps {
  /** Without the user's profile. */
  plain: Gateway;
  place: Place;
  kind: TextKind;
  label: string;
  /** In a table, whose headings are the label. */
  labelHidden?: boolean;
  /** What the empty field says where the page says nothing. */
  absent?: string;
  className?: string;
}

/** One value of the profile: empty it follows the page, whose value stands there in grey. */
export function ProfileText({ plain, place, kind, label, labelHidden, absent, className }: ProfileTextProps) {
  const messages = usePanelMessages().profile;
  const { text, original, flaw, isEdited, type, settle } = useProfilePlace(plain, place, kind);
  const root = useRef<HTMLDivElement>(null);
  const restore = () => {
    // The button goes away under the pointer, and in a table the whole field may.
    const home = root.current?.closest('td') ?? root.current;
    flushSync(() => settle(''));
    home?.querySelector<HTMLElement>('input, button')?.focus();
  };
  return (
    <div ref={root} className={clsx('min-w-0', className)}>
      <TextField
        label={label}
        value={text}
        placeholder={original || (absent ?? '')}
        inputMode={kind === 'count' || kind === 'whole' ? 'numeric' : kind === 'bytes' ? 'decimal' : 'text'}
        autoCapitalize="none"
        {...(flaw && { error: messages.flaws[flaw] })}
        {...(labelHidden && { className: '[&>div:first-child]:sr-only' })}
        {...(isEdited && {
          end: (
            <IconButton
              label={messages.restore(label)}
              icon={<RotateCcw aria-hidden className="size-3.5 text-accent" />}
              onClick={restore}
            />
          ),
        })}
        onChange={type}
        onBlur={() => settle()}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) settle();
        }}
      />
    </div>
  );
}
