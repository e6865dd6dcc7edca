import { lazy, Suspense } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import type { TimedInput } from '../../state/jobs/timings.ts';

const EstimateLines = lazy(async () => ({ default: (await import('./EstimateLines.tsx')).EstimateLines }));

/** What the next click will cost and take. The form is there before it, and does not need it. */
export function EstimateGroup({ id, ...input }: TimedInput & { id: string }) {
  const { estimate } = useMessages().composer;
  return (
    <div role="group" aria-label={estimate} className="basis-full wide:basis-auto">
      {/* Described by its label, a reference to the group would be that label and nothing else. */}
      <div id={id} className="min-h-4 space-y-1 text-xs text-pretty text-muted tabular-nums">
        <ErrorBoundary fallback={null}>
          <Suspense fallback={null}>
            <EstimateLines {...input} />
          </Suspense>
        </ErrorBoundary>
      </div>
    </div>
  );
}
