import { describe, expect, it } from 'vitest';
import { answers } from '../../core/wire/corpus/answers.ts';
import { CORPUS_BASE_URL, CORPUS_KEY } from '../../core/wire/corpus/AnswerCase.ts';
import { outcomeOf } from '../../core/wire/corpus/outcomeOf.ts';
import { bodyOf, readCase } from '../../core/wire/corpus/readCase.ts';
import { readAnswerInWorker, warmAnswerReader } from './answerReader.ts';

const context = { mode: 'generate', baseUrl: CORPUS_BASE_URL, secrets: [CORPUS_KEY] } as const;

// Node has no `Worker`, as a browser in which its script cannot be loaded.
describe('reading answers where no worker can be had', () => {
  it('gets ready all the same', async () => {
    await expect(warmAnswerReader()).resolves.toBeUndefined();
  });

  it.each(['ok_b64', 'e401_expired', 'sse_drop'])('reads %s in the page', async (name) => {
    const answer = answers.find((each) => each.name === name)!;
    const response = new Response(bodyOf(answer).slice(), {
      status: answer.status ?? 200,
      headers: { ...answer.headers },
    });
    const signal = new AbortController().signal;
    const result = await readAnswerInWorker(response, context, {}, signal).catch((thrown: unknown) => ({
      thrown,
    }));
    const { result: expected } = await readCase(answer, [bodyOf(answer)]);
    expect(await outcomeOf({ result, partials: [] })).toEqual(
      await outcomeOf({ result: expected, partials: [] }),
    );
  });
});
