import { Notice } from '../../components/Notice.tsx';
import type { Change } from '../../core/params/adaptWishes.ts';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import type { Messages } from '../../i18n/messages.ts';
import { dismissChanges } from '../../state/draft.ts';

/** What a change of gateway, model or mode did to the form, in one line a field. */
export function ChangesNotice({ changes, gatewayName }: { changes: readonly Change[]; gatewayName: string }) {
  const { composer, app } = useMessages();
  if (changes.length === 0) return null;
  const setAside = changes.some(({ reason }) => reason !== 'restored');
  return (
    <Notice
      tone="info"
      role="status"
      title={composer.changesTitle(gatewayName)}
      dismiss={{ label: app.dismiss, onDismiss: dismissChanges }}
    >
      <ul>
        {changes.map((change) => (
          <li key={change.field}>{sentence(change, composer)}</li>
        ))}
      </ul>
      {setAside && <p className="text-xs text-muted">{composer.changeFooter}</p>}
    </Notice>
  );
}

function sentence({ field, from, to, reason }: Change, messages: Messages['composer']): string {
  const name = messages[field];
  if (reason === 'restored') return messages.changeBack(name, String(to));
  if (to === undefined) return messages.changeDropped(name, String(from));
  return messages.changeSet(name, String(from), String(to));
}
