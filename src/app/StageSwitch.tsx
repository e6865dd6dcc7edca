import { Brush, Images } from 'lucide-react';
import { Button } from '../components/Button.tsx';
import { useMessages } from '../i18n/LocaleContext.tsx';
import { showStage } from '../state/stage.ts';

/** One click between preparing an edit and looking at what was made. */
export function StageSwitch({ editing }: { editing: boolean }) {
  const { app } = useMessages();
  return (
    <div
      role="group"
      aria-label={app.stageSwitch}
      className="flex shrink-0 justify-center gap-1 border-b border-line bg-surface p-1"
    >
      <Button
        size="sm"
        variant={editing ? 'secondary' : 'quiet'}
        aria-pressed={editing}
        onClick={() => showStage('editor')}
      >
        <Brush aria-hidden className="size-3.5" />
        {app.showEditor}
      </Button>
      <Button
        size="sm"
        variant={editing ? 'quiet' : 'secondary'}
        aria-pressed={!editing}
        onClick={() => showStage('results')}
      >
        <Images aria-hidden className="size-3.5" />
        {app.showResults}
      </Button>
    </div>
  );
}
