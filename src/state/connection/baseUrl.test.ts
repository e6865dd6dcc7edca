import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateways } from '../../core/gateway/gateways.ts';
import { adviseBaseUrl, checkBaseUrl, normalizeBaseUrl } from './baseUrl.ts';

const DOCUMENTED = Object.values(gateways).flatMap(({ regions }) => regions.map(({ baseUrl }) => baseUrl));

describe('checkBaseUrl', () => {
  it.each(DOCUMENTED)('accepts %s, which a gateway documents', (baseUrl) => {
    expect(checkBaseUrl(baseUrl, 'https:')).toBeUndefined();
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['gateway', 'not-a-url'],
    ['api.example.com/v1', 'not-a-url'],
    ['localhost:8080/v1', 'not-a-url'],
    ['https://', 'not-a-url'],
    ['https://a b/v1', 'not-a-url'],
    ['ftp://example.com/v1', 'not-http'],
    ['javascript:alert(1)', 'not-http'],
    ['https://user@example.com/v1', 'credentials'],
    ['https://:sk-1@example.com/v1', 'credentials'],
    ['https://example.com/v1?key=1', 'query'],
    ['https://example.com/v1?', 'query'],
    ['https://example.com/v1#', 'fragment'],
    ['https://example.com/v1#a?b', 'fragment'],
  ])('says of "%s": %s', (text, problem) => {
    expect(checkBaseUrl(text, 'http:')).toBe(problem);
  });

  it.each([
    ['http://192.168.1.20:3000/v1', 'https:', 'mixed-content'],
    ['http://example.com/v1', 'https:', 'mixed-content'],
    ['http://192.168.1.20:3000/v1', 'http:', undefined],
    ['http://127.0.0.1:8080/v1', 'https:', undefined],
    ['http://localhost:8080/v1', 'https:', undefined],
    ['http://[::1]:8080/v1', 'https:', undefined],
    ['http://127.0.0.1.example.com/v1', 'https:', 'mixed-content'],
    ['http://localhost.example.com/v1', 'https:', 'mixed-content'],
  ])('calls %s from a page of %s: %s', (text, page, problem) => {
    expect(checkBaseUrl(text, page)).toBe(problem);
  });
});

describe('normalizeBaseUrl', () => {
  it.each([
    [' HTTPS://API.Example.com:443/v1// ', 'https://api.example.com/v1'],
    ['http://127.0.0.1:80', 'http://127.0.0.1'],
    ['https://example.com/V1', 'https://example.com/V1'],
    ['https://example.com/v1?a', undefined],
  ])('spells %s as %s', (text, spelled) => {
    expect(normalizeBaseUrl(text)).toBe(spelled);
  });

  it('leaves its own spelling alone', () => {
    const scheme = fc.constantFrom('https://', 'HTTP://', 'ftp://', '');
    const host = fc.constantFrom(
      'Example.com',
      'example.com:443',
      '127.1',
      '[::1]:80',
      'ex ample',
      'münchen.example',
    );
    const segment = fc.constantFrom('v1', '', '.', '..', '%7Euser', 'ü', '?', '#a');
    fc.assert(
      fc.property(scheme, host, fc.array(segment, { maxLength: 4 }), (...[start, name, path]) => {
        const spelled = normalizeBaseUrl(start + [name, ...path].join('/'));
        if (spelled !== undefined) expect(normalizeBaseUrl(`${spelled}/`)).toBe(spelled);
      }),
    );
  });
});

describe('adviseBaseUrl', () => {
  it.each(DOCUMENTED)('has nothing to say about %s', (baseUrl) => {
    expect(adviseBaseUrl(baseUrl)).toBeUndefined();
  });

  it.each([
    ['https://example.com', 'missing-version', 'https://example.com/v1'],
    ['https://example.com/openai/', 'missing-version', 'https://example.com/openai/v1'],
    ['https://example.com/v1/v1', 'doubled-version', 'https://example.com/v1'],
    ['https://example.com/v1/images/generations', 'endpoint-path', 'https://example.com/v1'],
    ['https://example.com/v1/images/edits/', 'endpoint-path', 'https://example.com/v1'],
    ['https://example.com/v1/images', 'endpoint-path', 'https://example.com/v1'],
    ['https://example.com/v1/models', 'endpoint-path', 'https://example.com/v1'],
    ['api.example.com/v1', 'missing-scheme', 'https://api.example.com/v1'],
    ['localhost:8080/v1', 'missing-scheme', 'http://localhost:8080/v1'],
    ['127.0.0.1:8080/v1', 'missing-scheme', 'http://127.0.0.1:8080/v1'],
  ])('about %s: %s, better %s', (text, code, mended) => {
    expect(adviseBaseUrl(text)).toEqual({ code, mended });
  });

  it.each(['', 'h', 'http', 'https:/', 'https://example.com/v1beta/openai', 'ftp://example.com'])(
    'is silent about "%s"',
    (text) => expect(adviseBaseUrl(text)).toBeUndefined(),
  );

  it('comes to an end with an address that can be used', () => {
    const slips = fc.array(fc.constantFrom('/v1', '/images', '/images/generations', '/models', '/openai'), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(slips, (path) => {
        let text = `https://example.com${path.join('')}`;
        for (let step = 0; step < 20; step += 1) text = adviseBaseUrl(text)?.mended ?? text;
        expect(adviseBaseUrl(text)).toBeUndefined();
        expect(checkBaseUrl(text, 'https:')).toBeUndefined();
      }),
    );
  });
});
