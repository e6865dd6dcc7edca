import { beforeEach, describe, expect, it, vi } from 'vitest';
import { gateways } from '../../core/gateway/gateways.ts';
import type { ImageJobInput, JobPorts } from '../../core/job.ts';
import type { ImageParams } from '../../core/params/ImageParams.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import type { AnsweredImage } from '../../core/wire/ImageAnswer.ts';
import { memoryStorage } from '../../testing/memoryStorage.ts';
import { capabilities, learnedAt, type Facts } from './capabilities.ts';
import { learningPorts } from './learnFromJob.ts';

const HERE = 'https://relay.example/v1';

beforeEach(() => {
  vi.stubGlobal('localStorage', memoryStorage());
  capabilities.setState({}, true);
});

const bytes = (
  width: number,
  height: number,
  mime: 'image/png' | 'image/webp' = 'image/png',
): AnsweredImage => ({
  kind: 'bytes',
  blob: new Blob(),
  sniffed: { mime, width, height },
});
const LINK: AnsweredImage = { kind: 'link', url: 'https://cdn.example/1.png' };

interface Scene {
  params?: Partial<ImageParams>;
  images?: readonly AnsweredImage[];
  error?: GatewayError;
  type?: string;
  previews?: number;
  gateway?: ImageJobInput['gateway'];
}

const refuse = () => Promise.reject(new Error('not asked here'));

/** What is known after one answer. */
async function learnedFrom({
  params,
  images = [],
  error,
  type = 'application/json',
  previews = 0,
  gateway,
}: Scene) {
  const input: ImageJobInput = {
    gateway: gateway ?? gateways.custom,
    baseUrl: HERE,
    mode: 'generate',
    params: { model: 'gpt-image-2', prompt: 'A fox', ...params },
    extra: {},
  };
  const readAnswer: JobPorts['readAnswer'] = async (_response, _context, events) => {
    for (let index = 0; index < previews; index += 1)
      events.onPartial?.({ index, blob: new Blob(), sniffed: { mime: 'image/png', width: 1, height: 1 } });
    if (error) throw error;
    return { images, reported: {} };
  };
  const ports = learningPorts({ send: refuse, fetchPicture: refuse, readAnswer }, input);
  const response = new Response('', { headers: { 'content-type': type } });
  const onPartial = vi.fn<() => void>();
  await ports
    .readAnswer(
      response,
      { mode: 'generate', baseUrl: HERE, secrets: [] },
      { onPartial },
      new AbortController().signal,
    )
    .catch((thrown: unknown) => expect(thrown).toBe(error));
  expect(onPartial).toHaveBeenCalledTimes(previews);
  const { at: _, ...facts } = learnedAt(HERE) ?? { at: 0 };
  return facts;
}

describe('learningPorts', () => {
  it.each<[string, Scene, Facts]>([
    ['bytes', { images: [bytes(1, 1)] }, { corsPost: true, returns: 'bytes' }],
    ['links', { images: [LINK] }, { corsPost: true, returns: 'links' }],
    [
      'a stream that was asked',
      { params: { stream: true }, images: [bytes(1, 1)], type: 'text/event-stream; charset=utf-8' },
      { corsPost: true, returns: 'bytes', streams: 'events' },
    ],
    [
      'a stream that calls itself JSON',
      { params: { stream: true }, images: [bytes(1, 1)], previews: 1 },
      { corsPost: true, returns: 'bytes', streams: 'events' },
    ],
    [
      'JSON where a stream was asked',
      { params: { stream: true }, images: [bytes(1, 1)] },
      { corsPost: true, returns: 'bytes', streams: 'ignored' },
    ],
    [
      'the size and format that were asked',
      { params: { size: '1024x1024', output_format: 'webp' }, images: [bytes(1024, 1024, 'image/webp')] },
      { corsPost: true, returns: 'bytes', size: 'kept', format: 'kept' },
    ],
    [
      'another size and format',
      {
        params: { size: '1024x1024', output_format: 'webp' },
        images: [bytes(1024, 1024), bytes(1254, 1254)],
      },
      { corsPost: true, returns: 'bytes', size: 'changed', format: 'changed' },
    ],
    [
      'a size left open',
      { params: { size: 'auto' }, images: [bytes(9, 9)] },
      { corsPost: true, returns: 'bytes' },
    ],
    [
      'a refusal of stream',
      { params: { stream: true }, error: new GatewayError('refused', { status: 400, param: 'stream' }) },
      { corsPost: true, streams: 'refused' },
    ],
    [
      'a refusal of something else',
      { params: { stream: true }, error: new GatewayError('refused', { status: 400, param: 'size' }) },
      { corsPost: true },
    ],
    [
      'a stream that broke off',
      { params: { stream: true }, previews: 1, error: new GatewayError('cut', { status: 200 }) },
      { corsPost: true, streams: 'events' },
    ],
    ['no answer that can be read', { error: new GatewayError('aborted') }, {}],
    ['the sandbox', { images: [bytes(1, 1)], gateway: gateways.sandbox }, {}],
  ])('learns from %s', async (_, scene, facts) => {
    expect(await learnedFrom(scene)).toEqual(facts);
  });
});
