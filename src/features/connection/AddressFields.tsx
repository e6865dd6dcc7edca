import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/Button.tsx';
import { SelectField } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { Gateway } from '../../core/gateway/Gateway.ts';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import { pageProtocol } from '../../platform/address.ts';
import { settleBaseUrl } from '../../state/connection/apiKeys.ts';
import { adviseBaseUrl, checkBaseUrl } from '../../state/connection/baseUrl.ts';
import {
  chooseRegion,
  connection,
  currentBaseUrl,
  currentRegion,
  setBaseUrl,
} from '../../state/connection/connection.ts';

/** Where the gateway is: one of its documented regions, or any address in its dialect. */
export function AddressFields({ gateway }: { gateway: Gateway }) {
  const messages = useMessages().connection;
  if (!gateway.needsKey) {
    return (
      <TextField
        label={messages.baseUrl}
        value=""
        placeholder={messages.baseUrlOfSandbox}
        disabled
        onChange={() => undefined}
      />
    );
  }
  return (
    <>
      {gateway.regions.length > 1 && <RegionField gateway={gateway} />}
      {/* Another gateway's field is another field: what was being typed does not follow. */}
      <BaseUrlField key={gateway.id} gateway={gateway} />
    </>
  );
}

function RegionField({ gateway }: { gateway: Gateway }) {
  const messages = useMessages().connection;
  const region = useStore(connection, (state) => currentRegion(gateway, state)?.id ?? '');
  const isTyped = useStore(connection, (state) => gateway.id in state.baseUrls);
  const documented = gateway.regions.map(({ id, baseUrl }) => ({
    value: id,
    label: `${messages.regions[id] ?? id} · ${new URL(baseUrl).host}`,
  }));
  return (
    <SelectField
      label={messages.region}
      value={isTyped ? '' : region}
      options={isTyped ? [{ value: '', label: messages.otherRegion }, ...documented] : documented}
      onChange={(id) => id !== '' && chooseRegion(id)}
    />
  );
}

function BaseUrlField({ gateway }: { gateway: Gateway }) {
  const messages = useMessages().connection;
  const baseUrl = useStore(connection, currentBaseUrl);
  const own = useStore(connection, (state) => currentRegion(gateway, state)?.baseUrl);
  const [typed, setTyped] = useState<string>();
  // Escape closes the dialog without a blur.
  useEffect(() => settleBaseUrl, []);

  const problem = checkBaseUrl(baseUrl, pageProtocol());
  const isUntouched = baseUrl === '' && typed === undefined;
  const isOther = own !== undefined && baseUrl !== own;
  const hint = isUntouched
    ? messages.baseUrlProblems.empty
    : isOther && messages.baseUrlOverridden(gateway.name, own);
  return (
    <div className="flex flex-col gap-1">
      <TextField
        label={messages.baseUrl}
        type="url"
        inputMode="url"
        value={typed ?? baseUrl}
        placeholder={own ?? 'https://host/v1'}
        hint={hint}
        error={problem && !isUntouched && messages.baseUrlProblems[problem]}
        onChange={(text) => {
          setTyped(text);
          setBaseUrl(text);
        }}
        onBlur={() => {
          setTyped(undefined);
          settleBaseUrl();
        }}
      />
      {(isOther || own === undefined) && <Advice baseUrl={baseUrl} onMended={() => setTyped(undefined)} />}
    </div>
  );
}

/** What is probably a slip, with one click to mend it. */
function Advice({ baseUrl, onMended }: { baseUrl: string; onMended: () => void }) {
  const messages = useMessages().connection;
  const advice = adviseBaseUrl(baseUrl);
  if (!advice) return null;
  const mend = () => {
    setBaseUrl(advice.mended);
    settleBaseUrl();
    onMended();
  };
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-warning">
      {messages.baseUrlAdvice[advice.code]}
      <Button size="sm" onClick={mend} className="max-w-full">
        <span className="truncate">{messages.mendTo(advice.mended)}</span>
      </Button>
    </p>
  );
}
