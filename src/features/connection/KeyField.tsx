import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { TextField } from '../../components/TextField.tsx';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import { checkKey, setKey } from '../../state/connection/apiKeys.ts';
import { connection, currentGateway, currentKey } from '../../state/connection/connection.ts';
import { TabOnlySwitch } from './TabOnlySwitch.tsx';
import { useKeyTexts } from './useKeyTexts.ts';
import { useHeldFocus } from './useHeldFocus.ts';

export interface KeyFieldProps {
  /** Enter was pressed and the field is about to go: the place to give the focus a new home. */
  onDone?: () => void;
}

/**
 * The form's own "API key", for a real gateway that has none yet. It stays while it is being used and goes
 * when it is left, or on Enter, with a key in it. Not to be shown while Settings is open, which has its own.
 */
export function KeyField({ onDone }: KeyFieldProps) {
  const messages = useMessages().connection;
  const gateway = useStore(connection, currentGateway);
  const key = useStore(connection, currentKey);
  const { hint, error } = useKeyTexts();
  const { root, held, hold, leave, release } = useHeldFocus<HTMLDivElement>();
  const isUsable = key !== undefined && checkKey(key) === undefined;
  if (!gateway.needsKey || (isUsable && !held)) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !isUsable) return;
    // The focus moves on: the key must not type a line into where it goes.
    event.preventDefault();
    release();
    onDone?.();
  };
  return (
    <div
      ref={root}
      onFocus={hold}
      onBlur={leave}
      className="flex flex-col gap-2 rounded-md bg-sunken p-3 wrap-anywhere"
    >
      <TextField
        label={messages.apiKey}
        type="password"
        value={key ?? ''}
        placeholder={gateway.keyPrefix && `${gateway.keyPrefix}…`}
        hint={hint}
        error={error}
        onChange={(text) => {
          hold();
          setKey(text);
        }}
        onKeyDown={onKeyDown}
      />
      <TabOnlySwitch />
    </div>
  );
}
