import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import { chooseGateway, connection } from '../../state/connection/connection.ts';
import type { CustomGateway } from '../../state/connection/ConnectionState.ts';
import {
  addCustomGateway,
  removeCustomGateway,
  renameCustomGateway,
  type NameProblem,
} from '../../state/connection/customGateways.ts';
import { ImportOutcome, ImportProfile, useProfileImport } from './profile/ImportProfile.tsx';

/** The name of the present gateway, when it is one of the user's own; one just added is there to be named. */
export function OwnGatewayFields({ addedId }: { addedId: string | undefined }) {
  const own = useStore(connection, (state) => state.customs.find(({ id }) => id === state.gatewayId));
  return own && <NameField key={own.id} own={own} isNew={own.id === addedId} />;
}

function NameField({ own, isNew }: { own: CustomGateway; isNew: boolean }) {
  const messages = useMessages().connection;
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<NameProblem>();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = isNew ? root.current?.querySelector('input') : undefined;
    field?.focus();
    field?.select();
  }, [isNew]);
  return (
    <div ref={root} className="flex flex-wrap items-start gap-x-3 gap-y-2">
      <TextField
        label={messages.gatewayName}
        value={typed ?? own.name}
        error={problem && messages.gatewayNameProblems[problem]}
        onChange={(name) => {
          setTyped(name);
          setProblem(renameCustomGateway(own.id, name));
        }}
        onBlur={() => {
          setTyped(undefined);
          setProblem(undefined);
        }}
        className="min-w-48 flex-1"
      />
      <Button className="sm:mt-5.5" onClick={() => removeCustomGateway(own.id)}>
        {messages.removeGateway}
      </Button>
    </div>
  );
}

/** Adds a gateway of the user's own, empty or from a profile, and goes to it. */
export function AddGateway({ onAdded }: { onAdded: (id: string) => void }) {
  const messages = useMessages().connection;
  const { outcome, read } = useProfileImport();
  const add = () => {
    const id = addCustomGateway(messages.newGateway);
    chooseGateway(id);
    onAdded(id);
  };
  return (
    <div className="flex flex-col gap-3">
      <div>
        <h3 className="text-sm font-semibold">{messages.ownGateways}</h3>
        <p className="text-xs text-muted">{messages.ownGatewaysHint}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={add}>{messages.addGateway}</Button>
        <ImportProfile onImport={read} />
      </div>
      <ImportOutcome outcome={outcome} />
    </div>
  );
}
