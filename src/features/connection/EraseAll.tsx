import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import { eraseAll } from '../../state/eraseAll.ts';

/** "Erase all data", asked about first. */
export function EraseAll({ onErased }: { onErased: () => void }) {
  const messages = useMessages().connection;
  const [asking, setAsking] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="min-w-48 flex-1 text-xs text-muted">{messages.eraseHint}</p>
      <Button variant="danger" onClick={() => setAsking(true)}>
        {messages.erase}
      </Button>
      {asking && <EraseDialog onClose={() => setAsking(false)} onErased={onErased} />}
    </div>
  );
}

function EraseDialog({ onClose, onErased }: { onClose: () => void; onErased: () => void }) {
  const messages = useMessages().connection;
  const queries = useQueryClient();
  const erase = useMutation({
    mutationFn: eraseAll,
    networkMode: 'always',
    onSuccess: (complete) => {
      if (!complete) return;
      queries.clear();
      onErased();
    },
  });
  return (
    <Dialog
      role="alertdialog"
      title={messages.eraseTitle}
      size="sm"
      description={messages.eraseText}
      onClose={onClose}
    >
      <div className="space-y-4">
        {erase.data === false && (
          <Notice tone="warning" role="alert">
            {messages.eraseIncomplete}
          </Notice>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{messages.cancel}</Button>
          <Button variant="destructive" disabled={erase.isPending} onClick={() => erase.mutate()}>
            {messages.eraseConfirm}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
