import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatewayError } from './GatewayError.ts';
import { CORPUS_KEY, type AnswerCase } from './corpus/AnswerCase.ts';
import { answers } from './corpus/answers.ts';
import { outcomeOf } from './corpus/outcomeOf.ts';
import { pictures } from './corpus/pictures.ts';
import { bodyOf, readCase, type ReadCase } from './corpus/readCase.ts';

/** Each property reads some thousand answers: a second, but many on a busy machine. */
const PATIENCE = 60_000;

/** Bodies up to so many bytes are cut, split and damaged at every one of them. */
const SMALL = 32;
/** Longer ones at so many places each, drawn anew in every run. */
const PLACES_EACH = 3;

const anyCase = fc.constantFrom(...answers);
const anyPlaces = fc.array(fc.nat({ max: 100_000 }), { maxLength: 12 });

/** Cuts bytes into chunks at the given places, in any order; empty chunks happen. */
function cutAt(bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  const cuts = places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
  return [0, ...cuts].map((from, index) => bytes.slice(from, cuts[index] ?? bytes.length));
}

function eachByte(bytes: Uint8Array): readonly Uint8Array[] {
  return Array.from(bytes, (byte) => Uint8Array.of(byte));
}

/** Pictures or a GatewayError that shows no key: all that may come out of any bytes. Not by `expect`, for its time. */
function checkTotal({ result }: ReadCase): void {
  if (!('thrown' in result)) {
    if (result.images.length === 0) throw new Error('an answer without pictures');
    return;
  }
  const { thrown } = result;
  if (!(thrown instanceof GatewayError)) throw thrown;
  if (JSON.stringify(thrown.details).includes(CORPUS_KEY.slice(3)))
    throw new Error('the key is in the error');
}

/** A place in each case: all of them in small bodies, random ones in long ones, the very end too. */
const places = answers.flatMap((answer) => {
  const bytes = bodyOf(answer);
  const isSmall = bytes.length <= SMALL;
  const drawn = fc.sample(fc.nat({ max: bytes.length }), PLACES_EACH - 1);
  const at = isSmall
    ? Array.from({ length: bytes.length + 1 }, (_, place) => place)
    : [bytes.length, ...drawn];
  return at.map((place) => ({ answer, bytes, place, isSmall }));
});

const randomPlaces = places.filter(({ isSmall }) => !isSmall).length;

/** Says which case it was when an expectation fails: the random places are others in each run. */
async function everywhere(check: (at: (typeof places)[number]) => Promise<void>): Promise<void> {
  for (const at of places) {
    await check(at).catch((error: unknown) => {
      throw new Error(`${at.answer.name} at ${at.place}`, { cause: error });
    });
  }
}

describe('the reader, whatever the chunks', () => {
  it(
    `reads the same in two chunks, split at ${places.length} places, ${randomPlaces} of them random`,
    async () => {
      const whole = new Map<string, string>();
      await everywhere(async ({ answer, bytes, place }) => {
        const read = async (chunks: Uint8Array[]) =>
          JSON.stringify(await outcomeOf(await readCase(answer, chunks)));
        const expected = whole.get(answer.name) ?? (await read([bytes]));
        whole.set(answer.name, expected);
        const split = await read([bytes.slice(0, place), bytes.slice(place)]);
        if (split !== expected) throw new Error(`${split} instead of ${expected}`);
      });
    },
    PATIENCE,
  );

  it(
    'reads the same from any chunks',
    async () => {
      const property = fc.asyncProperty(anyCase, anyPlaces, async (answer, cuts) => {
        const whole = await outcomeOf(await readCase(answer, [bodyOf(answer)]));
        const inChunks = await outcomeOf(await readCase(answer, cutAt(bodyOf(answer), cuts)));
        expect(inChunks).toEqual(whole);
      });
      await fc.assert(property, { numRuns: 80 });
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
    `makes whole pictures or a GatewayError of ${answers.length} answers cut at ${places.length} places, ${randomPlaces} of them random`,
    async () => {
      await everywhere(async ({ answer, bytes, place }) => {
        const breaks = place % 2 === 0 && { breaks: true as const };
        const read = await readCase({ ...answer, ...breaks }, [bytes.slice(0, place)]);
        checkTotal(read);
        await checkNoTornPicture(answer, read);
      });
      process.stdout.write(
        `\nThe reader: ${answers.length} answers cut at ${places.length} places, ${randomPlaces} of them random: ok\n`,
      );
    },
    PATIENCE,
  );

  it(
    `makes pictures or a GatewayError of each with a byte changed at ${places.length} places`,
    async () => {
      await everywhere(async ({ answer, bytes, place }) => {
        const damaged = bytes.slice();
        // Every bit, the highest, the lowest: other characters, broken UTF-8, a near miss.
        if (place < damaged.length) damaged[place] = damaged[place]! ^ [0xff, 0x80, 0x01][place % 3]!;
        checkTotal(await readCase(answer, [damaged]));
      });
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
        checkTotal(await readCase(answer, [bytes]));
      });
      await fc.assert(property, { numRuns: 100 });
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
          checkTotal(await readCase(answer, cutAt(bytes, places)));
        },
      );
      await fc.assert(property, { numRuns: 100 });
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
        checkTotal(await readCase({ name: 'shaped', body: text, expected: { images: [] } }, [toBytes(text)]));
      });
      await fc.assert(property, { numRuns: 100 });
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
  'success',
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

/**
 * Bytes that a picture can do without: a PNG's last chunk has a checksum, a GIF a trailer. All that is to be seen is
 * there without them, and browsers show it.
 */
const DISPENSABLE: Readonly<Record<string, number>> = { png: 4, gif: 1 };

/** Every picture of a cut answer is one that the whole answer has. */
async function checkNoTornPicture(answer: AnswerCase, { result }: ReadCase): Promise<void> {
  if ('thrown' in result) return;
  const { expected, whenCut = [] } = answer;
  const inBody = [...('images' in expected ? expected.images : []), ...whenCut];
  for (const image of result.images) {
    const name = image.kind === 'link' ? image.url : await nameWhole(image.blob);
    if (!inBody.some((known) => known === name)) throw new Error(`${name} was not in the answer`);
  }
}

async function nameWhole(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  for (const [name, base64] of Object.entries(pictures)) {
    const picture = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const missing = picture.length - bytes.length;
    const isSame = bytes.every((byte, at) => byte === picture[at]);
    if (isSame && missing >= 0 && missing <= (DISPENSABLE[name] ?? 0)) return name;
  }
  return 'none of the corpus';
}
