import { describe, expect, it } from 'vitest';
import type { Gateway } from '../gateway/Gateway.ts';
import { gateways } from '../gateway/gateways.ts';
import type { ImageParams } from '../params/ImageParams.ts';
import { cutAdvice } from './cutAdvice.ts';

const advice = (
  gateway: Gateway,
  params: Partial<ImageParams>,
  baseUrl = gateway.regions[0]?.baseUrl ?? '',
) => cutAdvice(gateway, baseUrl, 'generate', { model: 'gpt-image-2', prompt: 'a fox', ...params });

describe('what can be done against a cut', () => {
  const { qcode, openai, modelverse } = gateways;

  it('is what the gateway offers', () => {
    expect(advice(qcode, { quality: 'high', size: '1536x1024' })).toEqual(['quality', 'size', 'region']);
    expect(advice(openai, { quality: 'high', size: '1024x1024' })).toEqual(['quality', 'stream']);
    expect(advice(modelverse, { quality: 'low', size: '1536x1024' })).toEqual(['size']);
  });

  it('is nothing that is done already or does not apply', () => {
    expect(advice(qcode, { quality: 'low', size: '1024x1024' })).toEqual(['region']);
    expect(advice(qcode, { quality: 'low', size: 'auto' }, 'http://127.0.0.1:8080/qcode-img/v1')).toEqual([]);
    expect(advice(openai, { quality: 'low', stream: true })).toEqual([]);
  });
});
