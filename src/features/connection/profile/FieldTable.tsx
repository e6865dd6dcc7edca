import { clsx } from 'clsx';
import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '../../../components/Button.tsx';
import { Switch } from '../../../components/Switch.tsx';
import type { Gateway } from '../../../core/gateway/Gateway.ts';
import { editableField } from '../../../core/gateway/profilePlaces.ts';
import { ALWAYS_SENT, type Place } from '../../../core/gateway/ProfileEdits.ts';
import { FIELD_NAMES, type FieldName, type Mode } from '../../../core/params/ImageParams.ts';
import { usePanelMessages } from '../../../i18n/LocaleContext.tsx';
import { editProfile } from '../../../state/connection/profiles.ts';
import { ProfileText } from './ProfileText.tsx';
import { useProfilePlace } from './useProfilePlace.ts';

export interface FieldTableProps {
  plain: Gateway;
  /** With the user's profile. */
  gateway: Gateway;
  mode: Mode;
}

/** Where it is narrow the name on the wire has a line of its own, under the field, so that all of it is seen. */
const ROW = 'max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:items-center';
const WIRE_CELL = 'max-sm:order-last max-sm:col-span-full';

/** What each field and each part is called on the wire, and which are never sent. */
export function FieldTable({ plain, gateway, mode }: FieldTableProps) {
  const { profile: messages } = usePanelMessages();
  const names = FIELD_NAMES.filter((name) => editableField(plain, mode, name));
  const { images, mask } = plain.endpoints[mode];
  return (
    <table className="w-full table-fixed text-sm max-sm:block">
      <thead className="max-sm:block">
        <tr
          className={clsx('text-left align-bottom text-xs text-muted [&>th]:font-medium sm:[&>th]:pb-1', ROW)}
        >
          <th scope="col">{messages.field}</th>
          <th scope="col" className={clsx('sm:w-[42%]', WIRE_CELL)}>
            {messages.wire}
          </th>
          <th scope="col" className="pl-2 text-right sm:w-18">
            {messages.doNotSend}
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:block [&_td]:py-1 [&_th]:py-1">
        {names.map((name) => (
          <FieldRow key={name} plain={plain} gateway={gateway} mode={mode} name={name} />
        ))}
        {images && <PartRow plain={plain} place="edit.images.one" label={messages.oneImage} />}
        {images && <PartRow plain={plain} place="edit.images.many" label={messages.manyImages} />}
        {mask && <PartRow plain={plain} place="edit.mask.wire" label={messages.maskPart} />}
      </tbody>
    </table>
  );
}

function FieldRow({ plain, gateway, mode, name }: FieldTableProps & { name: FieldName }) {
  const { composer, profile: messages } = usePanelMessages();
  const label = composer[name];
  const { fields, withheld = [] } = gateway.endpoints[mode];
  const isWithheld = withheld.includes(name);
  const isListed = name in fields;
  return (
    <tr className={clsx('align-middle', ROW)}>
      <th scope="row" className="pr-2 text-left font-normal">
        <span
          className={clsx(
            'sm:block',
            (isWithheld || !isListed) && 'text-muted',
            isWithheld && 'line-through',
          )}
        >
          {label}
        </span>{' '}
        <code className="inline-block text-xs text-muted sm:block">{name}</code>
      </th>
      <td className={WIRE_CELL}>
        {isListed ? (
          <ProfileText
            plain={plain}
            place={`${mode}.${name}.wire`}
            kind="name"
            label={messages.ofField(label, messages.wire)}
            labelHidden
          />
        ) : (
          <AddField plain={plain} mode={mode} name={name} label={label} />
        )}
      </td>
      <td className="pl-3">
        {!ALWAYS_SENT.includes(name) && (
          <Switch
            label={messages.ofField(label, messages.doNotSend)}
            checked={isWithheld}
            onChange={(checked) =>
              editProfile(plain.id, `${mode}.${name}.doNotSend`, checked ? true : undefined)
            }
            className="justify-end gap-0! [&_label]:sr-only"
          />
        )}
      </td>
    </tr>
  );
}

/** A field that the page does not list, but the API knows. */
function AddField({
  plain,
  mode,
  name,
  label,
}: {
  plain: Gateway;
  mode: Mode;
  name: FieldName;
  label: string;
}) {
  const messages = usePanelMessages().profile;
  const { flaw, settle } = useProfilePlace(plain, `${mode}.${name}.wire`, 'name');
  const cell = useRef<HTMLDivElement>(null);
  const add = () => {
    const home = cell.current?.closest('td');
    flushSync(() => settle(name));
    home?.querySelector<HTMLElement>('input, button')?.focus();
  };
  return (
    <div ref={cell}>
      <Button
        variant="quiet"
        size="sm"
        className="text-muted"
        aria-label={messages.ofField(label, messages.add)}
        onClick={add}
      >
        <Plus aria-hidden className="size-3.5 shrink-0" />
        {messages.add}
      </Button>
      {flaw && <p className="text-xs text-danger">{messages.flaws[flaw]}</p>}
    </div>
  );
}

function PartRow({ plain, place, label }: { plain: Gateway; place: Place; label: string }) {
  const messages = usePanelMessages().profile;
  return (
    <tr className={clsx('align-middle', ROW)}>
      <th scope="row" className="pr-2 text-left font-normal">
        {label}
      </th>
      <td colSpan={2} className={clsx('sm:pr-18', WIRE_CELL)}>
        <ProfileText
          plain={plain}
          place={place}
          kind="name"
          label={messages.ofField(label, messages.wire)}
          labelHidden
        />
      </td>
    </tr>
  );
}
