import { useState } from 'react';
import { useStore } from 'zustand';
import { NumberField } from '../../components/NumberField.tsx';
import { useLanguageTag, useMessages } from '../../i18n/LocaleContext.tsx';
import { connection, setTimeLimit } from '../../state/connection/connection.ts';
import { TIME_LIMIT, type TimeLimitProblem } from '../../state/connection/timeLimit.ts';

/** How long an answer is awaited. What is out of range stays in the field with its error; the last valid one is in force. */
export function TimeLimitField() {
  const messages = useMessages().connection;
  const tag = useLanguageTag();
  const inForce = useStore(connection, (state) => state.timeLimitSeconds);
  const [refused, setRefused] = useState<{ seconds: number | undefined; problem: TimeLimitProblem }>();
  const limitOf = { 'too-short': TIME_LIMIT.min, 'too-long': TIME_LIMIT.max } as const;
  const explain = (problem: TimeLimitProblem) =>
    problem === 'not-whole'
      ? messages.timeLimitProblems[problem]
      : messages.timeLimitProblems[problem](limitOf[problem].toLocaleString(tag));
  return (
    <NumberField
      label={messages.timeLimit}
      value={refused ? refused.seconds : inForce}
      min={TIME_LIMIT.min}
      max={TIME_LIMIT.max}
      step={1}
      hint={messages.timeLimitHint}
      error={
        refused &&
        messages.sentences([explain(refused.problem), messages.timeLimitInForce(inForce.toLocaleString(tag))])
      }
      onChange={(seconds) => {
        const problem = setTimeLimit(seconds);
        setRefused(problem && { seconds, problem });
      }}
    />
  );
}
