import { Eye, EyeOff, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../components/IconButton.tsx';
import { SelectField } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { Gateway } from '../../core/gateway/Gateway.ts';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import {
  addKey,
  chooseKey,
  currentScope,
  removeKey,
  renameKey,
  setKey,
} from '../../state/connection/apiKeys.ts';
import { connection, currentApiKey } from '../../state/connection/connection.ts';
import { keyLabel } from './keyLabel.ts';
import { TabOnlySwitch } from './TabOnlySwitch.tsx';
import { useKeyTexts } from './useKeyTexts.ts';

/** The key of the present base URL, and the others that are kept for it. */
export function KeyFields({ gateway }: { gateway: Gateway }) {
  const messages = useMessages().connection;
  const storageRefused = useStore(connection, (state) => state.storageRefused);
  return (
    <fieldset disabled={!gateway.needsKey} className="flex min-w-0 flex-col gap-4">
      <SecretField gateway={gateway} />
      <SavedKeys />
      <TabOnlySwitch hinted />
      {storageRefused && <p className="text-xs text-warning">{messages.storageRefused}</p>}
    </fieldset>
  );
}

function SecretField({ gateway }: { gateway: Gateway }) {
  const messages = useMessages().connection;
  const value = useStore(connection, (state) => currentApiKey(state)?.value ?? '');
  const { hint, error } = useKeyTexts();
  const [revealed, setRevealed] = useState(false);
  return (
    <TextField
      label={messages.apiKey}
      type={revealed ? 'text' : 'password'}
      value={value}
      placeholder={gateway.needsKey ? gateway.keyPrefix && `${gateway.keyPrefix}…` : messages.noKeyNeeded}
      hint={gateway.needsKey && hint}
      error={error}
      onChange={setKey}
      end={
        <IconButton
          label={messages.revealKey}
          icon={revealed ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          aria-pressed={revealed}
          onClick={() => setRevealed(!revealed)}
          className="size-7"
        />
      }
    />
  );
}

/** Not a key's id: ids are hex. */
const NEW_KEY = 'new';

function SavedKeys() {
  const messages = useMessages().connection;
  const scope = useStore(connection, currentScope);
  const keys = useStore(connection, (state) => state.keys).filter((key) => key.scope === scope);
  const present = useStore(connection, currentApiKey);
  const options = keys.map((key) => ({ value: key.id, label: keyLabel(key, messages) }));
  return (
    <div className="grid grid-cols-1 items-end gap-x-3 gap-y-4 sm:grid-cols-2">
      <SelectField
        label={messages.savedKeys}
        value={present?.id ?? ''}
        options={
          present
            ? [...options, { value: NEW_KEY, label: messages.newKey }]
            : [{ value: '', label: messages.noSavedKeys }]
        }
        onChange={(choice) => {
          if (choice === NEW_KEY) addKey('');
          else if (choice !== '') chooseKey(choice);
        }}
      />
      {present && (
        <div className="flex min-w-0 items-end gap-1">
          <TextField
            label={messages.keyName}
            value={present.name}
            placeholder={messages.keyNamePlaceholder}
            onChange={(name) => renameKey(present.id, name)}
            className="flex-1"
          />
          <IconButton
            label={messages.removeKey}
            icon={<Trash2 aria-hidden />}
            onClick={() => removeKey(present.id)}
          />
        </div>
      )}
    </div>
  );
}
