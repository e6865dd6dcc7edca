import { CORPUS_KEY, type AnswerCase, type ExpectedError } from './AnswerCase.ts';
import { pictures } from './pictures.ts';

const { png } = pictures;

function error(fields: object): string {
  return JSON.stringify({ error: fields });
}

function page(title: string): string {
  return `<!DOCTYPE html>\n<html><head><meta charset="utf-8">\n<title>${title}</title></head><body><h1>${title}</h1></body></html>`;
}

/** QCode page, Error responses: no `param`. */
function qcode(status: number, code: string, type: string, name = `e${status}_${code}`): AnswerCase {
  const message = `QCode says ${code}`;
  return {
    name,
    status,
    body: error({ type, code, message }),
    expected: { kind: 'refused', details: { status, code, type, message } },
  };
}

function refusedWith(message: string, status: number): ExpectedError {
  return { kind: 'refused', details: { message, status } };
}

/** Refusals, pages of proxies, and answers that hold no picture. */
export const errorAnswers: readonly AnswerCase[] = [
  qcode(401, 'invalid_api_key', 'authentication_error', 'e401_invalid'),
  qcode(401, 'key_expired', 'authentication_error', 'e401_expired'),
  qcode(413, 'image_too_large', 'invalid_request_error', 'e413_json'),
  qcode(422, 'unsupported_size', 'invalid_request_error', 'e422_size'),
  qcode(429, 'crs_daily_exhausted', 'rate_limit_error'),
  qcode(429, 'crs_total_exhausted', 'rate_limit_error'),
  qcode(429, 'image_daily_limit', 'rate_limit_error'),
  qcode(429, 'concurrency_exhausted', 'rate_limit_error'),
  qcode(503, 'service_overloaded', 'server_error', 'e503_overloaded'),
  qcode(503, 'image_provider_unavailable', 'server_error'),
  {
    name: 'e400_param_size',
    status: 400,
    body: error({
      message: "Invalid size '1792x936'. Width and height must both be divisible by 16.",
      type: 'image_generation_user_error',
      param: 'size',
      code: 'invalid_value',
    }),
    expected: {
      kind: 'refused',
      details: { status: 400, code: 'invalid_value', param: 'size' },
      without: ['requestId'],
    },
  },
  {
    name: 'e400_param_image',
    status: 400,
    body: error({ message: 'Bad image', param: 'image[0]', code: 'invalid_image_file' }),
    expected: { kind: 'refused', details: { param: 'image' } },
  },
  {
    name: 'e400_param_tool',
    status: 400,
    body: error({
      message: "Unknown parameter: 'tools[0].n'.",
      param: 'tools[0].n',
      code: 'unknown_parameter',
    }),
    expected: { kind: 'refused', details: { param: 'n' } },
  },
  {
    name: 'e400_param_format',
    status: 400,
    body: error({ message: 'Bad format', param: 'format' }),
    expected: { kind: 'refused', details: { param: 'output_format' } },
  },
  {
    // A profile may have renamed it: who knows the profile can tell which field it is.
    name: 'e400_param_renamed',
    status: 400,
    body: error({ message: 'Bad value', param: 'imageFormat[0]', code: 'invalid_value' }),
    expected: { kind: 'refused', details: { param: 'imageFormat' }, without: ['requestId'] },
  },
  {
    // Modelverse page, response fields: error.param is the "请求 id".
    name: 'e400_param_is_request_id',
    status: 400,
    body: error({
      message: 'error_message',
      type: 'error_type',
      param: '4f1c9a52-8f6e-4a6e-9d3c-0f3a6b1c2d3e',
      code: 'error_code',
    }),
    expected: {
      kind: 'refused',
      details: { requestId: '4f1c9a52-8f6e-4a6e-9d3c-0f3a6b1c2d3e' },
      without: ['param'],
    },
  },
  {
    name: 'e400_param_is_status',
    status: 400,
    body: error({ message: 'x', type: 'upstream_error', param: '524', code: 'bad_response_status_code' }),
    expected: { kind: 'refused', without: ['param', 'requestId'] },
  },
  {
    name: 'e400_fidelity',
    status: 400,
    body: error({
      message: "The model 'gpt-image-2' does not support the 'input_fidelity' parameter.",
      type: 'image_generation_user_error',
      param: 'input_fidelity',
      code: 'invalid_input_fidelity_model',
    }),
    expected: { kind: 'refused', details: { param: 'input_fidelity', code: 'invalid_input_fidelity_model' } },
  },
  {
    name: 'e400_transparent',
    status: 400,
    body: error({
      message: 'Transparent background is not supported for this model.',
      type: 'image_generation_user_error',
      param: 'background',
      code: 'invalid_value',
    }),
    expected: { kind: 'refused', details: { param: 'background', code: 'invalid_value' } },
  },
  {
    name: 'e400_moderation',
    status: 400,
    body: error({
      message:
        'Your request was rejected by the safety system. If you believe this is an error, contact us at help.openai.com and include the request ID req_0a1b2c3d4e5f. safety_violations=[violence].',
      type: 'image_generation_user_error',
      param: null,
      code: 'moderation_blocked',
    }),
    expected: {
      kind: 'refused',
      details: { code: 'moderation_blocked', requestId: 'req_0a1b2c3d4e5f' },
      without: ['param'],
    },
  },
  {
    name: 'e400_message_request_id',
    status: 400,
    body: error({
      message: 'no quota (request id: 2026112014431199887766)',
      type: 'new_api_error',
      param: '',
      code: 'insufficient_user_quota',
    }),
    expected: {
      kind: 'refused',
      details: { requestId: '2026112014431199887766', code: 'insufficient_user_quota' },
    },
  },
  {
    name: 'e403_quota',
    status: 403,
    body: error({
      message: 'user quota is not enough',
      type: 'new_api_error',
      code: 'pre_consume_token_quota_failed',
    }),
    expected: { kind: 'refused', details: { status: 403, code: 'pre_consume_token_quota_failed' } },
  },
  {
    name: 'e404_path',
    status: 404,
    body: error({
      message: 'Invalid URL (POST /v1/v1/images/generations)',
      type: 'invalid_request_error',
      param: '',
      code: '',
    }),
    expected: {
      kind: 'refused',
      details: { status: 404, message: 'Invalid URL (POST /v1/v1/images/generations)' },
      without: ['code', 'param'],
    },
  },
  {
    name: 'e404_empty',
    status: 404,
    body: '',
    expected: { kind: 'refused', details: { status: 404 }, without: ['message', 'raw'] },
  },
  {
    name: 'e413_nginx',
    status: 413,
    headers: { 'content-type': 'text/html' },
    body: '<html>\r\n<head><title>413 Request Entity Too Large</title></head>\r\n<body>nginx</body></html>',
    expected: { kind: 'refused', details: { status: 413, message: '413 Request Entity Too Large' } },
  },
  {
    name: 'e429_retry_after',
    status: 429,
    headers: { 'retry-after': '20', 'x-request-id': 'req_header_1' },
    body: error({ message: 'Slow down', type: 'requests', param: null, code: 'rate_limit_exceeded' }),
    expected: {
      kind: 'refused',
      details: { retryAfter: 20, requestId: 'req_header_1', code: 'rate_limit_exceeded' },
    },
  },
  {
    name: 'e429_retry_after_date',
    status: 429,
    headers: { 'retry-after': 'Fri, 20 Nov 2026 10:00:30 GMT', date: 'Fri, 20 Nov 2026 10:00:00 GMT' },
    body: error({ message: 'Slow down', code: 'rate_limit_exceeded' }),
    expected: { kind: 'refused', details: { retryAfter: 30 } },
  },
  {
    name: 'e429_retry_after_hidden',
    status: 429,
    body: error({ message: 'Slow down', code: 'rate_limit_exceeded' }),
    expected: { kind: 'refused', details: { status: 429 }, without: ['retryAfter'] },
  },
  {
    name: 'e429_cloudflare_json',
    status: 429,
    body: JSON.stringify({
      type: 'about:blank',
      title: 'Error 1015: You are being rate limited',
      status: 429,
      detail: 'You are being rate limited.',
      error_code: 1015,
      retry_after: 30,
    }),
    expected: { kind: 'refused', details: { retryAfter: 30, message: 'You are being rate limited.' } },
  },
  {
    name: 'e500_string_error',
    status: 500,
    body: JSON.stringify({ error: 'Unauthorized' }),
    expected: { kind: 'refused', details: { status: 500, message: 'Unauthorized' } },
  },
  {
    name: 'e500_text',
    status: 500,
    body: 'upstream connect error or disconnect/reset before headers',
    expected: {
      kind: 'refused',
      details: { message: 'upstream connect error or disconnect/reset before headers' },
    },
  },
  {
    name: 'e503_channel',
    status: 503,
    body: error({
      message: 'No available channel for model gpt-image-2 under group default',
      type: 'new_api_error',
      code: 'model_not_found',
    }),
    expected: { kind: 'refused', details: { status: 503, code: 'model_not_found' } },
  },
  {
    name: 'e502_html',
    status: 502,
    body: page('502 Bad Gateway'),
    expected: { kind: 'refused', details: { status: 502, message: '502 Bad Gateway' } },
  },
  {
    name: 'e504_html',
    status: 504,
    body: page('504 Gateway Time-out'),
    expected: { kind: 'refused', details: { status: 504, message: '504 Gateway Time-out' } },
  },
  {
    name: 'e524_html',
    status: 524,
    body: page('api.gateway.example | 524: A timeout occurred'),
    expected: {
      kind: 'refused',
      details: { status: 524, message: 'api.gateway.example | 524: A timeout occurred' },
    },
  },
  {
    name: 'e524_json_numeric_code',
    status: 500,
    body: error({ code: 524, message: 'Gateway timeout.', param: null, type: 'cf_gateway_timeout' }),
    expected: { kind: 'refused', details: { status: 500, code: '524', type: 'cf_gateway_timeout' } },
  },
  {
    name: 'e500_cut',
    status: 500,
    body: '{"error":{"message":"Something bro',
    breaks: true,
    expected: { kind: 'refused', details: { status: 500 } },
  },
  {
    name: 'e500_with_picture',
    status: 500,
    body: JSON.stringify({ error: { message: 'Cannot read image', image: png } }),
    expected: { kind: 'refused', details: { message: 'Cannot read image' } },
  },
  {
    name: 'e200_error',
    body: error({
      message: 'Upstream refused',
      type: 'upstream_error',
      param: '',
      code: 'bad_response_body',
    }),
    expected: {
      kind: 'refused',
      details: { status: 200, code: 'bad_response_body', message: 'Upstream refused' },
    },
  },
  {
    name: 'e200_string_error',
    body: JSON.stringify({ error: 'Unauthorized', data: [] }),
    expected: { kind: 'refused', details: { message: 'Unauthorized' } },
  },
  {
    name: 'e200_code_in_error',
    body: JSON.stringify({ error: 'invalid_api_key', message: 'That key is unknown.' }),
    expected: { kind: 'refused', details: { code: 'invalid_api_key', message: 'That key is unknown.' } },
  },
  {
    name: 'e_nowrap',
    status: 400,
    body: JSON.stringify({ code: 'x_failed', message: 'y' }),
    expected: { kind: 'refused', details: { code: 'x_failed', message: 'y' } },
  },
  {
    name: 'e_nowrap_200',
    body: JSON.stringify({ code: 'x_failed', message: 'y' }),
    expected: { kind: 'refused', details: { code: 'x_failed', message: 'y' } },
  },
  {
    name: 'e_code_msg',
    body: JSON.stringify({ code: 400, msg: 'size is not supported', data: null }),
    expected: { kind: 'refused', details: { code: '400', message: 'size is not supported' } },
  },
  {
    name: 'e_success_false',
    body: JSON.stringify({ success: false, error: { message: 'Out of pollen', code: 'PAYMENT_REQUIRED' } }),
    expected: { kind: 'refused', details: { code: 'PAYMENT_REQUIRED', message: 'Out of pollen' } },
  },
  {
    name: 'e_success_false_errors',
    body: JSON.stringify({
      success: false,
      errors: [{ code: 7003, message: 'Could not route' }],
      result: null,
    }),
    expected: { kind: 'refused', details: { code: '7003', message: 'Could not route' } },
  },
  {
    name: 'e_detail',
    status: 401,
    body: JSON.stringify({ detail: 'Not authenticated' }),
    expected: { kind: 'refused', details: { message: 'Not authenticated' } },
  },
  {
    name: 'e_detail_200',
    body: JSON.stringify({ detail: 'Not authenticated' }),
    expected: { kind: 'refused', details: { message: 'Not authenticated' } },
  },
  {
    name: 'e_detail_list',
    status: 422,
    body: JSON.stringify({
      detail: [{ loc: ['body', 'size'], msg: 'field required', type: 'value_error.missing' }],
    }),
    expected: { kind: 'refused', details: { message: 'size: field required', param: 'size' } },
  },
  // The places where new-api itself looks for its upstreams' words.
  ...[
    { name: 'e_msg', body: { msg: 'no' } },
    { name: 'e_err', body: { err: 'no' } },
    { name: 'e_error_msg', body: { error_msg: 'no', code: '1' } },
    { name: 'e_header_message', body: { header: { code: 10013, message: 'no' }, payload: {} } },
    { name: 'e_response_error_message', body: { response: { error: { message: 'no' } } } },
    { name: 'e_error_in_error', body: { error: { error: { message: 'no', code: 'x' } } } },
  ].flatMap(({ name, body }): AnswerCase[] => [
    { name, status: 400, body: JSON.stringify(body), expected: refusedWith('no', 400) },
    { name: `${name}_200`, body: JSON.stringify(body), expected: refusedWith('no', 200) },
  ]),
  {
    name: 'e_header_code',
    body: JSON.stringify({ header: { code: 10013, message: 'Content blocked' } }),
    expected: { kind: 'refused', details: { code: '10013', message: 'Content blocked' } },
  },
  {
    name: 'e_numeric_code_text_200',
    body: error({ message: 'Gateway timeout.', code: 504, type: 'cf_bad_gateway' }),
    expected: { kind: 'refused', details: { status: 200, code: '504', type: 'cf_bad_gateway' } },
  },
  {
    name: 'e_empty_error_object',
    body: JSON.stringify({ error: {}, data: [] }),
    expected: { kind: 'no-image' },
  },
  { name: 'e401_empty', status: 401, body: '', expected: { kind: 'refused', without: ['message', 'raw'] } },
  {
    name: 'e_portkey_not_found',
    status: 404,
    body: JSON.stringify({ message: 'Not Found', ok: false }),
    expected: { kind: 'refused', details: { message: 'Not Found' } },
  },
  {
    name: 'e_portkey_failure',
    body: JSON.stringify({ status: 'failure', message: 'Invalid provider' }),
    expected: { kind: 'refused', details: { message: 'Invalid provider' } },
  },
  {
    name: 'e_portkey_html',
    status: 502,
    body: JSON.stringify({ 'html-message': page('502 Bad &amp; Gateway') }),
    expected: { kind: 'refused', details: { message: '502 Bad & Gateway' } },
  },
  {
    name: 'e_html_200',
    headers: { 'content-type': 'text/html' },
    body: page('Just a moment...'),
    expected: { kind: 'unreadable', details: { status: 200, message: 'Just a moment...' } },
  },
  {
    name: 'e_html_heading',
    body: '<html><body><h1>Welcome  to\nnginx!</h1></body></html>',
    expected: { kind: 'unreadable', details: { message: 'Welcome to nginx!' } },
  },
  { name: 'e_text_200', body: 'OK', expected: { kind: 'unreadable', details: { message: 'OK' } } },
  { name: 'e_broken_json', body: '{"data": nope}', expected: { kind: 'unreadable' } },
  {
    name: 'e_cut_json',
    body: `{"created":1,"data":[{"b64_json":"${png.slice(0, 400)}`,
    expected: { kind: 'cut', details: { status: 200 } },
  },
  {
    name: 'e_cut_json_breaks',
    body: `{"created":1,"data":[{"b64_json":"${png.slice(0, 400)}`,
    breaks: true,
    expected: { kind: 'cut' },
  },
  { name: 'e_cut_before_json', body: '  ', breaks: true, expected: { kind: 'cut' } },
  { name: 'e_empty_200', body: '', expected: { kind: 'no-image' } },
  {
    name: 'ok_empty_data',
    body: JSON.stringify({ created: 1, data: [] }),
    expected: { kind: 'no-image', details: { status: 200 } },
  },
  { name: 'ok_no_data', body: JSON.stringify({ created: 1 }), expected: { kind: 'no-image' } },
  {
    name: 'ok_null_b64',
    body: JSON.stringify({ created: 1, data: [{ b64_json: null }] }),
    expected: { kind: 'no-image' },
  },
  {
    name: 'ok_blank_b64',
    body: JSON.stringify({ created: 1, data: [{ b64_json: '', url: '', revised_prompt: '' }] }),
    expected: { kind: 'no-image' },
  },
  { name: 'ok_null', body: 'null', expected: { kind: 'no-image' } },
  {
    name: 'e_not_an_image',
    body: JSON.stringify({ data: [{ b64_json: btoa('Hello there, this is text and no picture at all.') }] }),
    expected: { kind: 'not-an-image', details: { status: 200 } },
  },
  {
    name: 'e_not_base64',
    body: JSON.stringify({ data: [{ b64_json: '*** redacted by proxy ***' }] }),
    expected: { kind: 'not-an-image' },
  },
  {
    name: 'e_cut_png',
    body: JSON.stringify({ data: [{ b64_json: pictures.png.slice(0, 80) }] }),
    expected: { kind: 'cut', details: { status: 200 } },
  },
  {
    name: 'e_cut_jpeg_and_text',
    body: JSON.stringify({ data: [{ b64_json: pictures.jpeg.slice(0, -40) }, { b64_json: btoa('text') }] }),
    expected: { kind: 'not-an-image' },
  },
  {
    name: 'e_cut_webp',
    body: JSON.stringify({ data: [{ b64_json: pictures.webp.slice(0, 60) }] }),
    expected: { kind: 'cut' },
  },
  {
    name: 'e_png_of_zeros',
    // Signature and IHDR, then zeros.
    body: JSON.stringify({ data: [{ b64_json: `${pictures.png.slice(0, 44)}${'A'.repeat(136)}` }] }),
    expected: { kind: 'not-an-image' },
  },
  {
    name: 'e_every_picture_refused',
    body: JSON.stringify({ data: [{ error: { code: 'moderation_blocked', message: 'no' } }] }),
    expected: { kind: 'refused', details: { status: 200, code: 'moderation_blocked', message: 'no' } },
  },
  {
    name: 'e_svg',
    body: JSON.stringify({
      data: [{ b64_json: btoa('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>') }],
    }),
    expected: { kind: 'not-an-image' },
  },
  {
    name: 'e_picture_too_short',
    body: JSON.stringify({ data: [{ b64_json: 'iVBORw0KGgoAAAANSUhEUgAA...' }] }),
    expected: { kind: 'not-an-image' },
  },
  {
    name: 'e_script_link',
    body: JSON.stringify({ data: [{ url: 'javascript:alert(1)' }] }),
    expected: { kind: 'no-image' },
  },
  {
    name: 'e401_echoes_the_key',
    status: 401,
    body: error({
      message: `Incorrect API key provided: ${CORPUS_KEY}.`,
      type: 'invalid_request_error',
      param: null,
      code: 'invalid_api_key',
    }).replaceAll('/', String.raw`\/`),
    expected: {
      kind: 'refused',
      details: { code: 'invalid_api_key', message: 'Incorrect API key provided: •••.' },
    },
  },
];
