import { useStore } from 'zustand';
import { estimate } from '../../core/params/estimate.ts';
import { withExtra } from '../../core/params/withExtra.ts';
import { cutAdvice } from '../../core/time/cutAdvice.ts';
import { dayWarning, type DayUse } from '../../core/time/DayUse.ts';
import type { Expectation } from '../../core/time/expectedSeconds.ts';
import { estimateText } from '../../i18n/estimateText.ts';
import { useLanguageTag, useMessages } from '../../i18n/LocaleContext.tsx';
import type { Messages } from '../../i18n/messages.ts';
import { expectedSecondsFor, timings, type TimedInput } from '../../state/jobs/timings.ts';
import { useDayUse } from './useDayUse.ts';

type Texts = Messages['composer'];

/** What the next click will cost, how long it will take, what it takes of the day, and what may go wrong with these. */
export function EstimateLines(input: TimedInput) {
  const messages = useMessages().composer;
  const tag = useLanguageTag();
  const { gateway, baseUrl, mode } = input;
  const params = withExtra(input.params, input.extra);
  const expected = expectedSecondsFor(input, useStore(timings));
  const day = useDayUse(gateway);
  const facts = [
    estimateText(estimate(gateway, mode, params), messages, tag),
    secondsText(expected, messages, tag),
    day && dayText(day, messages),
  ].filter((fact) => fact !== undefined);
  const notes = [
    day && dayNote(day, params.n ?? 1, gateway.name, messages, tag),
    expected.cutAfter && cutNote(expected.cutAfter, cutAdvice(gateway, baseUrl, mode, params), messages, tag),
  ].filter((note) => typeof note === 'string');
  return (
    <>
      <p>
        {facts.join(' · ')}
        {/* One line less on a phone, where a warning says the time again. */}
        {day && <span className="narrow:sr-only">{messages.resets(timeOf(day.resetsAt, tag))}</span>}
      </p>
      {notes.map((note) => (
        <p key={note} className="text-warning">
          {note}
        </p>
      ))}
    </>
  );
}

function secondsText({ range, source }: Expectation, messages: Texts, tag: string): string | undefined {
  if (!range || !source) return undefined;
  const [from, to] = range.map((seconds) => Math.max(1, Math.round(seconds)).toLocaleString(tag));
  return messages.seconds[source](from === to ? `${to}` : `${from}–${to}`);
}

function dayText({ made, unsure, limit }: DayUse, messages: Texts): string {
  return messages.day(unsure === 0 ? `${made}` : `${made}–${made + unsure}`, String(limit));
}

function dayNote(
  day: DayUse,
  asked: number,
  gateway: string,
  messages: Texts,
  tag: string,
): string | undefined {
  const warning = dayWarning(day, asked);
  return (
    warning &&
    messages.dayWarnings[warning]({
      gateway,
      left: String(Math.max(0, day.limit - day.made)),
      limit: String(day.limit),
      resets: timeOf(day.resetsAt, tag),
    })
  );
}

/** On the user's own clock: `17:00`. */
function timeOf(at: number, tag: string): string {
  return new Date(at).toLocaleTimeString(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

function cutNote(
  seconds: number,
  advice: readonly (keyof Texts['advice'])[],
  messages: Texts,
  tag: string,
): string {
  const list = new Intl.ListFormat(tag, { type: 'disjunction' }).format(
    advice.map((each) => messages.advice[each]),
  );
  const note = messages.overCut(seconds.toLocaleString(tag));
  if (advice.length === 0) return note;
  return [note, messages.overCutAdvice(list)].join(tag.startsWith('zh') ? '' : ' ');
}
