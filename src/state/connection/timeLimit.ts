/** Seconds. Gateways' pages ask for at least 180 (QCode page, Code samples); 600 is the official SDKs' own limit. */
export const TIME_LIMIT = { min: 180, max: 86_400 } as const;

export type TimeLimitProblem = 'not-whole' | 'too-short' | 'too-long';

/** What is wrong with a time limit in seconds, absent when the field was emptied; `undefined` when it can be used. */
export function checkTimeLimit(seconds: number | undefined): TimeLimitProblem | undefined {
  if (seconds === undefined || !Number.isInteger(seconds)) return 'not-whole';
  if (seconds < TIME_LIMIT.min) return 'too-short';
  return seconds > TIME_LIMIT.max ? 'too-long' : undefined;
}

/** Whether a value from storage is a time limit that can be used. */
export function isTimeLimit(value: unknown): value is number {
  return typeof value === 'number' && checkTimeLimit(value) === undefined;
}
