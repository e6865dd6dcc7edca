import { ChevronDown, ChevronUp } from 'lucide-react';
import { clsx } from 'clsx';
import { Suspense, useState } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useStore } from 'zustand';
import { IconButton } from '../components/IconButton.tsx';
import { sourceLimits } from '../core/params/checkSources.ts';
import { Composer } from '../features/composer/Composer.tsx';
import { useForm } from '../features/composer/useForm.ts';
import { AddressNotice } from '../features/connection/AddressNotice.tsx';
import { KeyField } from '../features/connection/KeyField.tsx';
import { useDestination } from '../features/connection/useDestination.ts';
import { useModels } from '../features/connection/useModels.ts';
import { useDropPaste } from '../features/sources/useDropPaste.ts';
import { useMessages } from '../i18n/LocaleContext.tsx';
import { connection, currentBaseUrl, currentGateway, currentKey } from '../state/connection/connection.ts';
import { draft, setMode } from '../state/draft.ts';
import { holdMaskBack } from '../state/mask/maskHold.ts';
import { addSources, baseSource } from '../state/sources/sources.ts';
import { showStage } from '../state/stage.ts';
import { submitDraft } from '../state/jobs/submitDraft.ts';
import { Crashed } from './Crashed.tsx';
import { lazyPanel } from './lazyPanel.ts';
import { Stage } from './Stage.tsx';
import { useObstacles } from './useObstacles.ts';

const SourcesPanel = lazyPanel(async () => (await import('./SourcesPanel.tsx')).SourcesPanel);

/** The view in which pictures are made: the form at the left, the stage and the jobs at the right. */
export function CreateView({
  settingsOpen,
  onOpenSettings,
}: {
  settingsOpen: boolean;
  onOpenSettings: () => void;
}) {
  const { app } = useMessages();
  const [expanded, setExpanded] = useState(true);
  const gateway = useStore(connection, currentGateway);
  const baseUrl = useStore(connection, currentBaseUrl);
  const key = useStore(connection, currentKey);
  const [modelsWanted, setModelsWanted] = useState(false);
  const listedModels = useModels(gateway, baseUrl, key, modelsWanted);
  const destination = useDestination();
  const form = useForm(gateway);
  const { sourceProblems, connectionObstacles } = useObstacles(gateway);
  const dragging = useDropPaste((files) => {
    setMode('edit');
    addSources(files, sourceLimits(gateway, draft.getState().wishes.tryUndocumented));
  });
  const generate = () => {
    submitDraft(form);
    showStage('results');
    setExpanded(false);
  };
  /** At once, unless something else stands in the way, which Generate will say. */
  const sendWithoutMask = () => {
    const base = baseSource();
    if (!base) return;
    holdMaskBack(base.id);
    const isReady = [...form.problems, ...sourceProblems].every(
      ({ severity, code }) => severity === 'warning' || code === 'mask-needs-one-source',
    );
    if (isReady && connectionObstacles.length === 0) generate();
  };
  const toggle = expanded ? app.collapseComposer : app.expandComposer;
  return (
    <main className="flex min-h-0 flex-1 narrow:flex-col-reverse">
      <h1 className="sr-only">{app.create}</h1>
      <section
        aria-label={app.composer}
        className={clsx(
          'relative flex min-h-0 flex-col bg-surface wide:w-[min(22.5rem,45%)] wide:shrink-0 wide:border-r wide:border-line narrow:rounded-t-lg narrow:border-t narrow:border-line narrow:shadow-[0_-8px_24px_var(--shadow-tint)]',
          // Low, not gone: on a phone the picture gets the room, and every field stays a scroll away.
          expanded ? 'narrow:h-[48%]' : 'narrow:h-[max(30%,13rem)]',
        )}
      >
        <div className="flex justify-center wide:hidden">
          <IconButton
            label={toggle}
            aria-expanded={expanded}
            icon={expanded ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
            onClick={() => setExpanded(!expanded)}
            className="-mb-3 h-8! w-full pointer-coarse:h-11!"
          />
        </div>
        <Composer
          gateway={gateway}
          form={form}
          listedModels={listedModels}
          sourceProblems={sourceProblems}
          connectionObstacles={connectionObstacles}
          onModelFocus={() => setModelsWanted(true)}
          destination={destination}
          notices={<AddressNotice />}
          sources={
            <Suspense fallback={<div aria-hidden className="h-40 animate-pulse rounded-md bg-sunken" />}>
              <SourcesPanel
                gateway={gateway}
                problems={sourceProblems}
                dragging={dragging}
                onSendWithoutMask={sendWithoutMask}
              />
            </Suspense>
          }
          keyField={settingsOpen ? null : <KeyField onDone={focusPrompt} />}
          onGenerate={generate}
        />
      </section>
      {/* A stage that fails must not take the form, with its prompt and pictures, along. */}
      <ErrorBoundary FallbackComponent={Crashed}>
        <Stage
          gatewayName={gateway.name}
          isSandbox={gateway.id === 'sandbox'}
          onOpenSettings={onOpenSettings}
          dragging={dragging}
        />
      </ErrorBoundary>
    </main>
  );
}

/** Where one goes on after the key: its field is about to go. */
function focusPrompt(): void {
  document.querySelector<HTMLElement>('textarea[name="prompt"]')?.focus();
}
