import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OUTCOMES } from './outcomes.ts';

const document = readFileSync(new URL('../../docs/outcomes.md', import.meta.url), 'utf8');

describe('the outcome table', () => {
  it('stands in docs/outcomes.md, row for row', () => {
    const printed = document
      .split('\n')
      .filter((line) => /^\| *\d+ *\|/.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    expect(printed).toEqual(
      OUTCOMES.map(({ what, state, mayBeCharged, why }, index) => [
        '',
        String(index + 1),
        what,
        `\`${state}\``,
        mayBeCharged ? 'may be' : 'no',
        why,
        '',
      ]),
    );
  });

  it('says that only what failed, was refused, or was cancelled before sending is free', () => {
    for (const { what, state, mayBeCharged, when } of OUTCOMES) {
      const isFree = state === 'failed' || state === 'rejected' || when.sent === false;
      expect([what, mayBeCharged]).toEqual([what, !isFree]);
    }
  });
});
