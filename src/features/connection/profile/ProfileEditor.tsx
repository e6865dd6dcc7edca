import { Download } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { SelectField } from '../../../components/Select.tsx';
import { Tabs } from '../../../components/Tabs.tsx';
import type { Gateway } from '../../../core/gateway/Gateway.ts';
import { gateways, isDialectId } from '../../../core/gateway/gateways.ts';
import type { Mode } from '../../../core/params/ImageParams.ts';
import { usePanelMessages } from '../../../i18n/LocaleContext.tsx';
import { downloadBlob } from '../../../platform/download.ts';
import { connection } from '../../../state/connection/connection.ts';
import { plainRecord } from '../../../state/connection/gatewayRecords.ts';
import { basisOf, exportProfile, restoreProfile, setBasis } from '../../../state/connection/profiles.ts';
import { FieldTable } from './FieldTable.tsx';
import { placeText } from './placeText.ts';
import { GatewayLimits, ProfileLimits } from './ProfileLimits.tsx';
import { ProfilePrices } from './ProfilePrices.tsx';

/** Everything about a gateway that the user may know better than its page. Applies as it is left, without Save. */
export function ProfileEditor({ gateway }: { gateway: Gateway }) {
  const messages = usePanelMessages().profile;
  const panelId = useId();
  const [mode, setMode] = useState<Mode>('generate');
  const plain = useStore(connection, (state) => plainRecord(state, gateway.id)) ?? gateway;
  const [restored, setRestored] = useState(0);
  return (
    // `relative`: hidden labels are absolute, and would otherwise make the dialog itself scroll.
    <div className="relative flex flex-col gap-5 pt-3">
      <p className="text-xs text-muted">{messages.intro(gateway.name)}</p>
      <BasisField key={gateway.id} gateway={gateway} />
      {/* Restored, nothing half typed may stay behind. */}
      <div key={restored} className="flex flex-col gap-5">
        <div className="flex flex-col gap-3">
          <Tabs
            label={messages.fieldsOf}
            tabs={(['generate', 'edit'] as const).map((id) => ({ id, label: messages.endpoints[id] }))}
            selected={mode}
            onSelect={setMode}
            controls={panelId}
          />
          <div
            id={panelId}
            role="tabpanel"
            aria-label={messages.endpoints[mode]}
            className="flex flex-col gap-5"
          >
            <FieldTable key={mode} plain={plain} gateway={gateway} mode={mode} />
            <Part title={messages.limits}>
              <ProfileLimits key={mode} plain={plain} gateway={gateway} mode={mode} />
            </Part>
          </div>
        </div>
        <Part title={messages.general}>
          <GatewayLimits plain={plain} />
        </Part>
        <ProfilePrices plain={plain} gateway={gateway} />
      </div>
      <Actions
        gateway={gateway}
        onRestore={() => {
          restoreProfile(gateway.id);
          setRestored((times) => times + 1);
        }}
      />
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h4 className="text-sm font-medium">{title}</h4>
      {children}
    </section>
  );
}

/** Only a gateway of the user's own may speak like another one. What cannot be kept then is named. */
function BasisField({ gateway }: { gateway: Gateway }) {
  const messages = usePanelMessages();
  const { profile: texts } = messages;
  const isOwn = useStore(connection, (state) => state.customs.some(({ id }) => id === gateway.id));
  const basis = useStore(connection, (state) => basisOf(gateway.id, state));
  const [dropped, setDropped] = useState<readonly string[]>([]);
  if (!isOwn || basis === undefined) return null;
  return (
    <div className="flex flex-col gap-2">
      <SelectField
        label={texts.dialect}
        value={basis}
        options={Object.values(gateways)
          .filter(({ id }) => isDialectId(id))
          .map(({ id, name }) => ({ value: id, label: name }))}
        hint={texts.dialectHint}
        onChange={(id) => isDialectId(id) && setDropped(setBasis(gateway.id, id))}
      />
      {dropped.length > 0 && (
        <Notice tone="warning" role="status">
          {texts.dropped(dropped.map((place) => placeText(place, messages)))}
        </Notice>
      )}
    </div>
  );
}

function Actions({ gateway, onRestore }: { gateway: Gateway; onRestore: () => void }) {
  const messages = usePanelMessages().profile;
  const isEdited = useStore(connection, (state) => gateway.id in state.profiles);
  const [refused, setRefused] = useState(false);
  const save = () => {
    const file = exportProfile(gateway.id);
    setRefused(file === 'holds-key');
    if (file !== 'holds-key')
      downloadBlob(new Blob([file.text], { type: 'application/json' }), file.fileName);
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={save}>
          <Download aria-hidden className="size-4" />
          {messages.export}
        </Button>
        {/* Not taken away when there is nothing left to restore: the focus may be on it. */}
        <Button
          variant="quiet"
          aria-disabled={!isEdited}
          onClick={onRestore}
          className="aria-disabled:opacity-45"
        >
          {messages.restoreAll}
        </Button>
      </div>
      <p className="text-xs text-muted">{messages.exportHint}</p>
      {refused && (
        <Notice tone="danger" role="alert">
          {messages.holdsKey}
        </Notice>
      )}
    </div>
  );
}
