import { useStore } from 'zustand';
import { Switch } from '../../components/Switch.tsx';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import { setTabOnly } from '../../state/connection/apiKeys.ts';
import { connection, currentApiKey } from '../../state/connection/connection.ts';

/** Whether the present key lives in this tab's memory or in the browser's storage. */
export function TabOnlySwitch({ hinted = false }: { hinted?: boolean }) {
  const messages = useMessages().connection;
  const tabOnly = useStore(connection, (state) => currentApiKey(state)?.tabOnly ?? state.tabOnly);
  return (
    <Switch
      kind="checkbox"
      label={messages.tabOnly}
      checked={tabOnly}
      onChange={setTabOnly}
      {...(hinted && { hint: messages.tabOnlyHint })}
    />
  );
}
