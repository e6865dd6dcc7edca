import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import type { FieldName } from '../../core/params/ImageParams.ts';
import type { Remedy } from '../../core/remedies/Remedy.ts';
import { useLanguageTag, usePanelMessages } from '../../i18n/LocaleContext.tsx';
import type { Messages } from '../../i18n/messages.ts';

/** What the buttons of an alert do, in the rest of the page. */
export interface RemedyActions {
  onOpenSettings: () => void;
  onGoTo: (place: FieldName | 'sources') => void;
  onDownscale: () => void;
  onReset: () => void;
  onReload: () => void;
  /** The same request, without these fields. */
  onSendAgain: (without: readonly FieldName[]) => void;
}

export interface RemedyRowProps extends RemedyActions {
  remedies: readonly Remedy[];
}

type Pressable = Exclude<Remedy, { kind: 'wait' } | { url: string }>;

/** One control for each remedy; the first that costs nothing twice stands out. */
export function RemedyRow({ remedies, ...actions }: RemedyRowProps) {
  const messages = usePanelMessages();
  const tag = useLanguageTag();
  const [isReset, setReset] = useState(false);
  const first = remedies.find((remedy) => isPressable(remedy) && !isTwice(remedy));
  return remedies.map((remedy) => {
    if (!isPressable(remedy)) {
      return 'url' in remedy && <RemedyLink key={remedy.kind} {...remedy} />;
    }
    const done = remedy.kind === 'reset' && isReset;
    return (
      <Button
        key={remedy.kind + ('field' in remedy ? remedy.field : '')}
        size="sm"
        variant={remedy === first ? 'primary' : 'secondary'}
        // Not `disabled`, which would drop the focus.
        aria-disabled={done}
        className="aria-disabled:opacity-60"
        onClick={({ detail }) => {
          // The second half of a double click is no second order.
          if (detail > 1 && isSend(remedy)) return;
          if (!done) run(remedy, actions);
          if (remedy.kind === 'reset') setReset(true);
        }}
      >
        {done ? messages.errors.remedies.resetDone : labelOf(remedy, messages, tag)}
      </Button>
    );
  });
}

function isPressable(remedy: Remedy): remedy is Pressable {
  return remedy.kind !== 'wait' && !('url' in remedy);
}

function isSend({ kind }: Remedy): boolean {
  return kind === 'send-again' || kind === 'without';
}

function isTwice(remedy: Remedy): boolean {
  return remedy.kind === 'send-again' && remedy.twice;
}

function labelOf(remedy: Pressable, { errors, composer }: Messages, tag: string): string {
  const { remedies } = errors;
  switch (remedy.kind) {
    case 'key':
    case 'time-limit':
      return errors.openSettings;
    case 'field':
      return remedies.field(composer[remedy.field]);
    case 'without': {
      const names = remedy.fields.map((field) => composer[field]);
      return remedies.without(new Intl.ListFormat(tag).format(names));
    }
    case 'send-again':
      return remedy.twice ? remedies.twice : remedies['send-again'];
    case 'base-url':
    case 'reword':
    case 'sources':
    case 'downscale':
    case 'reset':
    case 'reload':
      return remedies[remedy.kind];
  }
}

function run(remedy: Pressable, actions: RemedyActions): void {
  switch (remedy.kind) {
    case 'key':
    case 'base-url':
    case 'time-limit':
      return actions.onOpenSettings();
    case 'field':
      return actions.onGoTo(remedy.field);
    case 'reword':
      return actions.onGoTo('prompt');
    case 'sources':
      return actions.onGoTo('sources');
    case 'downscale':
      return actions.onDownscale();
    case 'reset':
      return actions.onReset();
    case 'reload':
      return actions.onReload();
    case 'without':
      return actions.onSendAgain(remedy.fields);
    case 'send-again':
      return actions.onSendAgain([]);
  }
}

/** Looks like its neighbours, and is a link: it leaves this page alone. */
function RemedyLink({ kind, url }: Extract<Remedy, { url: string }>) {
  const { remedies } = usePanelMessages().errors;
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-7 items-center gap-1.5 rounded-md border border-line-strong bg-raised px-2 text-xs whitespace-nowrap text-ink hover:bg-sunken pointer-coarse:min-h-11"
    >
      {remedies[kind]}
      <ExternalLink aria-hidden className="size-3.5 text-muted" />
    </a>
  );
}
