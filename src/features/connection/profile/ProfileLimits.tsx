import { Switch } from '../../../components/Switch.tsx';
import type { Gateway } from '../../../core/gateway/Gateway.ts';
import type { Place } from '../../../core/gateway/ProfileEdits.ts';
import { readPlace } from '../../../core/gateway/readPlace.ts';
import { FIELD_NAMES, type FieldName, type Mode } from '../../../core/params/ImageParams.ts';
import { usePanelMessages } from '../../../i18n/LocaleContext.tsx';
import { editProfile } from '../../../state/connection/profiles.ts';
import { ProfileText } from './ProfileText.tsx';

export interface ProfileLimitsProps {
  /** Without the user's profile. */
  plain: Gateway;
  /** With it. */
  gateway: Gateway;
}

/** How much and which values the fields and files of one endpoint take. */
export function ProfileLimits({ plain, gateway, mode }: ProfileLimitsProps & { mode: Mode }) {
  const { images, mask } = plain.endpoints[mode];
  return (
    <div className="grid gap-3 min-[22rem]:grid-cols-2">
      {FIELD_NAMES.map((name) => (
        <FieldLimits key={name} plain={plain} gateway={gateway} mode={mode} name={name} />
      ))}
      {images && <ImageLimits plain={plain} />}
      {mask && <MaskLimits plain={plain} gateway={gateway} />}
    </div>
  );
}

function FieldLimits({ plain, gateway, mode, name }: ProfileLimitsProps & { mode: Mode; name: FieldName }) {
  const { composer, profile: messages } = usePanelMessages();
  const rule = gateway.endpoints[mode].fields[name];
  const of = (what: string) => messages.ofField(composer[name], what);
  const limit = { plain, absent: messages.notLimited };
  if (rule?.type === 'integer') {
    return (
      <>
        <ProfileText
          {...limit}
          place={`${mode}.${name}.min`}
          kind="whole"
          label={of(messages.min)}
          className="col-start-1"
        />
        <ProfileText {...limit} place={`${mode}.${name}.max`} kind="whole" label={of(messages.max)} />
      </>
    );
  }
  if (rule?.type === 'choice' || rule?.type === 'size') {
    return (
      <>
        <ProfileText
          plain={plain}
          place={`${mode}.${name}.values`}
          kind={rule.type === 'size' ? 'sizes' : 'words'}
          label={of(messages.values)}
          className="col-span-full"
        />
        {rule.type === 'size' && (
          <ProfileSwitch
            plain={plain}
            gateway={gateway}
            place={`${mode}.${name}.custom`}
            label={messages.customSize}
          />
        )}
      </>
    );
  }
  // Nobody limits the length of a name or an identifier.
  if (name !== 'prompt') return null;
  return (
    <ProfileText {...limit} place={`${mode}.${name}.maxLength`} kind="count" label={of(messages.maxLength)} />
  );
}

function ImageLimits({ plain }: { plain: Gateway }) {
  const messages = usePanelMessages().profile;
  const limit = { plain, absent: messages.notLimited };
  return (
    <>
      <ProfileText
        {...limit}
        place="edit.images.max"
        kind="count"
        label={messages.maxImages}
        className="col-start-1"
      />
      <ProfileText {...limit} place="edit.images.maxBytes" kind="bytes" label={messages.maxBytes} />
      <ProfileText {...limit} place="edit.images.maxTotalBytes" kind="bytes" label={messages.maxTotalBytes} />
    </>
  );
}

function MaskLimits({ plain, gateway }: ProfileLimitsProps) {
  const messages = usePanelMessages().profile;
  return (
    <>
      <ProfileText plain={plain} place="edit.mask.maxBytes" kind="bytes" label={messages.maskMaxBytes} />
      <ProfileSwitch
        plain={plain}
        gateway={gateway}
        place="edit.mask.singleImageOnly"
        label={messages.maskAlone}
      />
    </>
  );
}

type SwitchPlace = Extract<Place, 'edit.mask.singleImageOnly' | `${Mode}.${FieldName}.custom`>;

/** Switched back to what the page says, it is no edit. */
function ProfileSwitch({
  plain,
  gateway,
  place,
  label,
}: ProfileLimitsProps & { place: SwitchPlace; label: string }) {
  return (
    <Switch
      label={label}
      checked={readPlace(gateway, place) === true}
      onChange={(checked) =>
        editProfile(plain.id, place, checked === readPlace(plain, place) ? undefined : checked)
      }
      className="col-span-full"
    />
  );
}

/** What holds for the gateway as a whole. */
export function GatewayLimits({ plain }: { plain: Gateway }) {
  const messages = usePanelMessages().profile;
  const limit = { plain, absent: messages.notLimited };
  return (
    <div className="grid gap-3 min-[22rem]:grid-cols-2">
      <ProfileText
        plain={plain}
        place="models"
        kind="words"
        label={messages.models}
        className="col-span-full"
      />
      <ProfileText {...limit} place="quotas.concurrency" kind="count" label={messages.concurrency} />
      <ProfileText
        plain={plain}
        place="cutAfterSeconds"
        kind="count"
        label={messages.cutAfter}
        absent={messages.unknown}
      />
      <ProfileText {...limit} place="quotas.imagesPerDay" kind="count" label={messages.imagesPerDay} />
      <ProfileText plain={plain} place="quotas.timeZone" kind="zone" label={messages.timeZone} absent="UTC" />
    </div>
  );
}
