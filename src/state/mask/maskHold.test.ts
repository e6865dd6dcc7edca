import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseGateway } from '../connection/connection.ts';
import { applyToMask } from './maskDocument.ts';
import { maskOf } from './maskFacts.ts';
import { holdMaskBack, isMaskHeld, releaseMask } from './maskHold.ts';
import type { ReadySource } from '../sources/Source.ts';
import { sources } from '../sources/sources.ts';

function ready(id: string): ReadySource {
  return {
    id,
    name: `${id}.png`,
    status: 'ready',
    file: new Blob(),
    fileName: `${id}.png`,
    type: 'image/png',
    bytes: 1,
    width: 40,
    height: 40,
    notes: [],
    thumbnailUrl: '',
    shrinking: false,
  };
}

const show = (...ids: readonly string[]) => sources.setState({ sources: ids.map(ready) });

beforeEach(() => {
  chooseGateway('qcode');
  show('a', 'b');
  applyToMask({ kind: 'all' });
  holdMaskBack('a');
});
afterEach(() => show());

describe('a mask that is held back', () => {
  it('stays as it was painted, and is held for its picture only', () => {
    expect([isMaskHeld('a'), isMaskHeld('b')]).toEqual([true, false]);
    expect(maskOf('a')?.paintedPixels).toBe(1600);
    // The same pictures, written anew: a bitmap was decoded.
    show('a', 'b');
    expect(isMaskHeld('a')).toBe(true);
  });

  it.each<[string, () => void]>([
    ['it is asked for', releaseMask],
    ['a picture goes', () => show('a')],
    ['a picture comes', () => show('a', 'b', 'c')],
    ['the mask is painted on', () => applyToMask({ kind: 'invert' })],
    ['the gateway changes', () => chooseGateway('openai')],
  ])('goes along again when %s', (_, change) => {
    change();
    expect(isMaskHeld('a')).toBe(false);
  });
});
