import { ExternalLink, X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { Dialog } from '../../components/Dialog.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import { connection, currentGateway } from '../../state/connection/connection.ts';
import { AddressFields } from './AddressFields.tsx';
import { ConnectionTest } from './ConnectionTest.tsx';
import { EraseAll } from './EraseAll.tsx';
import { KeyFields } from './KeyFields.tsx';
import { AddGateway, OwnGatewayFields } from './OwnGatewayFields.tsx';
import { ProfileSection } from './profile/ProfileSection.tsx';
import { TimeLimitField } from './TimeLimitField.tsx';
import { useDestination } from './useDestination.ts';

/** The settings of the present gateway, the user's own gateways, and the way out. Everything applies as it is typed. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const messages = useMessages().connection;
  const gateway = useStore(connection, currentGateway);
  const [addedId, setAddedId] = useState<string>();
  return (
    <Dialog
      title={messages.title}
      onClose={onClose}
      corner={
        <IconButton label={messages.close} icon={<X aria-hidden />} onClick={onClose} className="-mr-2" />
      }
    >
      <div className="divide-y divide-line wrap-anywhere *:py-5 *:first:pt-2 *:last:pb-0">
        <section aria-label={gateway.name} className="flex flex-col gap-4">
          <GatewayHeading name={gateway.name} docs={gateway.links.docs} />
          <OwnGatewayFields addedId={addedId} />
          <AddressFields gateway={gateway} />
          <KeyFields gateway={gateway} />
          <ConnectionTest />
        </section>
        {gateway.needsKey && <ProfileSection key={gateway.id} gateway={gateway} />}
        <TimeLimitField />
        <AddGateway onAdded={setAddedId} />
        <EraseAll onErased={onClose} />
      </div>
    </Dialog>
  );
}

function GatewayHeading({ name, docs }: { name: string; docs: string | undefined }) {
  const messages = useMessages().connection;
  return (
    <div className="space-y-1">
      <div className="flex items-baseline gap-3">
        <h3 className="text-sm font-semibold">{name}</h3>
        {docs !== undefined && (
          <a
            href={docs}
            target="_blank"
            rel="noreferrer"
            className="ml-auto inline-flex items-center gap-1 py-1 text-xs text-accent hover:underline"
          >
            {messages.documentation}
            <ExternalLink aria-hidden className="size-3" />
          </a>
        )}
      </div>
      <p className="text-xs text-muted">{useDestination()}</p>
    </div>
  );
}
