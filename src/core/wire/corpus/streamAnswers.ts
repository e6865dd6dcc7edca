import type { AnswerCase } from './AnswerCase.ts';
import { pictures } from './pictures.ts';

const { png, jpeg, webp } = pictures;
const headers = { 'content-type': 'text/event-stream' };

/** One event under the name of its type, as the image API writes it. */
function event(
  fields: { readonly type: string } & Readonly<Record<string, unknown>>,
  lineBreak = '\n',
): string {
  return `event: ${fields.type}${lineBreak}data: ${JSON.stringify(fields)}${lineBreak}${lineBreak}`;
}

function data(fields: unknown): string {
  return `data: ${typeof fields === 'string' ? fields : JSON.stringify(fields)}\n\n`;
}

const about = {
  created_at: 1_777_135_432,
  size: '1024x1024',
  quality: 'low',
  background: 'opaque',
  output_format: 'png',
};
const reported = { size: '1024x1024', quality: 'low', background: 'opaque', output_format: 'png' };
const tokens = {
  total_tokens: 100,
  input_tokens: 50,
  output_tokens: 50,
  input_tokens_details: { text_tokens: 10, image_tokens: 40 },
};
const usage = {
  totalTokens: 100,
  inputTokens: 50,
  outputTokens: 50,
  inputTextTokens: 10,
  inputImageTokens: 40,
};

function partial(kind: 'generation' | 'edit', index: number, b64_json: string): string {
  return event({ type: `image_${kind}.partial_image`, b64_json, ...about, partial_image_index: index });
}

function completed(kind: 'generation' | 'edit', b64_json: string): string {
  return event({ type: `image_${kind}.completed`, b64_json, ...about, usage: tokens });
}

/** Event streams of the image API, of those who imitate it, and of those who were not asked for one. */
export const streamAnswers: readonly AnswerCase[] = [
  {
    name: 'sse_gen_0_partials',
    headers,
    body: completed('generation', png),
    expected: { images: ['png'], usage, reported },
  },
  {
    name: 'sse_gen_1_partial',
    headers,
    body: partial('generation', 0, jpeg) + completed('generation', png),
    expected: { images: ['png'], usage, reported, partials: ['jpeg'] },
  },
  {
    name: 'sse_gen_2_partials',
    headers,
    body: partial('generation', 0, jpeg) + partial('generation', 1, webp) + completed('generation', png),
    expected: { images: ['png'], usage, reported, partials: ['jpeg', 'webp'] },
  },
  {
    name: 'sse_gen_3_partials',
    headers,
    body:
      partial('generation', 0, jpeg) +
      partial('generation', 1, webp) +
      partial('generation', 2, jpeg) +
      completed('generation', png),
    expected: { images: ['png'], usage, reported, partials: ['jpeg', 'webp', 'jpeg'] },
  },
  {
    name: 'sse_edit',
    headers,
    body: partial('edit', 0, jpeg) + completed('edit', webp),
    expected: { images: ['webp'], usage, reported, partials: ['jpeg'] },
  },
  {
    // new-api: the wrong name for an edit, no created_at and size, one event per picture, a usage line, [DONE].
    name: 'sse_newapi',
    headers,
    body:
      event({ type: 'image_generation.completed', b64_json: png }) +
      event({ type: 'image_generation.completed', b64_json: jpeg, url: '' }) +
      data({ usage: tokens }) +
      data('[DONE]'),
    expected: { images: ['png', 'jpeg'], usage },
  },
  {
    name: 'sse_unasked',
    headers: { 'content-type': 'application/json' },
    body: data({ created: 1, data: [{ b64_json: png, revised_prompt: 'A cat' }] }) + data('[DONE]'),
    expected: { images: ['png'], revisedPrompt: 'A cat' },
  },
  {
    name: 'json_when_sse',
    headers,
    body: JSON.stringify({ created: 1, data: [{ b64_json: png }] }),
    expected: { images: ['png'] },
  },
  {
    name: 'sse_heartbeat',
    headers,
    body: `: ping\n\n:\n\n: keepalive\r\n\r\n${completed('generation', png)}: bye\n\n`,
    expected: { images: ['png'], usage, reported },
  },
  {
    name: 'sse_crlf',
    headers,
    body: event({ type: 'image_edit.completed', b64_json: jpeg }, '\r\n'),
    expected: { images: ['jpeg'] },
  },
  {
    name: 'sse_cr',
    headers,
    body: event({ type: 'image_edit.completed', b64_json: jpeg }, '\r'),
    expected: { images: ['jpeg'] },
  },
  {
    name: 'sse_multi_line_data',
    headers,
    body: `id: 1\nretry: 3000\nevent: image_generation.completed\ndata: {"type": "image_generation.completed",\ndata:  "b64_json": "${png}"\ndata: }\n\n`,
    expected: { images: ['png'] },
  },
  {
    name: 'sse_no_last_blank_line',
    headers,
    body: completed('generation', png).trimEnd(),
    expected: { images: ['png'], usage, reported },
  },
  {
    name: 'sse_split_utf8',
    headers,
    body: event({ type: 'image_generation.completed', b64_json: png, revised_prompt: '穿雨衣的橘猫 🐈' }),
    expected: { images: ['png'], revisedPrompt: '穿雨衣的橘猫 🐈' },
  },
  {
    name: 'sse_name_only_in_event_line',
    headers,
    body: `event: image_generation.partial_image\ndata: ${JSON.stringify({ b64_json: jpeg })}\n\nevent: image_generation.completed\ndata: ${JSON.stringify({ b64_json: png })}\n\n`,
    expected: { images: ['png'], partials: ['jpeg'] },
  },
  {
    name: 'sse_url',
    headers,
    body: event({ type: 'image_generation.completed', url: 'https://img.example/s.png' }),
    expected: { images: ['https://img.example/s.png'] },
  },
  {
    name: 'sse_responses',
    headers,
    body:
      event({ type: 'response.created', response: { id: 'resp_1', status: 'in_progress', output: [] } }) +
      event({
        type: 'response.image_generation_call.partial_image',
        partial_image_index: 0,
        partial_image_b64: jpeg,
      }) +
      event({ type: 'response.image_generation_call.completed', item_id: 'ig_1' }) +
      event({
        type: 'response.output_item.done',
        item: { type: 'image_generation_call', id: 'ig_1', status: 'generating', result: png },
      }) +
      event({
        type: 'response.completed',
        response: {
          id: 'resp_1',
          status: 'completed',
          output: [{ type: 'image_generation_call', id: 'ig_1', result: png }],
          usage: tokens,
        },
      }),
    expected: { images: ['png'], usage, partials: ['jpeg'] },
  },
  {
    name: 'sse_responses_completed_only',
    headers,
    body: event({
      type: 'response.completed',
      response: { status: 'completed', output: [{ type: 'image_generation_call', result: webp }] },
    }),
    expected: { images: ['webp'] },
  },
  {
    name: 'sse_chat_chunks',
    headers,
    body:
      data({
        object: 'chat.completion.chunk',
        choices: [{ delta: { role: 'assistant', content: 'Here: ![x](https://img' } }],
      }) +
      data({
        object: 'chat.completion.chunk',
        choices: [{ delta: { content: '.example/c.png)' }, finish_reason: null }],
      }) +
      data({ object: 'chat.completion.chunk', choices: [{ delta: {}, finish_reason: 'stop' }] }) +
      data('[DONE]'),
    expected: { images: ['https://img.example/c.png'] },
  },
  {
    name: 'sse_chat_images',
    headers,
    body:
      data({
        choices: [
          { delta: { images: [{ type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } }] } },
        ],
      }) + data('[DONE]'),
    expected: { images: ['png'] },
  },
  {
    name: 'sse_chat_text',
    headers,
    body: data({ choices: [{ delta: { content: 'No.' }, finish_reason: 'stop' }] }) + data('[DONE]'),
    expected: { kind: 'no-image', details: { message: 'No.' } },
  },
  {
    name: 'sse_raw_base64',
    headers,
    body: `data: ${jpeg}\n\ndata: [DONE]\n\n`,
    expected: { images: ['jpeg'] },
  },
  {
    name: 'sse_json_after_heartbeats',
    headers,
    body: `: ping\n\n: ping\n\n${JSON.stringify({ data: [{ b64_json: png }] })}\n`,
    expected: { images: ['png'] },
  },
  {
    name: 'sse_error_after_heartbeats',
    headers,
    body: `: ping\n\n${JSON.stringify({ error: { message: 'Upstream is gone', code: 'do_request_failed' } })}\n`,
    expected: { kind: 'refused', details: { code: 'do_request_failed' } },
  },
  {
    // The last preview is all that there is, and it is not the result.
    name: 'sse_drop',
    headers,
    body: partial('generation', 0, jpeg) + partial('generation', 1, webp),
    expected: { kind: 'cut', details: { status: 200 }, partials: ['jpeg', 'webp'] },
  },
  {
    name: 'sse_drop_breaks',
    headers,
    body: partial('generation', 0, jpeg),
    breaks: true,
    expected: { kind: 'cut', partials: ['jpeg'] },
  },
  {
    name: 'sse_done_without_completed',
    headers,
    body: partial('generation', 0, jpeg) + data('[DONE]'),
    expected: { kind: 'cut', partials: ['jpeg'] },
  },
  { name: 'sse_done_only', headers, body: data('[DONE]'), expected: { kind: 'no-image' } },
  { name: 'sse_nothing', headers, body: ': ping\n\n', expected: { kind: 'cut' } },
  {
    name: 'sse_break_after_completed',
    headers,
    body: completed('generation', png),
    breaks: true,
    expected: { images: ['png'], usage, reported },
  },
  {
    name: 'sse_cut_in_picture',
    headers,
    body: completed('generation', png).slice(0, 400),
    expected: { kind: 'cut' },
  },
  {
    name: 'sse_cut_behind_picture',
    headers,
    body: completed('generation', png).replace(/"usage".*/s, '"usa'),
    expected: { images: ['png'], reported, shortfall: { unusable: 0, brokeOff: true } },
  },
  {
    // By its order of fields it might be a preview that had not come to say so.
    name: 'sse_cut_nameless_picture',
    headers,
    body: `data: {"b64_json":"${png}","created_at":1`,
    expected: { kind: 'cut' },
  },
  {
    name: 'sse_cut_in_second_picture',
    headers,
    body: completed('generation', png) + completed('generation', jpeg).slice(0, 300),
    expected: { images: ['png'], usage, reported, shortfall: { unusable: 0, brokeOff: true } },
  },
  {
    name: 'sse_unasked_cut',
    headers,
    body: data({ data: [{ b64_json: png }, { b64_json: jpeg }] }).slice(0, -40),
    expected: { images: ['png'], shortfall: { unusable: 0, brokeOff: true } },
  },
  {
    name: 'sse_progress_messages',
    headers,
    body: data({ status: 'processing', message: 'Generating' }) + completed('generation', png),
    expected: { images: ['png'], usage, reported },
  },
  {
    // Words about progress are no refusal: the picture may still have been made and charged.
    name: 'sse_drop_after_progress_messages',
    headers,
    body: data({ status: 'processing', message: 'Generating' }),
    expected: { kind: 'cut' },
  },
  {
    name: 'sse_error_event',
    headers,
    body:
      partial('generation', 0, jpeg) +
      event({
        type: 'error',
        error: {
          type: 'image_generation_user_error',
          code: 'moderation_blocked',
          message: 'Rejected by the safety system.',
          param: null,
        },
      }),
    expected: {
      kind: 'refused',
      details: {
        status: 200,
        code: 'moderation_blocked',
        type: 'image_generation_user_error',
        message: 'Rejected by the safety system.',
      },
      partials: ['jpeg'],
    },
  },
  {
    name: 'sse_error_event_text',
    headers,
    body: 'event: error\ndata: upstream closed the connection\n\n',
    expected: { kind: 'refused', details: { message: 'upstream closed the connection' } },
  },
  {
    name: 'sse_error_data',
    headers,
    body: data({ error: { message: 'No channel', code: 'get_channel_failed' } }),
    expected: { kind: 'refused', details: { code: 'get_channel_failed', message: 'No channel' } },
  },
  {
    name: 'sse_error_upstream',
    headers,
    body: data({ type: 'upstream_error', error: { message: 'status 524', code: 524 } }),
    expected: { kind: 'refused', details: { code: '524' } },
  },
  {
    name: 'sse_error_string',
    headers,
    body: data({ error: 'overloaded' }),
    expected: { kind: 'refused', details: { message: 'overloaded' } },
  },
  {
    name: 'sse_responses_failed',
    headers,
    body: event({
      type: 'response.failed',
      response: { status: 'failed', error: { code: 'server_error', message: 'It broke.' } },
    }),
    expected: { kind: 'refused', details: { code: 'server_error', message: 'It broke.' } },
  },
];
