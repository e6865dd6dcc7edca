import { useStore } from 'zustand';
import { Button } from '../../../components/Button.tsx';
import { useLanguageTag, usePanelMessages } from '../../../i18n/LocaleContext.tsx';
import type { Messages } from '../../../i18n/messages.ts';
import {
  capabilities,
  FACT_NAMES,
  forgetLearned,
  learnedAt,
  type Learned,
} from '../../../state/connection/capabilities.ts';

/** What this browser has seen of the server at `baseUrl`, until it is forgotten. */
export function LearnedFacts({ baseUrl, onForget }: { baseUrl: string; onForget: () => void }) {
  const { doctor } = usePanelMessages();
  const tag = useLanguageTag();
  const learned = useStore(capabilities, (state) => learnedAt(baseUrl, state));
  if (!learned) return null;
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'medium' }).format(learned.at);
  return (
    <div className="flex flex-wrap items-center gap-x-4 text-xs text-muted">
      <p className="min-w-0">{doctor.learned(date, factTexts(learned, doctor.facts))}</p>
      <Button
        size="sm"
        variant="quiet"
        className="-ml-2"
        onClick={() => {
          onForget();
          forgetLearned(baseUrl);
        }}
      >
        {doctor.forget}
      </Button>
    </div>
  );
}

function factTexts(learned: Learned, texts: Messages['doctor']['facts']): string[] {
  return FACT_NAMES.flatMap((name) => {
    const words: Readonly<Record<string, string>> = texts[name];
    return words[String(learned[name])] ?? [];
  });
}
