/** No-break: a line must not end between a number and its unit. */
const SPACE = '\u00a0';

/**
 * A time span as people read it on a clock, in the language of `tag`: 65 s as "1:05", from one hour on 11 520 s as
 * "3 h 12 min" or "3 小时 12 分". A part of a second counts as none; a caller that counts down rounds up before.
 *
 * @param seconds 0 or more
 */
export function formatDuration(seconds: number, tag: string): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  if (hours === 0) return `${minutes}:${String(whole % 60).padStart(2, '0')}`;
  const [hour, minute] = tag.startsWith('zh') ? ['小时', '分'] : ['h', 'min'];
  return [hours, hour, minutes, minute].join(SPACE);
}
