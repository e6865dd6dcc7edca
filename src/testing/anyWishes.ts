import * as fc from 'fast-check';
import type { GatewayId } from '../core/gateway/gateways.ts';
import type { Mode } from '../core/params/ImageParams.ts';
import type { Wishes } from '../core/params/resolveForm.ts';

/** By id, so that a counterexample is one word. */
export const anyGatewayId: fc.Arbitrary<GatewayId> = fc.constantFrom(
  'sandbox',
  'openai',
  'qiuqiu',
  'qcode',
  'nodekey',
  'modelverse',
  'quickrouter',
  'custom',
);

export const anyMode: fc.Arbitrary<Mode> = fc.constantFrom('generate', 'edit');

/** Now and then something that no gateway offers, as an address or an old draft may bring it. */
const choice = (...values: readonly string[]) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: fc.constantFrom('', ' ', 'odd') },
  );

const count = (min: number, max: number) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min, max }) },
    { weight: 1, arbitrary: fc.constantFrom(-1, 0.5, 1000, Number.NaN, Infinity) },
  );

/** Wishes as a user, an address or a stored draft can leave them: complete, sparse or nonsense. */
export const anyWishes: fc.Arbitrary<Wishes> = fc.record(
  {
    prompt: fc.oneof(fc.string(), fc.constant('a cat'), fc.constant('  ')),
    extra: fc.oneof(fc.constant(''), fc.json(), fc.constant('{')),
    tryUndocumented: fc.boolean(),
    model: choice('gpt-image-2', 'gpt-image-2-1k', 'gpt-image-2-2k', 'gpt-image-2-4k', 'my-own-model'),
    n: count(1, 10),
    size: choice('auto', '1024x1024', '1536x1024', '2048x1152', '3840x2160', '1600x1200', '1000x1000'),
    quality: choice('low', 'medium', 'high', 'auto'),
    output_format: choice('png', 'jpeg', 'webp'),
    output_compression: count(0, 100),
    background: choice('auto', 'opaque', 'transparent'),
    moderation: choice('auto', 'low'),
    input_fidelity: choice('low', 'high'),
    response_format: choice('url', 'b64_json'),
    stream: fc.boolean(),
    partial_images: count(0, 3),
    user: choice('someone', '用户'),
  },
  { requiredKeys: ['prompt', 'extra', 'tryUndocumented'], noNullPrototype: true },
);
