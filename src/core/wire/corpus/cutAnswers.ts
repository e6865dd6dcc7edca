import type { AnswerCase, ExpectedPictures } from './AnswerCase.ts';
import { pictures } from './pictures.ts';

const { png, jpeg, gif } = pictures;
const TWO = JSON.stringify({
  created: 1,
  data: [{ b64_json: png, revised_prompt: 'A cat' }, { b64_json: jpeg }],
  usage: { input_tokens: 3 },
});

/** `TWO` up to so many characters behind `mark`. */
function cutBehind(mark: string, more = 0): string {
  return TWO.slice(0, TWO.indexOf(mark) + mark.length + more);
}

function kept(...images: ExpectedPictures['images']): ExpectedPictures {
  return { images, shortfall: { unusable: 0, brokeOff: true } };
}

/** JSON that breaks off once a picture in it is complete: it was paid for, and it is kept. */
export const cutAnswers: readonly AnswerCase[] = [
  { name: 'cut_right_after_picture', body: cutBehind(png), expected: kept('png') },
  { name: 'cut_after_its_quote', body: cutBehind(png, 1), breaks: true, expected: kept('png') },
  { name: 'cut_in_revised_prompt', body: cutBehind('"A c'), expected: kept('png') },
  {
    name: 'cut_after_revised_prompt',
    body: cutBehind('"A cat"'),
    expected: { ...kept('png'), revisedPrompt: 'A cat' },
  },
  {
    name: 'cut_in_second_picture',
    body: cutBehind(jpeg, -40),
    breaks: true,
    expected: { ...kept('png'), revisedPrompt: 'A cat' },
  },
  {
    name: 'cut_after_second_picture',
    body: cutBehind(jpeg, 2),
    expected: { ...kept('png', 'jpeg'), revisedPrompt: 'A cat' },
  },
  {
    name: 'cut_in_usage',
    body: cutBehind('"input_tok'),
    expected: { ...kept('png', 'jpeg'), revisedPrompt: 'A cat' },
  },
  {
    name: 'cut_before_last_bracket',
    body: TWO.slice(0, -1),
    expected: { ...kept('png', 'jpeg'), revisedPrompt: 'A cat', usage: { inputTokens: 3 } },
  },
  // Small enough to be cut at each of its bytes by the property tests.
  {
    name: 'cut_small',
    body: `{"data":[{"b64_json":"${gif}"}`,
    expected: kept('gif'),
  },
  {
    name: 'cut_in_link',
    body: '{"data":[{"url":"https://img.example/a.png"},{"url":"https://img.example/b.p',
    expected: kept('https://img.example/a.png'),
  },
  {
    name: 'cut_in_only_link',
    body: '{"data":[{"url":"https://img.example/a.p',
    expected: { kind: 'cut' },
  },
  {
    // Whatever the error goes on to say, nothing proves that nothing was charged.
    name: 'cut_after_error',
    body: '{"error":{"message":"Upstream is gone"},"data":[{"b64',
    expected: { kind: 'cut' },
  },
  {
    name: 'cut_after_task_id',
    body: '{"task_id":"t-1","status":"queued","poll_',
    expected: { kind: 'cut', details: { taskId: 't-1' } },
  },
];
