import { clsx } from 'clsx';
import { useStore } from 'zustand';
import { Select } from '../../components/Select.tsx';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import {
  allGateways,
  chooseGateway,
  connection,
  currentGateway,
  currentKey,
} from '../../state/connection/connection.ts';

/** Which gateway is called: those that the product knows, then the user's own. */
export function GatewayPicker() {
  const messages = useMessages().connection;
  const customs = useStore(connection, (state) => state.customs);
  const profiles = useStore(connection, (state) => state.profiles);
  const gateway = useStore(connection, currentGateway);
  const ready = useStore(connection, (state) => !gateway.needsKey || currentKey(state) !== undefined);
  return (
    <span className="relative flex w-44 min-w-0 items-center max-sm:w-34 max-[22rem]:w-27">
      <span
        aria-hidden
        className={clsx(
          'pointer-events-none absolute left-2.5 z-10 size-2 rounded-full',
          ready ? 'bg-success' : 'bg-warning',
        )}
      />
      <Select
        aria-label={messages.gateway}
        value={gateway.id}
        options={allGateways({ customs, profiles }).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={chooseGateway}
        className="truncate pl-6.5 font-medium"
      />
    </span>
  );
}
