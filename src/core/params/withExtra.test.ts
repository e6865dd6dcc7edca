import { expect, it } from 'vitest';
import { withExtra } from './withExtra.ts';

const params = { model: 'gpt-image-2', prompt: 'a fox', quality: 'low', n: 2, background: 'opaque' };

it('merges the extra fields that decide the cost and the time last, as the request does', () => {
  expect(withExtra(params, {})).toEqual(params);
  expect(withExtra(params, { n: 4, size: '2048x2048', stream: true, model: 'other' })).toEqual({
    ...params,
    n: 4,
    size: '2048x2048',
    stream: true,
    model: 'other',
  });
});

it('takes out what is null, and leaves alone what it does not know or cannot read', () => {
  expect(withExtra(params, { n: null })).not.toHaveProperty('n');
  expect(withExtra(params, { n: '4', quality: 1, background: 'auto', style: 'vivid', model: null })).toEqual(
    params,
  );
});
