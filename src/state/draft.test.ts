import { beforeEach, describe, expect, it } from 'vitest';
import { resolveForm } from '../core/params/resolveForm.ts';
import { chooseGateway, currentGateway } from './connection/connection.ts';
import { draft, resetFields, setField, setMode, setPrompt, setTryUndocumented } from './draft.ts';

const sent = () => {
  const { mode, wishes } = draft.getState();
  return resolveForm(currentGateway(), mode, wishes).params;
};

beforeEach(() => {
  chooseGateway('openai');
  setMode('generate');
  resetFields();
  setPrompt('a fox');
});

describe('the draft', () => {
  it('sends model, prompt and quality, and nothing that was not set', () => {
    expect(sent()).toEqual({ model: 'gpt-image-2', prompt: 'a fox', quality: 'low' });
  });

  it('sets a field and takes it out again', () => {
    setField('n', 3);
    expect(sent()).toMatchObject({ n: 3 });
    setField('n', undefined);
    expect(sent()).not.toHaveProperty('n');
  });

  it('says what another gateway changes, and brings it back with the first one', () => {
    setField('size', '2048x2048');
    setField('output_format', 'webp');
    const before = draft.getState().wishes;
    chooseGateway('qcode');
    expect(draft.getState().changes.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['size', 'output_format']),
    );
    expect(sent()).not.toHaveProperty('output_format');
    chooseGateway('openai');
    expect(draft.getState().wishes).toEqual(before);
  });

  it('keeps the prompt through gateways, modes and Reset fields', () => {
    for (const id of ['qcode', 'quickrouter', 'nodekey', 'sandbox']) chooseGateway(id);
    setMode('edit');
    setTryUndocumented(true);
    resetFields();
    expect(draft.getState().wishes.prompt).toBe('a fox');
  });

  it('returns to the minimal request by Reset fields', () => {
    setField('n', 2);
    setField('background', 'opaque');
    setField('user', 'me');
    resetFields();
    expect(sent()).toEqual({ model: 'gpt-image-2', prompt: 'a fox', quality: 'low' });
  });
});
