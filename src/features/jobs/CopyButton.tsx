import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { copyText } from '../../platform/clipboard.ts';

/** Puts `text` on the clipboard, and says whether it is there. */
export function CopyButton({ label, text }: { label: string; text: string }) {
  const { errors } = usePanelMessages();
  const [said, setSaid] = useState('');
  const copy = async () => {
    // Empty in between: the same words again are news too.
    setSaid('');
    setSaid(
      await copyText(text).then(
        () => errors.copied,
        () => errors.notCopied,
      ),
    );
  };
  return (
    <>
      <Button size="sm" onClick={() => void copy()}>
        <Copy aria-hidden className="size-3.5" />
        {label}
      </Button>
      <span role="status" className="text-xs text-muted">
        {said}
      </span>
    </>
  );
}
