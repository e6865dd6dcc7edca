import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, nextMidnight } from './nextMidnight.ts';

const HOUR = 3_600_000;
const utc = (text: string) => Date.parse(`${text}Z`);

describe('the day in a zone', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-20T15:59:59.999', '2026-11-20'],
    ['Asia/Shanghai', '2026-11-20T16:00', '2026-11-21'],
    ['UTC', '2026-12-31T23:59:59.999', '2026-12-31'],
    ['America/Los_Angeles', '2027-01-01T07:59', '2026-12-31'],
    ['Pacific/Kiritimati', '2026-12-31T10:00', '2027-01-01'],
  ])('%s at %s UTC is %s', (zone, at, day) => {
    expect(dayIn(zone, utc(at))).toBe(day);
  });

  it('of no zone is an error', () => {
    expect(() => dayIn('Beijing', 0)).toThrow(RangeError);
  });
});

describe('the next midnight', () => {
  it.each([
    // QCode page, Quotas: 00:00 Beijing time, which is 16:00 UTC all year.
    ['Asia/Shanghai', '2026-11-20T12:00', '2026-11-20T16:00'],
    ['Asia/Shanghai', '2026-11-20T15:59:59.999', '2026-11-20T16:00'],
    ['Asia/Shanghai', '2026-11-20T16:00', '2026-11-21T16:00'],
    ['Asia/Shanghai', '2026-07-01T00:00', '2026-07-01T16:00'],
    // The day of 23 hours and the day of 25.
    ['Europe/Berlin', '2026-03-28T23:00', '2026-03-29T22:00'],
    ['Europe/Berlin', '2026-10-24T22:00', '2026-10-25T23:00'],
    // Clocks went from 00:00 to 01:00: that day began at 01:00.
    ['America/Sao_Paulo', '2018-11-03T20:00', '2018-11-04T03:00'],
    // Clocks went from 00:00 back to 23:00: that day had two of them.
    ['America/Sao_Paulo', '2018-02-17T20:00', '2018-02-18T03:00'],
    // Samoa went over the date line and had no 30 December.
    ['Pacific/Apia', '2011-12-29T20:00', '2011-12-30T10:00'],
    ['Asia/Kathmandu', '2026-11-20T12:00', '2026-11-20T18:15'],
  ])('in %s after %s UTC is %s UTC', (zone, now, midnight) => {
    expect(new Date(nextMidnight(zone, utc(now))).toISOString()).toBe(new Date(utc(midnight)).toISOString());
  });

  const zones = constantFrom(
    'Asia/Shanghai',
    'UTC',
    'America/New_York',
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'America/Santiago',
    'Pacific/Chatham',
  );
  const moments = integer({ min: utc('2020-01-01T00:00'), max: utc('2035-01-01T00:00') });

  it('is where the day changes, and not a day off', () => {
    assert(
      property(zones, moments, (zone, now) => {
        const midnight = nextMidnight(zone, now);
        expect(midnight).toBeGreaterThan(now);
        expect(midnight - now).toBeLessThanOrEqual(25 * HOUR);
        expect(dayIn(zone, midnight - 1)).toBe(dayIn(zone, now));
        expect(dayIn(zone, midnight) > dayIn(zone, now)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the whole day, and the days follow each other', () => {
    assert(
      property(zones, moments, (zone, now) => {
        const midnight = nextMidnight(zone, now);
        expect(nextMidnight(zone, midnight - 1)).toBe(midnight);
        const length = nextMidnight(zone, midnight) - midnight;
        expect(length).toBeGreaterThanOrEqual(23 * HOUR);
        expect(length).toBeLessThanOrEqual(25 * HOUR);
      }),
      { numRuns: 40 },
    );
  });

  it('in Beijing is always 16:00 UTC', () => {
    assert(property(moments, (now) => nextMidnight('Asia/Shanghai', now) % (24 * HOUR) === 16 * HOUR));
  });
});
