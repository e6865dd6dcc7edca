import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { SelectField } from '../../components/Select.tsx';
import type { Gateway } from '../../core/gateway/Gateway.ts';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import { acceptOfferedKey, addressNews, discardOfferedKey } from '../../state/connection/addressPresets.ts';
import {
  allGateways,
  baseUrlOf,
  chooseGateway,
  connection,
  currentGateway,
} from '../../state/connection/connection.ts';
import { maskKey } from './keyLabel.ts';

/** Asks what to do with the key that came in the address's fragment; nothing while none did. */
export function KeyFromAddressDialog() {
  const offered = useStore(addressNews, (state) => state.offeredKey);
  return offered !== undefined && <OfferDialog offered={offered} />;
}

function OfferDialog({ offered }: { offered: string }) {
  const messages = useMessages().connection;
  const present = useStore(connection, currentGateway);
  const gateways = allGateways().filter(canTakeKey);
  const [chosenId, setChosenId] = useState(gateways[0]?.id ?? '');
  const keep = (tabOnly: boolean) => {
    if (!canTakeKey(present)) chooseGateway(chosenId);
    acceptOfferedKey(tabOnly);
  };
  return (
    <Dialog title={messages.keyOfferTitle} size="sm" onClose={discardOfferedKey}>
      <div className="space-y-4">
        {canTakeKey(present) ? (
          <p className="wrap-anywhere">
            {messages.keyOffer(maskKey(offered), present.name, baseUrlOf(present))}
          </p>
        ) : (
          <>
            <p>{messages.keyOfferAnyGateway(maskKey(offered))}</p>
            <SelectField
              label={messages.keyOfferFor}
              value={chosenId}
              options={gateways.map((gateway) => ({
                value: gateway.id,
                label: `${gateway.name} · ${new URL(baseUrlOf(gateway)).host}`,
              }))}
              onChange={setChosenId}
            />
          </>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onClick={discardOfferedKey}>
            {messages.keyOfferDiscard}
          </Button>
          <Button onClick={() => keep(true)}>{messages.keyOfferTabOnly}</Button>
          <Button variant="primary" onClick={() => keep(false)}>
            {messages.keyOfferStore}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** A key belongs to an address: the sandbox and a Custom without one can take none. */
function canTakeKey(gateway: Gateway): boolean {
  return gateway.needsKey && URL.canParse(baseUrlOf(gateway));
}
