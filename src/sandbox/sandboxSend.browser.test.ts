import { afterEach, describe, expect, it, vi } from 'vitest';
import type { GatewayError } from '../core/wire/GatewayError.ts';
import { sandboxSend } from './sandboxSend.ts';

const BASE = 'https://sandbox.invalid/v1';
const never = () => new AbortController().signal;

function generation(fields: object): Request {
  return new Request(`${BASE}/images/generations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({
      model: 'gpt-image-2',
      prompt: 'a cat',
      quality: 'low',
      size: '1024x640',
      ...fields,
    }),
  });
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('sandboxSend', () => {
  it('answers from a worker as fetch would', async () => {
    const response = await sandboxSend(generation({}), never());
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/json');
    const answer = (await response.json()) as { created: number; data: { b64_json: string }[] };
    expect(answer.data[0]?.b64_json.startsWith('iVBORw0KGgo')).toBe(true);
    expect(Math.abs(answer.created - Date.now() / 1000)).toBeLessThan(60);
  });

  it('carries a multipart body whole', async () => {
    const form = new FormData();
    form.append('model', 'gpt-image-2');
    form.append('prompt', '猫 "quoted"');
    form.append('image', new Blob(['no picture'], { type: 'image/png' }), 'a.png');
    const response = await sandboxSend(
      new Request(`${BASE}/images/edits`, { method: 'POST', body: form }),
      never(),
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { param: 'image', code: 'invalid_image_file' } });
  });

  it('lists models without a body', async () => {
    const response = await sandboxSend(new Request(`${BASE}/models`), never());
    expect(await response.json()).toMatchObject({ object: 'list' });
  });

  it('keeps one worker for the next request', async () => {
    await (await sandboxSend(generation({ n: 0 }), never())).text();
    const started = vi.spyOn(globalThis, 'Worker');
    await (await sandboxSend(generation({ n: 0 }), never())).text();
    expect(started).not.toHaveBeenCalled();
  });

  it('ends the worker on abort, before the answer and in the middle of it', async () => {
    const terminated = vi.spyOn(Worker.prototype, 'terminate');
    const early = new AbortController();
    const waiting = sandboxSend(generation({ n: 10, size: '3840x2160' }), early.signal);
    setTimeout(() => early.abort(), 50);
    await expect(waiting).rejects.toMatchObject({ name: 'GatewayError', kind: 'aborted' });
    expect(terminated).toHaveBeenCalledTimes(1);

    const late = new AbortController();
    const response = await sandboxSend(generation({ stream: true, partial_images: 3 }), late.signal);
    const reader = response.body!.getReader();
    expect((await reader.read()).done).toBe(false);
    late.abort();
    await expect(readAll(reader)).rejects.toMatchObject({ kind: 'aborted' });
    expect(terminated).toHaveBeenCalledTimes(2);
  });

  it('ends the worker when the answer is left unread', async () => {
    const terminated = vi.spyOn(Worker.prototype, 'terminate');
    const response = await sandboxSend(generation({ stream: true, partial_images: 3 }), never());
    await response.body?.cancel();
    expect(terminated).toHaveBeenCalledTimes(1);
  });

  it('sends nothing when it is aborted already, and tells a time limit from a cancel', async () => {
    const aborted = sandboxSend(generation({}), AbortSignal.abort());
    await expect(aborted).rejects.toMatchObject({ kind: 'aborted' });
    const late = AbortSignal.abort(new DOMException('too late', 'TimeoutError'));
    await expect(sandboxSend(generation({}), late)).rejects.toMatchObject({ kind: 'timeout' });
  });

  it('keeps the words of an exception out of its error', async () => {
    vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(() => {
      throw new TypeError('Failed to execute postMessage');
    });
    const failed = await sandboxSend(generation({}), never()).catch((error: unknown) => error);
    expect(failed).toMatchObject({ kind: 'not-sent', details: { reason: 'sandbox' } });
    expect((failed as Error).message).not.toContain('postMessage');
    expect(JSON.stringify((failed as GatewayError).details)).not.toContain('postMessage');
  });

  it('answers two at a time', async () => {
    const answers = await Promise.all(
      ['a', 'b'].map(async (prompt) => (await sandboxSend(generation({ prompt }), never())).text()),
    );
    expect(answers[0]).not.toBe(answers[1]);
    expect(answers.every((text) => text.includes('b64_json'))).toBe(true);
  });
});

async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  while (!(await reader.read()).done);
}
