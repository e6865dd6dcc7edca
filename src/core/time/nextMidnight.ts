const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The calendar day at `now` in an IANA zone: `2026-11-20`. Days of four-digit years compare as texts.
 *
 * @param now milliseconds since 1970
 * @throws RangeError where the zone is none
 */
export function dayIn(timeZone: string, now: number): string {
  const parts = formatOf(timeZone).formatToParts(now);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    // Locales change the way they write a date between browsers; its parts, in this calendar, stay.
    format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** No day is longer: 24 hours, and whatever a zone has ever turned its clocks back. */
const LONGEST_DAY = 50 * 3_600_000;

/**
 * The first moment after `now` of another day in an IANA zone, in milliseconds since 1970: 00:00, or the time to
 * which the clocks jump where a zone skips it. Found by its days alone, so that no rule of any zone is repeated here.
 *
 * @param now milliseconds since 1970
 * @throws RangeError where the zone is none
 */
export function nextMidnight(timeZone: string, now: number): number {
  const today = dayIn(timeZone, now);
  let before = Math.floor(now);
  let after = before + LONGEST_DAY;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayIn(timeZone, middle) > today) after = middle;
    else before = middle;
  }
  return after;
}
