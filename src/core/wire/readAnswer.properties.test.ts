import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatewayError } from './GatewayError.ts';
import { CORPUS_KEY, type AnswerCase } from './corpus/AnswerCase.ts';
import { answers } from './corpus/answers.ts';
import { nameImage, outcomeOf } from './corpus/outcomeOf.ts';
import { bodyOf, readCase, type ReadCase } from './corpus/readCase.ts';

/** Each property reads some hundred answers: a second, but many on a busy machine. */
const PATIENCE = 30_000;

const anyCase = fc.constantFrom(...answers);
const anyPlaces = fc.array(fc.nat({ max: 100_000 }), { maxLength: 12 });

/** Bodies that are nothing but a picture: where they end, nothing tells that more was to come. */
const BARE = ['ok_raw_picture', 'ok_raw_base64', 'ok_raw_dataurl', 'sse_raw_base64'];

/** Cuts bytes into chunks at the given places, in any order; empty chunks happen. */
function cutAt(bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  const cuts = places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
  return [0, ...cuts].map((from, index) => bytes.slice(from, cuts[index] ?? bytes.length));
}

function eachByte(bytes: Uint8Array): readonly Uint8Array[] {
  return Array.from(bytes, (byte) => Uint8Array.of(byte));
}

/** Pictures or a GatewayError that shows no key: all that may come out of any bytes. */
async function expectTotal(read: ReadCase): Promise<void> {
  await outcomeOf(read);
  const { result } = read;
  if (!('thrown' in result)) {
    expect(result.images.length).toBeGreaterThan(0);
    return;
  }
  const { thrown } = result;
  expect(thrown).toBeInstanceOf(GatewayError);
  expect(JSON.stringify(thrown instanceof GatewayError && thrown.details)).not.toContain(CORPUS_KEY.slice(3));
}

describe('the reader, whatever the chunks', () => {
  it(
    'reads the same from any chunks',
    async () => {
      const property = fc.asyncProperty(anyCase, anyPlaces, async (answer, places) => {
        const whole = await outcomeOf(await readCase(answer, [bodyOf(answer)]));
        const inChunks = await outcomeOf(await readCase(answer, cutAt(bodyOf(answer), places)));
        expect(inChunks).toEqual(whole);
      });
      await fc.assert(property, { numRuns: 150 });
    },
    PATIENCE,
  );

  it.each(answers.map((answer) => [answer.name, answer] as const))(
    'reads %s byte by byte',
    async (_, answer) => {
      const whole = await outcomeOf(await readCase(answer, [bodyOf(answer)]));
      expect(await outcomeOf(await readCase(answer, eachByte(bodyOf(answer))))).toEqual(whole);
    },
  );
});

describe('the reader, whatever the bytes', () => {
  it(
    'makes whole pictures or a GatewayError of every case cut anywhere',
    async () => {
      let cuts = 0;
      for (const [turn, answer] of answers.entries()) {
        const bytes = bodyOf(answer);
        // A stride that is different for each case, so that all sorts of places are met.
        for (let end = turn % 7; end < bytes.length; end += 29 + (turn % 13)) {
          const read = await readCase({ ...answer, ...(end % 2 === 0 && { breaks: true }) }, [
            bytes.slice(0, end),
          ]);
          await expectTotal(read);
          if (!BARE.includes(answer.name)) await expectNoTornPicture(answer, read);
          cuts += 1;
        }
      }
      expect(cuts).toBeGreaterThan(1500);
    },
    PATIENCE,
  );

  it(
    'makes pictures or a GatewayError of every case with bytes changed',
    async () => {
      const anyDamage = fc.array(fc.tuple(fc.nat({ max: 100_000 }), fc.nat({ max: 255 })), {
        minLength: 1,
        maxLength: 6,
      });
      const property = fc.asyncProperty(anyCase, anyDamage, async (answer, damage) => {
        const bytes = bodyOf(answer).slice();
        for (const [place, byte] of damage) bytes[place % bytes.length] = byte;
        await expectTotal(await readCase(answer, [bytes]));
      });
      await fc.assert(property, { numRuns: 200 });
    },
    PATIENCE,
  );

  it(
    'makes pictures or a GatewayError of random bytes and statuses',
    async () => {
      const body = fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.string().map(toBytes),
        fc.json().map(toBytes),
      );
      const property = fc.asyncProperty(
        body,
        fc.integer({ min: 200, max: 599 }),
        anyPlaces,
        async (bytes, status, places) => {
          const answer: AnswerCase = { name: 'random', status, body: bytes, expected: { images: [] } };
          await expectTotal(await readCase(answer, cutAt(bytes, places)));
        },
      );
      await fc.assert(property, { numRuns: 200 });
    },
    PATIENCE,
  );

  it(
    'makes pictures or a GatewayError of JSON that is shaped like an answer',
    async () => {
      const { value } = fc.letrec((tie) => ({
        value: fc.oneof(
          { maxDepth: 5 },
          fc.constantFrom<unknown>(null, '', 0, 'x', 'https://a.example/b.png', '/9j/', true),
          tie('object'),
          tie('list'),
        ),
        list: fc.array(tie('value'), { maxLength: 3 }),
        object: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 5 }),
      }));
      const property = fc.asyncProperty(value, fc.boolean(), async (json, asEvent) => {
        const text = asEvent ? `data: ${JSON.stringify(json)}\n\n` : JSON.stringify(json);
        await expectTotal(
          await readCase({ name: 'shaped', body: text, expected: { images: [] } }, [toBytes(text)]),
        );
      });
      await fc.assert(property, { numRuns: 200 });
    },
    PATIENCE,
  );
});

const KEYS = [
  'data',
  'b64_json',
  'url',
  'error',
  'message',
  'code',
  'param',
  'choices',
  'delta',
  'content',
  'images',
  'image_url',
  'output',
  'result',
  'type',
  'response',
  'usage',
  'input_tokens',
  'task_id',
  'status',
  'detail',
  'loc',
  'msg',
  'errors',
  '__proto__',
  'constructor',
];

function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Every picture of a cut answer is one that the whole answer has, byte for byte. */
async function expectNoTornPicture(answer: AnswerCase, { result }: ReadCase): Promise<void> {
  if ('thrown' in result) return;
  const expected = 'images' in answer.expected ? answer.expected.images : [];
  for (const image of result.images) expect(expected).toContain(await nameImage(image));
}
