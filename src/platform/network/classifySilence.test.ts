import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NetworkReason } from '../../core/wire/GatewayError.ts';
import { classifySilence, type ProbeRound, type Silence } from './classifySilence.ts';

const NOBODY: ProbeRound = { answers: false, readable: false };
const NO_CORS: ProbeRound = { answers: true, readable: false };
const OPEN: ProbeRound = { answers: true, readable: true };
/** Answers preflights and breaks off everything else. */
const OPTIONS_ONLY: ProbeRound = { answers: false, readable: true };
const HANGS: ProbeRound = { answers: false, readable: false, undecided: true };

/** Refused at once, online, by an origin that never answered. */
const QUICK: Silence = {
  elapsedSeconds: 0.1,
  onLine: true,
  networkChanged: false,
  answeredBefore: false,
  crossesIntoPrivate: false,
  localNetworkDenied: false,
  rounds: [],
};

const CASES: readonly [string, Partial<Silence>, NetworkReason][] = [
  ['nobody twice', { rounds: [NOBODY, NOBODY] }, 'no-host'],
  ['nobody once', { rounds: [NOBODY] }, 'lost'],
  ['nobody, then somebody', { rounds: [NOBODY, OPEN] }, 'lost'],
  ['nobody, then somebody without CORS', { rounds: [NOBODY, NO_CORS] }, 'lost'],
  ['nobody, then nothing in time', { rounds: [NOBODY, HANGS] }, 'lost'],
  ['nothing in time', { rounds: [HANGS] }, 'lost'],
  ['somebody without CORS', { rounds: [NO_CORS] }, 'no-cors'],
  ['somebody, CORS not decided in time', { rounds: [{ ...NO_CORS, undecided: true }] }, 'lost'],
  ['somebody with CORS', { rounds: [OPEN] }, 'lost'],
  ['a preflight that passes', { rounds: [OPTIONS_ONLY] }, 'lost'],
  ['no probes', { rounds: [] }, 'lost'],
  ['nobody on an origin that answered before', { rounds: [NOBODY, NOBODY], answeredBefore: true }, 'lost'],
  ['no CORS on an origin that answered before', { rounds: [NO_CORS], answeredBefore: true }, 'lost'],
  ['nobody, and offline now', { rounds: [NOBODY, NOBODY], onLine: false }, 'lost'],
  ['nobody, over another network', { rounds: [NOBODY, NOBODY], networkChanged: true }, 'lost'],
  ['no CORS, over another network', { rounds: [NO_CORS], networkChanged: true }, 'lost'],
  [
    'nobody in the private network',
    { rounds: [NOBODY, NOBODY], crossesIntoPrivate: true },
    'private-network',
  ],
  ['a private host without CORS', { rounds: [NO_CORS], crossesIntoPrivate: true }, 'no-cors'],
  ['a private host that was lost', { rounds: [OPEN], crossesIntoPrivate: true }, 'lost'],
  ['a denied local network', { localNetworkDenied: true, crossesIntoPrivate: true }, 'private-network'],
  [
    'a local network denied after a minute of asking',
    { localNetworkDenied: true, crossesIntoPrivate: true, elapsedSeconds: 60 },
    'private-network',
  ],
  ['2 s', { elapsedSeconds: 2 }, 'lost'],
  ['54.9 s', { elapsedSeconds: 54.9 }, 'lost'],
  ['55 s', { elapsedSeconds: 55 }, 'proxy-limit'],
  ['95 s', { elapsedSeconds: 95 }, 'proxy-limit'],
  ['100 s and offline since', { elapsedSeconds: 100, onLine: false }, 'proxy-limit'],
];

describe('why a request brought no answer', () => {
  it.each(CASES)('after %s', (_, silence, reason) => {
    expect(classifySilence({ ...QUICK, ...silence })).toBe(reason);
  });

  it('is never "not sent" where a preflight passes, the network changes, or it was slow', () => {
    const round = fc.record({ answers: fc.boolean(), readable: fc.boolean(), undecided: fc.boolean() });
    const anySilence = fc.record({
      elapsedSeconds: fc.double({ min: 0, max: 300, noNaN: true }),
      onLine: fc.boolean(),
      networkChanged: fc.boolean(),
      answeredBefore: fc.boolean(),
      crossesIntoPrivate: fc.boolean(),
      localNetworkDenied: fc.constant(false),
      rounds: fc.array(round, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(anySilence, (silence) => {
        const mayHaveLeft =
          silence.elapsedSeconds >= 2 ||
          !silence.onLine ||
          silence.networkChanged ||
          silence.answeredBefore ||
          silence.rounds.length === 0 ||
          silence.rounds.some(({ readable, undecided }) => readable || undecided);
        const reason = classifySilence(silence);
        if (mayHaveLeft) expect(['lost', 'proxy-limit']).toContain(reason);
      }),
    );
  });
});
