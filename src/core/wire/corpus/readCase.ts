import type { PartialPicture } from '../AnswerEvents.ts';
import type { ImageAnswer } from '../ImageAnswer.ts';
import { readAnswer } from '../readAnswer.ts';
import { CORPUS_BASE_URL, CORPUS_KEY, type AnswerCase } from './AnswerCase.ts';

export interface ReadCase {
  readonly result: ImageAnswer | { readonly thrown: unknown };
  readonly partials: readonly PartialPicture[];
}

/** The bytes of a case's body. */
export function bodyOf({ body }: AnswerCase): Uint8Array {
  return typeof body === 'string' ? new TextEncoder().encode(body) : body;
}

/** Reads an answer whose body comes in these chunks. */
export async function readCase(answer: AnswerCase, chunks: readonly Uint8Array[]): Promise<ReadCase> {
  const partials: PartialPicture[] = [];
  const incoming = {
    status: answer.status ?? 200,
    headers: new Map(Object.entries(answer.headers ?? {})),
    body: deliver(chunks, answer.breaks ?? false),
  };
  const context = { mode: 'generate', baseUrl: CORPUS_BASE_URL, secrets: [CORPUS_KEY] } as const;
  const result = await readAnswer(incoming, context, {
    onPartial: (partial) => partials.push(partial),
  }).catch((thrown: unknown) => ({ thrown }));
  return { result, partials };
}

async function* deliver(chunks: readonly Uint8Array[], breaks: boolean): AsyncGenerator<Uint8Array> {
  yield* chunks;
  if (breaks) throw new TypeError('terminated');
}
