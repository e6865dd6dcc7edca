import { beforeEach, describe, expect, it } from 'vitest';
import type { Mode } from '../../core/params/ImageParams.ts';
import { resolveForm, type Wishes } from '../../core/params/resolveForm.ts';
import { connection, currentGateway } from '../connection/connection.ts';
import { FIRST_CONNECTION } from '../connection/ConnectionState.ts';
import { draft } from '../draft.ts';
import { provideJobPorts } from './jobPorts.ts';
import { jobs, repeatJob } from './jobs.ts';
import { loadingSource } from '../sources/sourceRecord.ts';
import { sources } from '../sources/sources.ts';
import type { ReadySource } from '../sources/Source.ts';
import { connectionObstacle, submitDraft } from './submitDraft.ts';

const READY: ReadySource = {
  ...loadingSource('cat.png'),
  status: 'ready',
  file: new Blob(['x'], { type: 'image/png' }),
  fileName: 'cat.png',
  type: 'image/png',
  bytes: 1,
  width: 16,
  height: 16,
  notes: [],
  thumbnailUrl: '',
  shrinking: false,
};

/** The pictures of the edits that were sent, by name. */
let sent: string[][] = [];

beforeEach(() => {
  sent = [];
  connection.setState(FIRST_CONNECTION, true);
  jobs.setState(jobs.getInitialState(), true);
  draft.setState({ mode: 'edit', wishes: { prompt: 'a hat', extra: '', tryUndocumented: false } });
  provideJobPorts(() => ({
    send: async (request) => {
      const form = await request.formData();
      sent.push([...form.values()].flatMap((value) => (typeof value === 'string' ? [] : [value.name])));
      return new Response('{}');
    },
    readAnswer: async () => ({ images: [{ kind: 'link', url: 'https://cdn.example/a' }], reported: {} }),
    fetchPicture: async () => undefined,
  }));
});

const submit = () => submitDraft(resolveForm(currentGateway(), 'edit', draft.getState().wishes));
const newest = () => jobs.getState().jobs[0]!;

describe('an edit', () => {
  it('sends the pictures that were there at the click, in a retry too', async () => {
    sources.setState({ sources: [READY], failures: [] });
    submit();
    sources.setState({ sources: [], failures: [] });
    await expect.poll(() => newest().state).toBe('done');
    await repeatJob(newest().id, 600);
    expect(sent).toEqual([['cat.png'], ['cat.png']]);
  });

  it('whose picture came to nothing is prepared anew by a retry, with what has been chosen since', async () => {
    // Nothing prepares this one: it went wrong.
    sources.setState({ sources: [loadingSource('broken.png')], failures: [] });
    submit();
    await expect.poll(() => newest().state).toBe('failed');
    expect(newest().error?.details).toEqual({ picture: 'broken.png' });
    sources.setState({ sources: [READY], failures: [] });
    await repeatJob(newest().id, 600);
    expect(newest().state).toBe('done');
    expect(sent).toEqual([['cat.png']]);
  });

  it('is not sent by a retry without any picture', async () => {
    sources.setState({ sources: [loadingSource('broken.png')], failures: [] });
    submit();
    await expect.poll(() => newest().state).toBe('failed');
    sources.setState({ sources: [], failures: [] });
    await repeatJob(newest().id, 600);
    expect(newest().state).toBe('failed');
    expect(sent).toEqual([]);
  });
});

/** Submits a draft; what was sent: the JSON bodies, or the names of the parts. */
async function bodies(wishes: Partial<Wishes>, gatewayId = 'openai', mode: Mode = 'generate') {
  const requests: Request[] = [];
  provideJobPorts(() => ({
    send: async (request) => {
      requests.push(request);
      return new Response('{}');
    },
    readAnswer: async () => ({ images: [{ kind: 'link', url: 'https://cdn.example/a' }], reported: {} }),
    fetchPicture: async () => undefined,
  }));
  connection.setState({
    gatewayId,
    keys: [{ id: 'k', scope: `gateway:${gatewayId}`, name: '', value: 'sk-1', tabOnly: true }],
  });
  draft.setState({ mode, wishes: { prompt: 'a hat', extra: '', tryUndocumented: false, ...wishes } });
  submitDraft(resolveForm(currentGateway(), mode, draft.getState().wishes));
  await expect.poll(() => jobs.getState().jobs.every(({ state }) => state === 'done')).toBe(true);
  return Promise.all(
    requests.map(async (request) =>
      mode === 'edit' ? [...(await request.formData()).keys()] : ((await request.json()) as unknown),
    ),
  );
}

describe('several pictures as a stream', () => {
  it('are one by one a request of one picture, each its own job', async () => {
    const one = { model: 'gpt-image-2', prompt: 'a hat', quality: 'low', stream: true };
    expect(await bodies({ stream: true, n: 3 })).toEqual([one, one, one]);
    const batches = jobs.getState().jobs.map(({ input }) => input.batch);
    expect(batches.map((batch) => batch?.index)).toEqual([2, 1, 0]);
    expect(new Set(batches.map((batch) => batch?.id)).size).toBe(1);
    expect(batches.every((batch) => batch?.of === 3)).toBe(true);
  });

  it('keep the count where the gateway insists on it', async () => {
    const sent = await bodies({ stream: true, n: 2, tryUndocumented: true }, 'quickrouter');
    expect(sent).toHaveLength(2);
    for (const body of sent) expect(body).toMatchObject({ n: 1, stream: true });
  });

  it('have the same source images, prepared once', async () => {
    sources.setState({ sources: [READY], failures: [] });
    const sent = await bodies({ stream: true, n: 2 }, 'openai', 'edit');
    expect(sent).toHaveLength(2);
    for (const names of sent) expect(names).toContain('image');
    const [a, b] = jobs.getState().jobs;
    expect(await a?.input.files?.()).toBe(await b?.input.files?.());
  });

  it('are one request without a stream, and so is one picture with it', async () => {
    expect(await bodies({ n: 3 })).toHaveLength(1);
    jobs.setState(jobs.getInitialState(), true);
    expect(await bodies({ stream: true, n: 1 })).toMatchObject([{ n: 1, stream: true }]);
    expect(jobs.getState().jobs[0]?.input.batch).toBeUndefined();
  });
});

const at = (more: Partial<typeof FIRST_CONNECTION>) =>
  connectionObstacle({ ...FIRST_CONNECTION, ...more }, 'https:');
const openai = (value: string) =>
  at({
    gatewayId: 'openai',
    keys: [{ id: 'k', scope: 'gateway:openai', name: '', value, tabOnly: false }],
  });

describe('the obstacle of a connection', () => {
  it('is the address first, then the key', () => {
    expect(at({})).toBeUndefined();
    expect(at({ gatewayId: 'openai' })).toBe('no-key');
    expect(openai('')).toBe('no-key');
    expect(openai('sk 1')).toBe('unusable-key');
    expect(openai('sk-1')).toBeUndefined();
    expect(at({ gatewayId: 'custom' })).toBe('empty');
    expect(at({ gatewayId: 'openai', baseUrls: { openai: 'http://a.example/v1' } })).toBe('mixed-content');
  });
});
