import { useState } from 'react';
import { FilePicker } from '../../../components/FilePicker.tsx';
import { Notice } from '../../../components/Notice.tsx';
import type { FileFlaw } from '../../../core/gateway/profileFile.ts';
import { usePanelMessages } from '../../../i18n/LocaleContext.tsx';

/** A profile is a few kilobytes: whatever is larger is another file, not worth reading. */
const MAX_BYTES = 1024 * 1024;
const FLAWS_SHOWN = 5;

type Outcome =
  | { readonly name: string; readonly ignored: readonly string[] }
  | {
      readonly flaws: readonly (Omit<FileFlaw, 'reason'> & {
        readonly reason: FileFlaw['reason'] | 'large';
      })[];
    };

/** Takes a profile from a file. */
export function ImportProfile({ onImport }: { onImport: (file: File) => void }) {
  const messages = usePanelMessages().profile;
  return (
    <FilePicker
      label={messages.import}
      accept=".json,application/json"
      onFiles={([file]) => file && onImport(file)}
      // The input is within the border, and it is what is touched.
      className="min-h-8 px-3 pointer-coarse:min-h-11.5"
    >
      {messages.import}
    </FilePicker>
  );
}

async function readFile(file: File): Promise<Outcome> {
  if (file.size > MAX_BYTES) return { flaws: [{ at: '', reason: 'large' }] };
  const { importProfile } = await import('../../../state/connection/profiles.ts');
  return importProfile(await file.text());
}

/** Reads one file after the other; what became of the last one. */
export function useProfileImport(): {
  readonly outcome: Outcome | undefined;
  readonly read: (file: File) => void;
} {
  const [outcome, setOutcome] = useState<Outcome>();
  return {
    outcome,
    read: (file) => {
      setOutcome(undefined);
      // A file that went away while it was being read.
      const unreadable: Outcome = { flaws: [{ at: '', reason: 'json' }] };
      void readFile(file)
        .catch(() => unreadable)
        .then(setOutcome);
    },
  };
}

/** What became of an import: the gateway that it made, or what is wrong with the file and where. */
export function ImportOutcome({ outcome }: { outcome: Outcome | undefined }) {
  const messages = usePanelMessages().profile;
  if (!outcome) return null;
  if ('flaws' in outcome) {
    const { flaws } = outcome;
    return (
      <Notice tone="danger" role="alert" title={messages.refused}>
        <ul>
          {flaws.slice(0, FLAWS_SHOWN).map(({ at, reason }) => (
            <li key={`${at} ${reason}`}>
              {at === '' ? messages.flaws[reason] : messages.flaw(at, messages.flaws[reason])}
            </li>
          ))}
          {flaws.length > FLAWS_SHOWN && <li>{messages.more(flaws.length - FLAWS_SHOWN)}</li>}
        </ul>
      </Notice>
    );
  }
  const { name, ignored } = outcome;
  return (
    <Notice tone="success" role="status">
      <p>{messages.imported(name)}</p>
      {ignored.length > 0 && <p className="text-xs">{messages.ignored(ignored.slice(0, 10).join(', '))}</p>}
    </Notice>
  );
}
