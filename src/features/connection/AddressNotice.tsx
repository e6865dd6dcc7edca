import { useStore } from 'zustand';
import { Notice } from '../../components/Notice.tsx';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import { addressNews, dismissAddressNews } from '../../state/connection/addressPresets.ts';

/** What the page's address brought that was not taken, and why; takes no room while there is nothing to say. */
export function AddressNotice() {
  const messages = useMessages().connection;
  const { keyInQuery, ignored } = useStore(addressNews);
  return (
    <output className="block">
      {(keyInQuery || ignored.length > 0) && (
        <Notice
          tone="warning"
          dismiss={{ label: messages.dismiss, onDismiss: dismissAddressNews }}
          className="rounded-none"
        >
          {keyInQuery && <p>{messages.keyInQuery}</p>}
          {ignored.length > 0 && <p>{messages.presetsIgnored(ignored.join(', '))}</p>}
        </Notice>
      )}
    </output>
  );
}
