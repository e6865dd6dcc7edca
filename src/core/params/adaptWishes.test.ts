import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyGatewayId, anyMode, anyWishes } from '../../testing/anyWishes.ts';
import type { Gateway } from '../gateway/Gateway.ts';
import { type GatewayId, gateways } from '../gateway/gateways.ts';
import { adaptWishes, type Parked } from './adaptWishes.ts';
import { FIELD_NAMES, type Mode } from './ImageParams.ts';
import { resolveForm, type ResolvedForm, type Wishes } from './resolveForm.ts';

const { openai, qcode, nodekey, modelverse, quickrouter } = gateways;

const draft = (wishes: Partial<Wishes>): Wishes => ({
  prompt: 'a cat',
  extra: '',
  tryUndocumented: false,
  ...wishes,
});

const NOTHING: Parked = {};

describe('changing the gateway', () => {
  it('parks what the new one does not offer, and says so', () => {
    const wishes = draft({ size: '2048x2048', quality: 'auto', moderation: 'low', n: 8 });
    const adapted = adaptWishes({
      gateway: qcode,
      previousGateway: openai,
      mode: 'generate',
      wishes,
      parked: NOTHING,
    });
    expect(adapted.wishes).toEqual(draft({}));
    expect(adapted.changes).toEqual([
      { field: 'n', from: 8, to: undefined, reason: 'value-not-offered' },
      { field: 'size', from: '2048x2048', to: undefined, reason: 'value-not-offered' },
      { field: 'quality', from: 'auto', to: 'low', reason: 'value-not-offered' },
      { field: 'moderation', from: 'low', to: undefined, reason: 'field-not-offered' },
    ]);
  });

  it('keeps what both offer, without a word', () => {
    const wishes = draft({ size: '1024x1024', quality: 'high', n: 3 });
    const adapted = adaptWishes({
      gateway: qcode,
      previousGateway: openai,
      mode: 'edit',
      wishes,
      parked: NOTHING,
    });
    expect(adapted.wishes).toEqual(wishes);
    expect(adapted.changes).toEqual([]);
  });

  it('brings parked values back where they are offered again', () => {
    const wishes = draft({ size: '2048x2048' });
    const there = adaptWishes({
      gateway: qcode,
      previousGateway: openai,
      mode: 'generate',
      wishes,
      parked: NOTHING,
    });
    const onward = adaptWishes({ ...there, gateway: quickrouter, previousGateway: qcode, mode: 'generate' });
    expect(onward.changes).toEqual([]);
    const back = adaptWishes({
      ...onward,
      gateway: modelverse,
      previousGateway: quickrouter,
      mode: 'generate',
    });
    expect(back.wishes).toEqual(wishes);
    expect(back.changes).toEqual([{ field: 'size', from: undefined, to: '2048x2048', reason: 'restored' }]);
    expect(back.parked).toEqual({ models: {}, fields: {} });
  });

  it('keeps a choice for each of two gateways that exclude each other', () => {
    const wishes = draft({ model: 'gpt-image-2-4k', size: '3840x2160' });
    const first = adaptWishes({
      gateway: qcode,
      previousGateway: nodekey,
      mode: 'generate',
      wishes,
      parked: NOTHING,
    });
    const chosen = { ...first.wishes, size: '1536x1024' };
    const second = adaptWishes({
      gateway: nodekey,
      previousGateway: qcode,
      mode: 'generate',
      wishes: chosen,
      parked: first.parked,
    });
    expect(second.wishes).toEqual(wishes);
    expect(second.changes).toContainEqual({
      field: 'size',
      from: '1536x1024',
      to: '3840x2160',
      reason: 'value-not-offered',
    });
    const third = adaptWishes({ ...second, gateway: qcode, previousGateway: nodekey, mode: 'generate' });
    expect(third.wishes).toEqual(chosen);
  });

  it('brings the latest of several parked values back first', () => {
    const older = { value: '2048x2048', home: 'openai' };
    const newer = { value: '3840x2160', home: 'nodekey' };
    const parked: Parked = { fields: { size: [older, newer] } };
    const adapted = adaptWishes({
      gateway: openai,
      previousGateway: qcode,
      mode: 'generate',
      wishes: draft({}),
      parked,
    });
    expect(adapted.wishes).toEqual(draft({ size: '3840x2160' }));
    expect(adapted.parked.fields).toEqual({ size: [older] });
  });

  it('lets a newer choice stand over an older one', () => {
    const parked: Parked = { fields: { size: [{ value: '2048x2048', home: 'openai' }] } };
    const wishes = draft({ size: '1024x1024' });
    const adapted = adaptWishes({
      gateway: openai,
      previousGateway: qcode,
      mode: 'generate',
      wishes,
      parked,
    });
    expect(adapted).toEqual({ wishes, parked: { models: {}, fields: {} }, changes: [] });
  });

  it('leaves a size that breaks the rules to be mended where sizes are free', () => {
    const wishes = draft({ size: '1920x1080' });
    const adapted = adaptWishes({
      gateway: modelverse,
      previousGateway: openai,
      mode: 'generate',
      wishes,
      parked: NOTHING,
    });
    expect(adapted.wishes).toEqual(wishes);
  });

  it('never touches what was written', () => {
    const wishes = draft({ prompt: 'x'.repeat(40_000), user: 'me', extra: '{"broken', model: 'my-model' });
    const adapted = adaptWishes({
      gateway: qcode,
      previousGateway: openai,
      mode: 'generate',
      wishes,
      parked: NOTHING,
    });
    expect(adapted).toEqual({
      wishes,
      parked: { models: {}, fields: {} },
      // QCode's page has no such field: what was written stays, but is not sent there.
      changes: [{ field: 'user', from: 'me', to: undefined, reason: 'field-not-offered' }],
    });
  });

  it('names what is no longer sent because another field is not, and again when it is', () => {
    const wishes = draft({ output_format: 'webp', output_compression: 33 });
    const there = adaptWishes({
      gateway: modelverse,
      previousGateway: openai,
      mode: 'generate',
      wishes,
      parked: NOTHING,
    });
    expect(there.changes).toEqual([
      { field: 'output_format', from: 'webp', to: undefined, reason: 'value-not-offered' },
      { field: 'output_compression', from: 33, to: undefined, reason: 'means-nothing-here' },
    ]);
    const back = adaptWishes({ ...there, gateway: openai, previousGateway: modelverse, mode: 'generate' });
    expect(back.wishes).toEqual(wishes);
    expect(back.changes).toEqual([
      { field: 'output_format', from: undefined, to: 'webp', reason: 'restored' },
      { field: 'output_compression', from: undefined, to: 33, reason: 'restored' },
    ]);
  });

  it('does not name what only the previous gateway had to be sent', () => {
    const adapted = adaptWishes({
      gateway: openai,
      previousGateway: quickrouter,
      mode: 'generate',
      wishes: draft({}),
      parked: NOTHING,
    });
    expect(adapted.changes).toEqual([]);
  });
});

describe('model names', () => {
  it('of the previous gateway are parked under it, and come back with it', () => {
    const wishes = draft({ model: 'gpt-image-2-1k' });
    const there = adaptWishes({
      gateway: openai,
      previousGateway: nodekey,
      mode: 'generate',
      wishes,
      parked: NOTHING,
    });
    expect(there.wishes).toEqual(draft({}));
    expect(there.parked.models).toEqual({ nodekey: 'gpt-image-2-1k' });
    expect(there.changes).toEqual([
      { field: 'model', from: 'gpt-image-2-1k', to: 'gpt-image-2', reason: 'model-of-other-gateway' },
    ]);
    const back = adaptWishes({ ...there, gateway: nodekey, previousGateway: openai, mode: 'generate' });
    expect(back.wishes).toEqual(wishes);
    expect(back.changes).toEqual([
      { field: 'model', from: undefined, to: 'gpt-image-2-1k', reason: 'restored' },
    ]);
  });

  it('that both gateways have stay', () => {
    const wishes = draft({ model: 'gpt-image-2' });
    const adapted = adaptWishes({
      gateway: nodekey,
      previousGateway: openai,
      mode: 'generate',
      wishes,
      parked: NOTHING,
    });
    expect(adapted.wishes).toEqual(wishes);
  });

  it('of the user’s own win over a parked one', () => {
    const wishes = draft({ model: 'mine' });
    const parked: Parked = { models: { nodekey: 'gpt-image-2-1k' } };
    const adapted = adaptWishes({
      gateway: nodekey,
      previousGateway: openai,
      mode: 'generate',
      wishes,
      parked,
    });
    expect(adapted.wishes).toEqual(wishes);
    expect(adapted.parked.models).toEqual({});
  });

  it('change the sizes of the same gateway', () => {
    const wishes = draft({ model: 'gpt-image-2-4k', size: '1536x1024' });
    const adapted = adaptWishes({ gateway: nodekey, mode: 'generate', wishes, parked: NOTHING });
    expect(adapted.wishes).toEqual(draft({ model: 'gpt-image-2-4k' }));
    const again = { ...adapted.wishes, model: 'gpt-image-2-1k' };
    expect(
      adaptWishes({ gateway: nodekey, mode: 'generate', wishes: again, parked: adapted.parked }).wishes,
    ).toEqual(draft({ model: 'gpt-image-2-1k', size: '1536x1024' }));
  });
});

describe('changing the mode or "try anyway"', () => {
  it('parks and brings back fields that only one endpoint has', () => {
    const wishes = draft({ output_format: 'webp', response_format: 'url' });
    const generate = adaptWishes({ gateway: qcode, mode: 'generate', wishes, parked: NOTHING });
    expect(generate.wishes).toEqual(draft({}));
    expect(adaptWishes({ ...generate, gateway: qcode, mode: 'edit' }).wishes).toEqual(wishes);
  });

  it('names free text that only one endpoint takes', () => {
    const wishes = draft({ user: 'me' });
    const adapted = adaptWishes({
      gateway: qcode,
      mode: 'generate',
      previousMode: 'edit',
      wishes,
      parked: NOTHING,
    });
    expect(adapted.changes).toEqual([
      { field: 'user', from: 'me', to: undefined, reason: 'field-not-offered' },
    ]);
  });

  it('parks an undocumented size when trying ends', () => {
    const tried = draft({ size: '1600x1200', tryUndocumented: true });
    expect(adaptWishes({ gateway: qcode, mode: 'generate', wishes: tried, parked: NOTHING }).wishes).toEqual(
      tried,
    );
    const ended = { ...tried, tryUndocumented: false };
    const adapted = adaptWishes({ gateway: qcode, mode: 'generate', wishes: ended, parked: NOTHING });
    expect(adapted.wishes).toEqual(draft({}));
  });

  it('leaves a number out of range where it was typed', () => {
    const wishes = draft({ n: 99 });
    expect(adaptWishes({ gateway: openai, mode: 'edit', wishes, parked: NOTHING }).wishes).toEqual(wishes);
  });

  it('brings a number out of range back to the gateway where it was typed', () => {
    const wishes = draft({ n: 99 });
    const there = adaptWishes({
      gateway: qcode,
      previousGateway: openai,
      mode: 'generate',
      wishes,
      parked: NOTHING,
    });
    expect(there.wishes).toEqual(draft({}));
    const back = adaptWishes({ ...there, gateway: openai, previousGateway: qcode, mode: 'generate' });
    expect(back.wishes).toEqual(wishes);
  });

  it('waits behind an undocumented endpoint as it is', () => {
    const wishes = draft({ size: '1536x1024', output_format: 'webp', n: 2 });
    const adapted = adaptWishes({
      gateway: nodekey,
      previousGateway: openai,
      mode: 'edit',
      wishes,
      parked: NOTHING,
    });
    expect(adapted).toEqual({ wishes, parked: { models: {}, fields: {} }, changes: [] });
  });
});

interface Move {
  readonly here: GatewayId;
  readonly there: GatewayId;
  readonly mode: Mode;
  readonly wishes: Wishes;
}

const move = ({ here, there, mode, wishes }: Move) =>
  adaptWishes({ gateway: gateways[there], previousGateway: gateways[here], mode, wishes, parked: NOTHING });

const isClosed = ({ problems }: ResolvedForm) =>
  problems.some(({ code }) => code === 'undocumented-endpoint');

describe('whatever the wishes', () => {
  /** Wishes that were typed at one gateway, taken to another. */
  const anyMove = fc.record({ here: anyGatewayId, there: anyGatewayId, mode: anyMode, wishes: anyWishes });

  it('going to another gateway and back restores them exactly', () => {
    fc.assert(
      fc.property(anyMove, ({ here, there, mode, wishes }) => {
        const [home, away] = [gateways[here], gateways[there]];
        const settled = adaptWishes({ gateway: home, mode, wishes, parked: NOTHING });
        const names = (gateway: Gateway) => gateway.models.some(({ id }) => id === wishes.model);
        // Typed here, but the other gateway's own name: it belongs there from then on.
        fc.pre(names(home) || !names(away));
        // Out of range here, but good there: it counts as chosen there.
        const broken = resolveForm(home, mode, { ...settled.wishes, tryUndocumented: true }).problems;
        fc.pre(!broken.some(({ code }) => code === 'out-of-range' || code === 'not-an-integer'));
        const visit = adaptWishes({ ...settled, gateway: away, previousGateway: home, mode });
        const back = adaptWishes({ ...visit, gateway: home, previousGateway: away, mode });
        expect(back.wishes).toEqual(settled.wishes);
      }),
      { numRuns: 400 },
    );
  });

  it('a second look changes nothing', () => {
    fc.assert(
      fc.property(anyMove, (moved) => {
        const once = move(moved);
        const twice = adaptWishes({ ...once, gateway: gateways[moved.there], mode: moved.mode });
        expect(twice).toEqual({ ...once, changes: [] });
      }),
    );
  });

  it('nothing chosen is lost: it is still wished for, or parked', () => {
    fc.assert(
      fc.property(anyMove, (moved) => {
        const { parked, wishes } = move(moved);
        const kept: unknown[] = [
          ...Object.values(wishes),
          ...Object.values(parked.models ?? {}),
          ...Object.values(parked.fields ?? {}).flatMap((values) => values.map(({ value }) => value)),
        ];
        const lost = Object.values(moved.wishes).filter(
          (value) => !kept.some((other) => Object.is(other, value)),
        );
        expect(lost).toEqual([]);
      }),
    );
  });

  it('every wish that is no longer sent is named, and no field twice', () => {
    fc.assert(
      fc.property(anyMove, anyMode, (moved, previousMode) => {
        const [home, away] = [gateways[moved.here], gateways[moved.there]];
        const { mode, wishes } = moved;
        const before = resolveForm(home, previousMode, wishes);
        const adapted = adaptWishes({
          gateway: away,
          previousGateway: home,
          mode,
          previousMode,
          wishes,
          parked: NOTHING,
        });
        const after = resolveForm(away, mode, adapted.wishes);
        const named = adapted.changes.map(({ field }) => field);
        expect(new Set(named).size).toBe(named.length);
        fc.pre(![before, after].some(isClosed));
        for (const field of FIELD_NAMES) {
          if (before.params[field] === undefined || after.params[field] !== undefined) continue;
          if (wishes[field] !== undefined) expect(named).toContain(field);
        }
        for (const { field, to } of adapted.changes) expect(to).toBe(after.params[field]);
      }),
      { numRuns: 300 },
    );
  });

  it('no unknown choice is left in the form', () => {
    fc.assert(
      fc.property(anyMove, (moved) => {
        const { problems } = resolveForm(gateways[moved.there], moved.mode, move(moved).wishes);
        expect(problems.map(({ code }) => code)).not.toContain('unknown-choice');
      }),
    );
  });
});
