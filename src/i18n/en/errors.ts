/** What went wrong, and what to do next. The gateway's own words stand beside these. */
export const errors = {
  kinds: {
    refused: {
      title: 'The gateway refused the request',
      advice: 'Read its message, change what it names, and send again.',
    },
    /** A proxy's 504 or 524. */
    late: {
      title: 'The gateway gave no picture in time',
      advice: 'The picture may still be made and charged: check the usage page before sending again.',
    },
    /** Any other 5xx that says nothing about what became of the request. */
    broken: {
      title: 'The gateway failed',
      advice: 'It may have been charged: check the gateway’s usage page before sending again.',
    },
    'no-image': {
      title: 'The answer holds no picture',
      advice:
        'The gateway answered, but without an image. It may have been charged: check its usage page before sending again.',
    },
    'not-an-image': {
      title: 'What came back is not a picture',
      advice:
        'The bytes are damaged, or are not PNG, JPEG or WebP. It may have been charged: check the gateway’s usage page before sending again.',
    },
    'dead-link': {
      title: 'The link in the answer leads to no picture',
      advice:
        'It may have expired, or lead to a page. It may have been charged: open the link, and check the gateway’s usage page before sending again.',
    },
    unreadable: {
      title: 'The answer cannot be read',
      advice:
        'This is not an answer of the images API. Check that the base URL ends with /v1. It may have been charged.',
    },
    'reader-lost': {
      title: 'This page could not read the answer',
      advice:
        'The part of Alphabrush that reads answers stopped: too little memory, or a new version since this tab was opened. Reload the page. It may have been charged: check the gateway’s usage page before sending again.',
    },
    cut: {
      title: 'The answer broke off',
      advice:
        'It ended before the picture was complete. It may have been charged: check the usage page before sending again.',
    },
    task: {
      title: 'The gateway started an asynchronous task',
      advice:
        'Keep the task id: the gateway’s own page can show the picture. Do not send again until you have looked there.',
    },
    network: {
      title: 'No answer from the gateway',
      advice:
        'The browser reports only that the connection failed: a wrong address, a gateway that is down, or one that does not allow calls from web pages (CORS). If the request got through, it may have been charged.',
    },
    offline: {
      title: 'This browser is offline',
      advice: 'Nothing was sent. Connect and generate again; the sandbox works offline.',
    },
    'mixed-content': {
      title: 'The browser blocks this gateway',
      advice:
        'A page loaded over https may not call a plain http address. Nothing was sent. Use an https base URL, or serve Alphabrush over http on this computer.',
    },
    timeout: {
      title: 'The time limit has passed',
      advice:
        'The gateway may still finish and charge. Check its usage page, or raise “Time limit (s)” in Settings before sending again.',
    },
    aborted: { title: 'Cancelled', advice: 'If the request had already been sent, it may still be charged.' },
    'not-sent': {
      title: 'Nothing was sent',
      advice: 'A picture or the mask could not be prepared. Choose it again and retry.',
    },
    'no-key': {
      title: 'Nothing was sent',
      advice: 'The gateway of this request needs an API key. Enter it in “API key” and retry.',
    },
    'unusable-key': {
      title: 'Nothing was sent',
      advice:
        'API key: this key has characters that cannot be sent. Paste it again, without “Bearer” and without spaces, and retry.',
    },
    script: {
      title: 'Nothing was sent',
      advice:
        'A part of Alphabrush itself could not be loaded: there may be a new version, or no connection. Reload the page and generate again.',
    },
    'time-limit': {
      title: 'Nothing was sent',
      advice:
        'The time limit passed while the pictures were being prepared. Raise “Time limit (s)” in Settings, or use smaller pictures.',
    },
  },
  /** By `error.code`; the gateways’ pages and the API reference name these. */
  codes: {
    invalid_api_key: 'The key is not valid here. Check it in Settings: each gateway has its own.',
    key_expired: 'This key has expired. Make a new one on the gateway’s site and enter it in Settings.',
    image_too_large: 'A picture is too large for this gateway. Use Downscale on it, or send fewer pictures.',
    unsupported_size: 'The gateway does not make this size. Choose one of its sizes.',
    crs_daily_exhausted: 'The account’s budget for today is used up. Wait for tomorrow or raise the limit.',
    crs_total_exhausted: 'The account’s budget is used up. Top it up on the gateway’s site.',
    image_daily_limit:
      'This key has made its pictures for today. The count starts anew at 00:00 Beijing time.',
    concurrency_exhausted:
      'This key already has as many requests running as it may. Wait for one to end, then retry.',
    service_overloaded: 'The gateway is overloaded. Wait half a minute, then retry.',
    image_provider_unavailable: 'The gateway’s supplier is down. Wait a minute or two, then retry.',
    moderation_blocked: 'The safety system refused the prompt or the picture. Word it differently.',
    sensitive_words_detected: 'The gateway found a forbidden word. Word the prompt differently.',
    prompt_blocked: 'The gateway refused this prompt. Word it differently.',
    invalid_input_fidelity_model: 'gpt-image-2 refuses input_fidelity. Set it back to “not sent”.',
    unknown_parameter:
      'The gateway does not know this field. Use Reset fields, then add fields back one by one.',
    unsupported_parameter:
      'The gateway does not take this field. Use Reset fields, then add fields back one by one.',
    invalid_value: 'A field has a value that the gateway does not take. Change it or use Reset fields.',
    invalid_image_file: 'The gateway cannot read a picture or the mask. Choose another file.',
    model_not_found: 'This key cannot use this model here. Check the model’s name and the key’s group.',
    rate_limit_exceeded: 'Too many requests. Wait a little, then retry.',
    insufficient_quota: 'The account has no balance left. Top it up on the gateway’s site.',
    insufficient_user_quota: 'The account has no balance left. Top it up on the gateway’s site.',
    pre_consume_token_quota_failed:
      'The balance is too small for this request. Top it up on the gateway’s site.',
    get_channel_failed: 'The key’s group has no access to this model. Choose another key or model.',
    prompt_too_long: 'The prompt is too long for this gateway. Shorten it.',
  } as Readonly<Record<string, string>>,
  /** By HTTP status, where no code says more. */
  statuses: {
    401: 'The key is missing or not valid here. Check it in Settings: each gateway has its own.',
    403: 'This key may not do that. Check its group, its balance and the model.',
    404: 'Nothing answers at this address. Check the base URL (it usually ends with /v1) and the model.',
    413: 'The upload is too large. Use Downscale on the pictures or send fewer.',
    422: 'The gateway does not take one of the values. Change it or use Reset fields.',
    429: 'Too many requests, or the quota is used up. Wait, then retry.',
    500: 'The gateway failed. It may have been charged: check its usage page before sending again.',
    502: 'The gateway’s supplier did not answer. It may have been charged: check the usage page before sending again.',
    503: 'The gateway is not available now. It may have been charged: check its usage page before sending again.',
    504: 'A proxy in front of the gateway gave up waiting. The picture may still be made and charged.',
    524: 'The network in front of the gateway gave up waiting after about 100 s. The picture may still be made and charged. Lower the quality or the size.',
  } as Readonly<Record<number, string>>,
  gatewaySaid: 'The gateway says:',
  code: (code: string) => `Code ${code}`,
  status: (status: number) => `HTTP ${status}`,
  requestId: (id: string) => `Request id ${id}`,
  taskId: (id: string) => `Task id ${id}`,
  field: (field: string) => `Field ${field}`,
  picture: (name: string) => `Picture ${name}`,
  link: 'Link:',
  openSettings: 'Open settings',
  rawAnswer: 'Raw answer',
};
