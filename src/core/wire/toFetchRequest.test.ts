import { describe, expect, it } from 'vitest';
import type { ImageRequest } from './ImageRequest.ts';
import { toFetchRequest } from './toFetchRequest.ts';

const json: ImageRequest = {
  gatewayId: 'openai',
  mode: 'generate',
  method: 'POST',
  url: 'https://api.openai.com/v1/images/generations',
  body: { kind: 'json', json: { model: 'gpt-image-2', prompt: '猫' } },
};

const multipart: ImageRequest = {
  ...json,
  mode: 'edit',
  url: 'https://api.openai.com/v1/images/edits',
  body: {
    kind: 'multipart',
    parts: [
      { name: 'model', value: 'gpt-image-2' },
      { name: 'image[]', fileName: '橘猫.png', file: new Blob(['cat'], { type: 'image/png' }) },
      { name: 'image[]', fileName: 'dog.jpg', file: new Blob(['dog'], { type: 'image/jpeg' }) },
      { name: 'mask', fileName: 'mask.png', file: new Blob(['mask'], { type: 'image/png' }) },
      { name: 'prompt', value: 'two\nlines' },
    ],
  },
};

function headersOf(request: Request): Readonly<Record<string, string>> {
  return Object.fromEntries(request.headers);
}

describe('toFetchRequest', () => {
  it('sends JSON with exactly three headers', async () => {
    const request = toFetchRequest(json, 'sk-1');
    expect(headersOf(request)).toEqual({
      accept: 'application/json',
      authorization: 'Bearer sk-1',
      'content-type': 'application/json',
    });
    expect([request.method, request.url]).toEqual(['POST', json.url]);
    expect(await request.text()).toBe('{"model":"gpt-image-2","prompt":"猫"}');
  });

  it('sends no Authorization without a key', () => {
    expect(toFetchRequest(json).headers.has('authorization')).toBe(false);
    expect(toFetchRequest(json, '').headers.has('authorization')).toBe(false);
  });

  it('leaves the Content-Type of a form to the form', () => {
    const { 'content-type': type, ...others } = headersOf(toFetchRequest(multipart, 'sk-1'));
    expect(type).toMatch(/^multipart\/form-data; boundary=/);
    expect(others).toEqual({ accept: 'application/json', authorization: 'Bearer sk-1' });
  });

  it('sends the parts in their order with file names and types', async () => {
    const form = await toFetchRequest(multipart).formData();
    const parts = [...form].map(([name, value]) =>
      typeof value === 'string' ? [name, value] : [name, value.name, value.type, value.size],
    );
    expect(parts).toEqual([
      ['model', 'gpt-image-2'],
      ['image[]', '橘猫.png', 'image/png', 3],
      ['image[]', 'dog.jpg', 'image/jpeg', 3],
      ['mask', 'mask.png', 'image/png', 4],
      // Forms end lines with CRLF, whoever sends them (HTML Standard, multipart/form-data encoding).
      ['prompt', 'two\r\nlines'],
    ]);
  });

  it('keeps cookies and the address of the page to itself', () => {
    const request = toFetchRequest(json, 'sk-1');
    expect([request.credentials, request.referrerPolicy]).toEqual(['omit', 'no-referrer']);
    // `no-store` would make the browser add Cache-Control and Pragma, and a POST is never cached.
    expect(request.cache).toBe('default');
  });
});
