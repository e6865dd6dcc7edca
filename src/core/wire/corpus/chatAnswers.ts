import type { AnswerCase } from './AnswerCase.ts';
import { pictures } from './pictures.ts';

const { png, jpeg } = pictures;

function chat(message: object): string {
  return JSON.stringify({
    id: 'chatcmpl-123',
    object: 'chat.completion',
    created: 1_677_652_288,
    choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 9, completion_tokens: 12, total_tokens: 21 },
  });
}

const usage = { inputTokens: 9, outputTokens: 12, totalTokens: 21 };

/** Chat completions and the Responses API where an image answer was asked for. */
export const chatAnswers: readonly AnswerCase[] = [
  {
    name: 'chat_markdown_url',
    body: chat({
      content: 'Here:\n\n![a cat](https://img.example/cat.webp "cat")\n\n![two](<https://img.example/2>)',
    }),
    expected: { images: ['https://img.example/cat.webp', 'https://img.example/2'], usage },
  },
  {
    name: 'chat_markdown_dataurl',
    body: chat({ content: `Here it is:\n\n![image](data:image/png;base64,${png})\n\nEnjoy!` }),
    expected: { images: ['png'], usage },
  },
  {
    name: 'chat_html_image',
    body: chat({ content: '<p><img alt="x" src="https://img.example/h.png"></p>' }),
    expected: { images: ['https://img.example/h.png'], usage },
  },
  {
    name: 'chat_bare_url',
    body: chat({ content: ' https://img.example/files/77 \n' }),
    expected: { images: ['https://img.example/files/77'], usage },
  },
  {
    name: 'chat_file_url_in_prose',
    body: chat({ content: 'Done: https://img.example/x.png?sig=1 (see https://help.example/terms)' }),
    expected: { images: ['https://img.example/x.png?sig=1'], usage },
  },
  { name: 'chat_base64', body: chat({ content: png }), expected: { images: ['png'], usage } },
  {
    name: 'chat_parts',
    body: chat({
      content: [
        { type: 'text', text: 'Two of them' },
        { type: 'image_url', image_url: { url: `data:image/jpeg;base64,${jpeg}` } },
        { type: 'image_url', image_url: { url: 'https://img.example/p.png' } },
      ],
    }),
    expected: { images: ['jpeg', 'https://img.example/p.png'], usage },
  },
  {
    name: 'chat_message_images',
    body: chat({
      content: 'I made you a cat.',
      images: [{ type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } }],
    }),
    expected: { images: ['png'], usage },
  },
  {
    // QuickRouter page, response: the template of its documentation.
    name: 'chat_plain_text',
    body: chat({ content: '\n\nHello there, how may I assist you today?' }),
    expected: {
      kind: 'no-image',
      details: { status: 200, message: 'Hello there, how may I assist you today?' },
    },
  },
  {
    name: 'chat_link_that_is_no_picture',
    body: chat({ content: 'I cannot draw this. See https://help.example/policy for the rules.' }),
    expected: { kind: 'no-image' },
  },
  {
    name: 'responses_shape',
    body: JSON.stringify({
      id: 'resp_1',
      object: 'response',
      status: 'completed',
      error: null,
      output: [
        { type: 'reasoning', summary: [] },
        {
          type: 'image_generation_call',
          id: 'ig_1',
          status: 'generating',
          result: png,
          revised_prompt: 'A cat',
        },
        { type: 'message', content: [{ type: 'output_text', text: 'Here you are.' }] },
      ],
      usage: { input_tokens: 3, output_tokens: 4, total_tokens: 7 },
    }),
    expected: {
      images: ['png'],
      revisedPrompt: 'A cat',
      usage: { inputTokens: 3, outputTokens: 4, totalTokens: 7 },
    },
  },
  {
    name: 'responses_text_only',
    body: JSON.stringify({
      object: 'response',
      status: 'completed',
      output: [{ type: 'message', content: [{ type: 'output_text', text: 'I cannot draw this.' }] }],
    }),
    expected: { kind: 'no-image', details: { message: 'I cannot draw this.' } },
  },
  {
    name: 'inline_data',
    body: JSON.stringify({
      candidates: [
        { content: { parts: [{ text: 'ok' }, { inlineData: { mimeType: 'image/png', data: png } }] } },
      ],
    }),
    expected: { images: ['png'] },
  },
];
