import { learnedAt } from '../../../state/connection/capabilities.ts';
import { apiKeyAt, connection } from '../../../state/connection/connection.ts';
import { keyIdOf } from '../../../state/connection/keyIdOf.ts';
import { jobs, startJob } from '../../../state/jobs/jobs.ts';
import { results } from '../../../state/results.ts';
import { judgeJob } from './judgeJob.ts';
import type { Step, Tested } from './Step.ts';
import { testPicture } from './testPicture.ts';

/**
 * Only after a yes to its price: one real picture, as a job like any other, so that what was paid for is never lost.
 * Leaving the test does not end it.
 */
export async function* runTestPicture(
  id: 'picture' | 'stream',
  { gateway, baseUrl, model }: Tested,
  prompt: string,
): AsyncGenerator<Step, void, undefined> {
  yield { id, status: 'running', finding: { code: 'picture-running' } };
  const { params } = testPicture(gateway, model, prompt, id === 'stream');
  const key = apiKeyAt(gateway, baseUrl);
  await startJob(
    {
      gateway,
      baseUrl,
      mode: 'generate',
      params,
      extra: {},
      ...(key?.value && { key: key.value, keyId: keyIdOf(key) }),
    },
    connection.getState().timeLimitSeconds,
  );
  const job = jobs.getState().jobs.find(({ input }) => input.params === params);
  const pictures = results.getState().results.filter(({ jobId }) => jobId === job?.id);
  yield* judgeJob(id, job, pictures, learnedAt(baseUrl));
}
