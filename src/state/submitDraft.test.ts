import { beforeEach, describe, expect, it } from 'vitest';
import { resolveForm } from '../core/params/resolveForm.ts';
import { connection, currentGateway } from './connection.ts';
import { FIRST_CONNECTION } from './ConnectionState.ts';
import { draft } from './draft.ts';
import { provideJobPorts } from './jobPorts.ts';
import { jobs, repeatJob } from './jobs.ts';
import { loadingSource } from './sourceRecord.ts';
import { sources } from './sources.ts';
import type { ReadySource } from './Source.ts';
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
  jobs.setState({ jobs: [] }, true);
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
