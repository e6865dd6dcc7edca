import type { AnswerCase } from './AnswerCase.ts';
import { CORPUS_KEY } from './AnswerCase.ts';
import { pictures } from './pictures.ts';

const PAY = 'https://pay.example/topup';
const POLICY = 'https://gateway.example/policy.png';

function json(value: unknown): string {
  return JSON.stringify(value);
}

/** Refusals and tasks that hold an address, which is no picture that has arrived; and pictures beside a failure. */
export const addressAnswers: readonly AnswerCase[] = [
  {
    name: 'e200_with_payment_address',
    body: json({ success: false, message: 'Insufficient balance', data: { url: PAY } }),
    expected: { kind: 'refused', details: { message: 'Insufficient balance', link: PAY } },
  },
  {
    name: 'e200_coded_with_address',
    body: json({ error: { code: 'insufficient_user_quota', message: 'No quota' }, url: '/topup' }),
    expected: {
      kind: 'refused',
      details: { code: 'insufficient_user_quota', link: 'https://gateway.example/topup' },
    },
  },
  {
    name: 'e200_with_picture_of_policy',
    body: json({ error: { code: 'moderation_blocked' }, images: [POLICY] }),
    expected: { kind: 'refused', details: { code: 'moderation_blocked', link: POLICY } },
  },
  {
    name: 'e200_address_with_key',
    body: json({ success: false, message: 'No balance', url: `${PAY}?key=${CORPUS_KEY}` }),
    expected: { kind: 'refused', details: { link: `${PAY}?key=•••` } },
  },
  {
    name: 'e200_address_in_stream',
    body: `event: error\ndata: ${json({ error: { code: 'server_error' }, url: PAY })}\n\n`,
    expected: { kind: 'refused', details: { code: 'server_error' } },
  },
  {
    name: 'task_with_address',
    body: json({ id: 'task_9', status: 'queued', url: 'https://gateway.example/tasks/9' }),
    // Which of its addresses tells of the task it does not say: the key is not sent to a guess.
    expected: {
      kind: 'task',
      details: {
        taskId: 'task_9',
        task: { id: 'task_9', status: 'queued' },
        link: 'https://gateway.example/tasks/9',
      },
    },
  },
  {
    name: 'task_with_address_to_ask',
    body: json({ id: 'imgtask_9', status: 'processing', url: 'https://gateway.example/view/9' }),
    expected: {
      kind: 'task',
      details: {
        task: {
          id: 'imgtask_9',
          status: 'processing',
          url: 'https://gateway.example/v1/images/tasks/imgtask_9',
        },
        link: 'https://gateway.example/view/9',
      },
    },
  },
  {
    name: 'task_in_stream_with_address',
    body: [
      `data: ${json({ id: 'task_9', status: 'queued', url: 'https://gateway.example/tasks/9' })}\n\n`,
      `data: ${json({ id: 'task_9', status: 'completed', data: [{ url: 'https://img.example/9.png' }] })}\n\n`,
      'data: [DONE]\n\n',
    ].join(''),
    expected: { images: ['https://img.example/9.png'] },
    whenCut: ['https://img.example/9.png'],
  },
  {
    // One of two failed: the other is there.
    name: 'link_beside_failed_entry',
    body: json({
      data: [{ error: { code: 'moderation_blocked', message: 'No' } }, { url: 'https://img.example/2.png' }],
    }),
    expected: {
      images: ['https://img.example/2.png'],
      shortfall: { unusable: 0, code: 'moderation_blocked', message: 'No' },
    },
  },
  {
    name: 'link_beside_failed_status',
    body: json({
      data: [{ status: 'failed', fail_reason: 'No' }, { url: 'https://img.example/2.png' }],
    }),
    expected: { images: ['https://img.example/2.png'], shortfall: { unusable: 0, message: 'No' } },
  },
  {
    name: 'bytes_beside_failure',
    body: json({ data: [{ b64_json: pictures.png }], error: { code: 'server_error', message: 'Late' } }),
    expected: { images: ['png'], shortfall: { unusable: 0, code: 'server_error', message: 'Late' } },
  },
  {
    name: 'link_with_words_about_success',
    body: json({ code: 200, message: 'Your picture is ready', url: 'https://img.example/3.png' }),
    expected: {
      images: ['https://img.example/3.png'],
      shortfall: { unusable: 0, message: 'Your picture is ready' },
    },
  },
  {
    name: 'result_behind_echoed_input',
    body: json({ image: 'https://in.example/cat.png', output: ['https://img.example/4.png'] }),
    expected: { images: ['https://img.example/4.png'] },
    whenCut: ['https://in.example/cat.png'],
  },
  {
    name: 'result_behind_echoed_inputs',
    body: json({ images: [`data:image/png;base64,${pictures.webp}`], data: [{ b64_json: pictures.png }] }),
    expected: { images: ['png'] },
    whenCut: ['webp'],
  },
  {
    name: 'key_echoed_in_success',
    body: json({
      data: [{ url: 'https://img.example/5.png', revised_prompt: `A fox, ${CORPUS_KEY}` }],
      quality: `high ${CORPUS_KEY}`,
    }),
    expected: {
      images: ['https://img.example/5.png'],
      revisedPrompt: 'A fox, •••',
      reported: { quality: 'high •••' },
    },
  },
  {
    name: 'more_links_than_are_taken',
    body: json({ images: Array.from({ length: 70 }, (_, index) => `https://img.example/${index}.png`) }),
    expected: {
      images: Array.from({ length: 64 }, (_, index) => `https://img.example/${index}.png` as const),
      shortfall: { unusable: 6 },
    },
  },
];
