import { useLanguageTag, usePanelMessages } from '../../i18n/LocaleContext.tsx';
import type { ImageJob } from '../../state/jobs/jobs.ts';

/** How long each part of a job took, and the sends before it that the gateway did not start. */
export function JobTiming({ job }: { job: ImageJob }) {
  const { sheet, hold } = usePanelMessages().jobs;
  const tag = useLanguageTag();
  const { startedAt, turnAt, sentAt, answeredAt, endedAt, notStarted = [] } = job;
  const spans = [
    { name: sheet.waited, from: startedAt, to: turnAt },
    { name: sheet.prepared, from: turnAt ?? startedAt, to: sentAt },
    { name: sheet.answerAfter, from: sentAt, to: answeredAt },
    { name: sheet.took, from: startedAt, to: endedAt },
  ].flatMap(({ name, from, to }) =>
    // An earlier send may have been later than what has not happened again yet.
    from === undefined || to === undefined || to < from ? [] : [{ name, seconds: (to - from) / 1000 }],
  );
  if (spans.length === 0 && notStarted.length === 0) return null;
  return (
    <section className="space-y-1">
      <h3 className="font-medium">{sheet.timing}</h3>
      <dl className="grid grid-cols-[max-content_1fr] gap-x-4 text-muted tabular-nums">
        {spans.map(({ name, seconds }) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>{sheet.seconds(seconds.toLocaleString(tag, { maximumFractionDigits: 1 }))}</dd>
          </div>
        ))}
      </dl>
      {notStarted.length > 0 && (
        <>
          <h4 className="pt-1">{sheet.attempts}</h4>
          <ol className="list-decimal pl-5 text-muted tabular-nums">
            {notStarted.map(({ at, code }) => (
              <li key={at}>
                {new Date(at).toLocaleTimeString(tag)} · {hold.codes[code] ?? code} ({code})
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
