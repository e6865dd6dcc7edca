import type { AnswerCase } from './AnswerCase.ts';
import { pictures } from './pictures.ts';

const { png, jpeg, webp } = pictures;
const CREATED = 1_777_135_432;

/** Base64 as MIME writes it, in short lines. */
function inLines(base64: string, lineBreak: string): string {
  return base64.replaceAll(/.{76}/g, `$&${lineBreak}`);
}

function urlSafe(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}

/** An answer of the image API with these entries. */
function answer(...entries: readonly object[]): string {
  return JSON.stringify({ created: CREATED, data: entries });
}

/** `data[]` of the image API, in every spelling that gateways have for it. */
export const imageAnswers: readonly AnswerCase[] = [
  {
    name: 'ok_b64',
    headers: { 'x-request-id': 'req_77' },
    body: JSON.stringify({
      created: CREATED,
      background: 'opaque',
      data: [{ b64_json: png, revised_prompt: 'A small vase, photorealistic' }],
      output_format: 'png',
      quality: 'low',
      size: '1024x1024',
      usage: {
        input_tokens: 50,
        input_tokens_details: { image_tokens: 40, text_tokens: 10 },
        output_tokens: 196,
        total_tokens: 246,
      },
    }),
    expected: {
      images: ['png'],
      revisedPrompt: 'A small vase, photorealistic',
      requestId: 'req_77',
      reported: { background: 'opaque', output_format: 'png', quality: 'low', size: '1024x1024' },
      usage: {
        inputTokens: 50,
        outputTokens: 196,
        totalTokens: 246,
        inputTextTokens: 10,
        inputImageTokens: 40,
      },
    },
  },
  {
    name: 'ok_four',
    body: answer({ b64_json: png }, { b64_json: jpeg }, { b64_json: webp }, { b64_json: pictures.avif }),
    expected: { images: ['png', 'jpeg', 'webp', 'avif'] },
  },
  {
    // Modelverse page, Python samples: they strip a prefix.
    name: 'ok_dataurl',
    body: answer({ b64_json: `data:image/png;base64,${png}` }),
    expected: { images: ['png'] },
  },
  {
    name: 'ok_prefix_without_scheme',
    body: answer({ b64_json: `image/jpeg;base64,${jpeg}` }),
    expected: { images: ['jpeg'] },
  },
  // One body, two hosts: whether the page may read the link is not in the answer.
  {
    name: 'ok_url_cors',
    body: answer({ url: 'https://img.example/cors.png' }),
    expected: { images: ['https://img.example/cors.png'] },
  },
  {
    name: 'ok_url_nocors',
    body: answer({ url: 'https://img.example/no-cors.png' }),
    expected: { images: ['https://img.example/no-cors.png'] },
  },
  {
    name: 'ok_jpeg_when_png',
    body: JSON.stringify({ data: [{ b64_json: jpeg }], output_format: 'png' }),
    expected: { images: ['jpeg'], reported: { output_format: 'png' } },
  },
  {
    // Codex-backed relays make 1033x1522 and the like: the picture's own bytes tell its size.
    name: 'ok_odd_size',
    body: JSON.stringify({ data: [{ b64_json: png }], size: '1024x1536' }),
    expected: { images: ['png'], reported: { size: '1024x1536' } },
  },
  { name: 'ok_ws', body: answer({ b64_json: inLines(png, '\r\n') }), expected: { images: ['png'] } },
  {
    name: 'ok_ws_spaces',
    body: answer({ b64_json: ` ${inLines(jpeg, ' ')} ` }),
    expected: { images: ['jpeg'] },
  },
  {
    // Made by a shell script: the line breaks stand raw in the string, which is not even JSON.
    name: 'ok_ws_raw',
    body: `{"data":[{"b64_json":"${inLines(png, '\n')}"}]}`,
    expected: { images: ['png'] },
  },
  { name: 'ok_urlsafe', body: answer({ b64_json: urlSafe(jpeg) }), expected: { images: ['jpeg'] } },
  {
    name: 'ok_no_padding',
    body: answer({ b64_json: png.replace(/=+$/, '') }),
    expected: { images: ['png'] },
  },
  {
    // PHP's json_encode escapes every slash.
    name: 'ok_php',
    body: answer({ b64_json: jpeg }, { b64_json: `data:image/webp;base64,${webp}` }).replaceAll(
      '/',
      String.raw`\/`,
    ),
    expected: { images: ['jpeg', 'webp'] },
  },
  {
    name: 'ok_escaped_letters',
    body: `{"data":[{"b64_json":"${png.replaceAll('A', String.raw`\u0041`)}"}]}`,
    expected: { images: ['png'] },
  },
  {
    // NodeKey page, response: all three keys are there; new-api sends empty strings for what it does not have.
    name: 'ok_url_both_empty',
    body: answer({ url: 'https://img.example/a.png', b64_json: '', revised_prompt: '' }),
    expected: { images: ['https://img.example/a.png'] },
  },
  {
    name: 'ok_both_empty',
    body: answer({ url: '', b64_json: png, revised_prompt: '' }),
    expected: { images: ['png'] },
  },
  {
    name: 'ok_both_filled',
    body: answer({ url: 'https://img.example/a.png', b64_json: png }),
    expected: { images: ['png'] },
    whenCut: ['https://img.example/a.png'],
  },
  {
    name: 'ok_url_dataurl',
    body: answer({ url: `data:image/webp;base64,${webp}`, b64_json: null }),
    expected: { images: ['webp'] },
  },
  {
    name: 'ok_url_relative',
    body: answer({ url: '/images/a.png' }, { url: 'files/b.png' }, { url: '//cdn.example/c.png' }),
    expected: {
      images: [
        'https://gateway.example/images/a.png',
        'https://gateway.example/v1/files/b.png',
        'https://cdn.example/c.png',
      ],
    },
  },
  {
    name: 'ok_url_in_b64',
    body: answer({ b64_json: 'https://img.example/a.png?x=1&y=2' }),
    expected: { images: ['https://img.example/a.png?x=1&y=2'] },
  },
  {
    // A path that begins like the base64 of a JPEG, in a field that can hold no base64.
    name: 'ok_url_path_like_jpeg',
    body: answer({ url: '/9j/a.png' }),
    expected: { images: ['https://gateway.example/9j/a.png'] },
  },
  {
    name: 'ok_fewer_than_n',
    body: answer({ b64_json: png }, { b64_json: null }, {}),
    expected: { images: ['png'] },
  },
  {
    name: 'ok_usage_newapi',
    body: JSON.stringify({
      created: 0,
      data: [{ url: '', b64_json: png, revised_prompt: '' }],
      usage: {
        prompt_tokens: 12,
        completion_tokens: 196,
        total_tokens: 208,
        input_tokens: 0,
        output_tokens: 0,
        prompt_tokens_details: { text_tokens: 12, image_tokens: 0, cached_tokens: 0 },
        completion_tokens_details: { image_tokens: 196, text_tokens: 0 },
      },
    }),
    expected: {
      images: ['png'],
      usage: {
        inputTokens: 12,
        outputTokens: 196,
        totalTokens: 208,
        inputTextTokens: 12,
        inputImageTokens: 0,
      },
    },
  },
  {
    // The other way round: the image API's names are filled, new-api's are all zero (NodeKey page, response).
    name: 'ok_usage_other_zeros',
    body: JSON.stringify({
      data: [{ b64_json: png }],
      usage: {
        prompt_tokens: 0,
        completion_tokens: 0,
        total_tokens: 0,
        input_tokens: 12,
        output_tokens: 196,
        prompt_tokens_details: { text_tokens: 0, image_tokens: 0 },
        input_tokens_details: { text_tokens: 12, image_tokens: 0 },
      },
    }),
    expected: {
      images: ['png'],
      usage: {
        inputTokens: 12,
        outputTokens: 196,
        totalTokens: 0,
        inputTextTokens: 12,
        inputImageTokens: 0,
      },
    },
  },
  {
    name: 'ok_usage_modelverse',
    body: JSON.stringify({
      created: CREATED,
      data: [{ b64_json: png }],
      usage: {
        total_tokens: 4169,
        input_tokens: 9,
        output_tokens: 4160,
        input_tokens_details: { text_tokens: 9 },
      },
    }),
    expected: {
      images: ['png'],
      usage: { inputTokens: 9, outputTokens: 4160, totalTokens: 4169, inputTextTokens: 9 },
    },
  },
  {
    name: 'ok_keepalive_ws',
    body: `${' \n'.repeat(500)}${answer({ b64_json: png })}\n`,
    expected: { images: ['png'] },
  },
  { name: 'ok_bom', body: `\u{FEFF}${answer({ b64_json: png })}`, expected: { images: ['png'] } },
  {
    name: 'ok_success_code',
    body: JSON.stringify({ code: 200, msg: 'success', data: [{ b64_json: png }], error: null }),
    expected: { images: ['png'] },
  },
  {
    // The picture has arrived, so it counts, whatever was said besides.
    name: 'ok_with_warning',
    body: JSON.stringify({ data: [{ b64_json: png }], error: { message: 'one of two failed' } }),
    expected: { images: ['png'], shortfall: { unusable: 0, message: 'one of two failed' } },
  },
  {
    name: 'ok_one_of_four',
    body: answer(
      { b64_json: btoa('no picture at all, but as long as one might be') },
      { b64_json: png },
      { b64_json: png.slice(0, 80) },
      { error: { code: 'moderation_blocked', message: 'One picture was refused.' } },
    ),
    expected: {
      images: ['png'],
      shortfall: { unusable: 2, code: 'moderation_blocked', message: 'One picture was refused.' },
    },
  },
  {
    name: 'ok_list',
    body: JSON.stringify([{ b64_json: png }, `data:image/jpeg;base64,${jpeg}`]),
    expected: { images: ['png', 'jpeg'] },
  },
  {
    name: 'ok_images',
    body: JSON.stringify({ images: [png, { url: 'https://img.example/b.png' }] }),
    expected: { images: ['png', 'https://img.example/b.png'] },
  },
  { name: 'ok_image', body: JSON.stringify({ image: jpeg }), expected: { images: ['jpeg'] } },
  {
    name: 'ok_result_url',
    body: JSON.stringify({ id: 't1', progress: 100, result_url: 'https://img.example/r.png' }),
    expected: { images: ['https://img.example/r.png'] },
  },
  {
    name: 'ok_data_url_object',
    body: JSON.stringify({ code: 0, data: { url: 'https://img.example/d.png' } }),
    expected: { images: ['https://img.example/d.png'] },
  },
  {
    name: 'ok_output_url',
    body: JSON.stringify({ status: 'completed', output: { url: 'https://img.example/o.png' } }),
    expected: { images: ['https://img.example/o.png'] },
  },
  {
    name: 'ok_output_list',
    body: JSON.stringify({
      status: 'succeeded',
      output: ['https://img.example/o1', 'https://img.example/o2'],
    }),
    expected: { images: ['https://img.example/o1', 'https://img.example/o2'] },
  },
  {
    name: 'ok_result_data',
    body: JSON.stringify({ status: 'completed', result: { data: [{ b64_json: webp }] } }),
    expected: { images: ['webp'] },
  },
  {
    // kie.ai type: the envelope says 200 in words of its own.
    name: 'ok_wrapped_200',
    body: JSON.stringify({ code: 200, msg: 'success', data: { images: [{ url: '/out/a.png' }] } }),
    expected: { images: ['https://gateway.example/out/a.png'] },
  },
  {
    name: 'ok_raw_picture',
    headers: { 'content-type': 'image/png' },
    body: Uint8Array.from(atob(png), (char) => char.charCodeAt(0)),
    expected: { images: ['png'] },
  },
  { name: 'ok_raw_base64', body: jpeg, expected: { images: ['jpeg'] } },
  { name: 'ok_raw_dataurl', body: `data:image/png;base64,${png}`, expected: { images: ['png'] } },
];
