import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateways } from '../../../core/gateway/gateways.ts';
import { checkBaseUrl } from '../../../state/connection/baseUrl.ts';
import { examineAddress } from './examineAddress.ts';

const PAGE = { protocol: 'https:', hostname: 'play.example' };

const examined = (baseUrl: string, gateway = gateways.custom, page = PAGE) =>
  examineAddress({ gateway, baseUrl, key: undefined, model: 'gpt-image-2' }, page);

describe('examineAddress', () => {
  it.each([
    ['https://relay.example', 'warning address-advice', 'https://relay.example/v1'],
    ['https://relay.example/v1/v1', 'warning address-advice', 'https://relay.example/v1'],
    ['https://relay.example/v1/images/generations', 'warning address-advice', 'https://relay.example/v1'],
    [' https://relay.example/v1/ ', 'ok address-ok', undefined],
    ['relay.example/v1', 'failed address-problem', 'https://relay.example/v1'],
    ['https://relay.example/v1?key=1', 'failed address-problem', 'https://relay.example/v1'],
    ['https://relay.example/?a#b', 'failed address-problem', 'https://relay.example/v1'],
    ['https://me:secret@relay.example/v1', 'failed address-problem', 'https://relay.example/v1'],
    ['http://relay.example/v1', 'failed address-problem', 'https://relay.example/v1'],
    ['ftp://relay.example/v1', 'failed address-problem', undefined],
    ['https://api.qcode.cc/v1', 'warning other-path', 'https://api.qcode.cc/qcode-img/v1'],
    ['https://api.openai.com/v1/images/edits', 'warning other-path', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1', 'ok address-ok', undefined],
    ['http://127.0.0.1:3000/v1', 'warning private', undefined],
    ['https://192.168.1.7/v1', 'warning private', undefined],
  ])('%s: %s, mended by %s', (baseUrl, words, fix) => {
    const step = examined(baseUrl);
    expect(`${step.status} ${step.finding.code}`).toBe(words);
    expect(step.fix).toBe(fix);
  });

  it('has nothing against a private address for a page that is at home there itself', () => {
    const page = { protocol: 'http:', hostname: 'localhost' };
    expect(examined('http://127.0.0.1:3000/v1', gateways.custom, page).status).toBe('ok');
  });

  it('has nothing against any documented address', () => {
    for (const gateway of Object.values(gateways))
      for (const { baseUrl } of gateway.regions.filter(() => gateway.needsKey))
        expect(examined(baseUrl, gateway).status).toBe('ok');
  });

  it('proposes only what can be used as it is, and has nothing more to say about it', () => {
    const hosts = fc.constantFrom(
      'https://a.example',
      'http://a.example',
      'a.example',
      'http://127.0.0.1:1',
      'https://x:y@a.example',
    );
    const paths = fc.constantFrom(
      '',
      '/',
      '/v1',
      '/v1/v1',
      '/v1/models',
      '/images/generations',
      '/v1/images/edits',
      '/api/v1/',
    );
    const ends = fc.constantFrom('', '?', '?a=b', '#', '#c', ' ');
    fc.assert(
      fc.property(hosts, paths, ends, (host, path, end) => {
        let text = host + path + end;
        // One slip at a time may be mended.
        for (let clicks = 0; clicks < 3; clicks += 1) {
          const { fix } = examined(text);
          if (fix === undefined) break;
          expect(checkBaseUrl(fix, 'https:')).toBeUndefined();
          text = fix;
        }
        expect(examined(text)).not.toHaveProperty('fix');
      }),
    );
  });
});
