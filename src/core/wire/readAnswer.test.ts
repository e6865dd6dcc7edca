import { describe, expect, it } from 'vitest';
import { GatewayError, type GatewayErrorDetails } from './GatewayError.ts';
import type { AnswerCase } from './corpus/AnswerCase.ts';
import { answers } from './corpus/answers.ts';
import { nameImage, namePicture } from './corpus/outcomeOf.ts';
import { bodyOf, readCase, type ReadCase } from './corpus/readCase.ts';
import { requiredShapes } from './corpus/requiredShapes.ts';

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
    expect(names.length).toBeGreaterThan(200);
  });

  it('has a case for every shape that gateways have been seen to send, each with its outcome', async () => {
    const lines: string[] = [];
    for (const { shape, cases } of requiredShapes) {
      for (const name of cases) {
        const answer = answers.find((candidate) => candidate.name === name);
        if (!answer) throw new Error(`${shape}: there is no ${name}`);
        const { result } = await readCase(answer, [bodyOf(answer)]);
        const outcome = describeOutcome(result);
        // What a case does not say about the code may be there all the same.
        expect(outcome, name).toContain(describeExpected(answer.expected));
        lines.push(`  ${shape.padEnd(42)} ${name.padEnd(30)} ${outcome.padEnd(44)} ok`);
      }
    }
    process.stdout.write(
      `\nThe reader: shape × case × outcome\n${lines.join('\n')}\n  ${answers.length} answers in the corpus, ${lines.length} in this table, all ok\n\n`,
    );
  });
});

/** Pictures by number, bytes or link; errors by kind and code. */
function describeOutcome(result: ReadCase['result']): string {
  if (!('thrown' in result)) {
    return countPictures(
      result.images.map(({ kind }) => kind === 'link'),
      result.shortfall !== undefined,
    );
  }
  const { thrown } = result;
  return thrown instanceof GatewayError ? errorLine(thrown.kind, thrown.details) : String(thrown);
}

function describeExpected(expected: AnswerCase['expected']): string {
  if ('images' in expected) {
    const isLink = expected.images.map((image) => image.startsWith('http'));
    return countPictures(isLink, expected.shortfall !== undefined);
  }
  return errorLine(expected.kind, expected.details);
}

function countPictures(isLink: readonly boolean[], isShort: boolean): string {
  const links = isLink.filter(Boolean).length;
  const counts = [
    [isLink.length - links, 'bytes'],
    [links, 'link'],
  ] as const;
  const said = counts.flatMap(([count, what]) => (count > 0 ? [`${count} × ${what}`] : []));
  return `${said.join(' + ')}${isShort ? ', fell short' : ''}`;
}

function errorLine(kind: string, { code }: GatewayErrorDetails = {}): string {
  return code === undefined ? kind : `${kind} ${code}`;
}
