import { clsx } from 'clsx';
import { Suspense, use, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { EmptyState } from '../components/EmptyState.tsx';
import { isRunning } from '../core/jobState.ts';
import type { FieldName } from '../core/params/ImageParams.ts';
import type { GatewayError } from '../core/wire/GatewayError.ts';
import { LocaleContext, useMessages } from '../i18n/LocaleContext.tsx';
import { loadAllMessages } from '../i18n/panelMessages.ts';
import { connection } from '../state/connection/connection.ts';
import { draft } from '../state/draft.ts';
import { cancelJob, dismissAlerts, dismissJob, type ImageJob, jobs, repeatJob } from '../state/jobs/jobs.ts';
import { results } from '../state/results.ts';
import { stage } from '../state/stage.ts';
import { alertActions, closingFirst, sendAgain } from './alertActions.ts';
import { lazyPanel } from './lazyPanel.ts';
import { ResultsStage } from './ResultsStage.tsx';
import { StageSwitch } from './StageSwitch.tsx';
import { useBase } from './useBase.ts';

const EditorStage = lazyPanel(async () => (await import('./EditorStage.tsx')).EditorStage);
const loadJobAlerts = () => import('../features/jobs/JobAlerts.tsx');
const JobAlerts = lazyPanel(async () => (await loadJobAlerts()).JobAlerts);
const JobList = lazyPanel(async () => (await import('../features/jobs/JobList.tsx')).JobList);
const JobDetails = lazyPanel(async () => (await import('../features/jobs/JobDetails.tsx')).JobDetails);

export interface StageProps {
  gatewayName: string;
  isSandbox: boolean;
  onOpenSettings: () => void;
  /** Files are being dragged over the page. */
  dragging: boolean;
}

/** The large part of the view: the mask editor while an edit is prepared, the results after it ran, the jobs below. */
export function Stage({ gatewayName, isSandbox, onOpenSettings, dragging }: StageProps) {
  const { app, composer, sources: sourceTexts } = useMessages();
  const { locale } = use(LocaleContext);
  const root = useRef<HTMLElement>(null);
  const mode = useStore(draft, (state) => state.mode);
  const view = useStore(stage, (state) => state.view);
  const base = useBase();
  const list = useStore(jobs, (state) => state.jobs);
  const alertIds = useStore(jobs, (state) => state.alertJobIds);
  const hasResults = useStore(results, (state) => state.results.length > 0);
  const hasJobs = list.length > 0;
  const isWorking = list.some((job) => isRunning(job.state));
  // The message must be at hand when the network is not.
  useEffect(() => {
    if (hasJobs) void Promise.all([loadJobAlerts(), loadAllMessages(locale)]);
  }, [hasJobs, locale]);
  // Once there were results, their panel stays: a deletion can be undone in it.
  const [hadResults, setHadResults] = useState(hasResults);
  if (hasResults && !hadResults) setHadResults(true);
  const [detailsOf, setDetailsOf] = useState<string>();
  const detailed = list.find((job) => job.id === detailsOf);
  const [newestAlert, ...earlierAlerts] = alertIds.flatMap((id) => list.find(hasFailed(id)) ?? []);
  const actionsFor = (job: ImageJob) => ({
    ...alertActions(job.input, composer, onOpenSettings),
    onSendAgain: (without: readonly FieldName[]) => sendAgain(job, without),
  });
  const canEdit = mode === 'edit' && base !== undefined;
  const editing = canEdit && view === 'editor';
  const hasSwitch = canEdit && (hadResults || hasJobs);
  return (
    <section
      ref={root}
      tabIndex={-1}
      aria-label={app.stage}
      className="relative flex min-h-0 min-w-0 flex-1 flex-col outline-none"
    >
      {newestAlert && (
        <div className={clsx('px-3 pt-3', hasSwitch && 'pb-3')}>
          <Suspense fallback={null}>
            <JobAlerts
              jobs={[newestAlert, ...earlierAlerts]}
              actionsFor={actionsFor}
              onDismiss={dismissAlerts}
              onDetails={setDetailsOf}
              onFocusLost={() => root.current?.focus()}
            />
          </Suspense>
        </div>
      )}
      {hasSwitch && <StageSwitch editing={editing} />}
      <div className="flex min-h-0 flex-1 flex-col">
        {editing ? (
          <Suspense fallback={<StageLoading />}>
            <EditorStage base={base} />
          </Suspense>
        ) : hadResults || list.some((job) => job.state !== 'cancelled') ? (
          <ResultsStage />
        ) : (
          <EmptyState
            title={app.emptyTitle}
            text={
              mode === 'edit'
                ? app.emptyEdit
                : isSandbox
                  ? app.emptyGenerate
                  : app.emptyGenerateReal(gatewayName)
            }
          />
        )}
      </div>
      {hasJobs && (
        <Suspense fallback={null}>
          {/* While one paints on a phone, jobs that have ended would only take room from the picture. */}
          <div className={clsx('flex min-h-0 shrink-0 flex-col', editing && !isWorking && 'narrow:hidden')}>
            <JobList
              jobs={list}
              onCancel={cancelJob}
              onRetry={(id) => void repeatJob(id, connection.getState().timeLimitSeconds)}
              onDetails={setDetailsOf}
              onDismiss={(id) => {
                if (list.length === 1) root.current?.focus();
                dismissJob(id);
              }}
            />
          </div>
        </Suspense>
      )}
      {dragging && (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-2 z-20 grid place-items-center rounded-lg border-2 border-dashed border-accent bg-accent-soft/90 text-base font-medium text-accent"
        >
          {sourceTexts.dropNow}
        </div>
      )}
      {detailed && (
        <Suspense fallback={null}>
          <JobDetails
            job={detailed}
            onClose={() => setDetailsOf(undefined)}
            {...closingFirst(actionsFor(detailed), () => setDetailsOf(undefined))}
          />
        </Suspense>
      )}
    </section>
  );
}

type FailedJob = ImageJob & { readonly error: GatewayError };

function hasFailed(id: string): (job: ImageJob) => job is FailedJob {
  return (job): job is FailedJob => job.id === id && job.error !== undefined;
}

function StageLoading() {
  return <p className="m-auto p-6 text-muted">{useMessages().app.loading}</p>;
}
