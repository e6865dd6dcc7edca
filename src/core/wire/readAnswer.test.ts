import { describe, expect, it } from 'vitest';
import { GatewayError } from './GatewayError.ts';
import { answers } from './corpus/answers.ts';
import { nameImage, namePicture } from './corpus/outcomeOf.ts';
import { bodyOf, readCase } from './corpus/readCase.ts';

describe('the golden corpus', () => {
  it.each(answers.map((answer) => [answer.name, answer] as const))(
    '%s means what it should',
    async (_name, answer) => {
      const { result, partials } = await readCase(answer, [bodyOf(answer)]);
      const { expected } = answer;
      expect(await Promise.all(partials.map(({ blob }) => namePicture(blob)))).toEqual(
        expected.partials ?? [],
      );
      expect(partials.map(({ index }) => index)).toEqual([...partials.keys()]);
      if ('kind' in expected) {
        if (!('thrown' in result)) throw new Error(`pictures instead of ${expected.kind}`);
        const { thrown } = result;
        if (!(thrown instanceof GatewayError)) throw thrown;
        expect(thrown.kind).toBe(expected.kind);
        expect(thrown.details).toMatchObject(expected.details ?? {});
        expect(Object.keys(thrown.details)).not.toEqual(
          expect.arrayContaining([...(expected.without ?? ['stack'])]),
        );
        return;
      }
      if ('thrown' in result) throw result.thrown;
      expect(await Promise.all(result.images.map(nameImage))).toEqual(expected.images);
      expect(result.images[0]?.revisedPrompt).toBe(expected.revisedPrompt);
      expect(result.usage).toEqual(expected.usage);
      expect(result.requestId).toBe(expected.requestId);
      expect(result.reported).toEqual(expected.reported ?? {});
      expect(result.shortfall).toEqual(expected.shortfall);
    },
  );

  it('has a name for every case and no name twice', () => {
    const names = answers.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(120);
  });
});
