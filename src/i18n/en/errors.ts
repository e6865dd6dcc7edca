/** What went wrong, and what to do next. The gateway's own words, and whether it may have been charged, stand beside these. */
export const errors = {
  kinds: {
    refused: {
      title: 'The gateway refused the request',
      advice: 'Read its message, change what it names, and send again.',
    },
    /** A proxy's 504 or 524. */
    late: {
      title: 'The gateway gave no picture in time',
      advice: 'The picture may still be made. A lower quality or a smaller size is quicker.',
    },
    /** Any other 5xx that says nothing about what became of the request. */
    broken: {
      title: 'The gateway failed',
      advice: 'It does not say what became of the request.',
    },
    'no-image': {
      title: 'The answer holds no picture',
      advice: 'The gateway answered, but without an image.',
    },
    'not-an-image': {
      title: 'What came back is not a picture',
      advice: 'The bytes are damaged, or are not PNG, JPEG or WebP.',
    },
    'dead-link': {
      title: 'The link in the answer leads to no picture',
      advice: 'It may have expired, or lead to a page: open the link.',
    },
    'too-large': {
      title: 'The picture is too large for this page',
      advice: 'It has more than 256 MB. Choose a smaller size or another format.',
    },
    redirect: {
      title: 'The gateway redirects to another address',
      advice: 'Keys and paid requests follow no redirect. Enter the address it leads to as the base URL.',
    },
    unreadable: {
      title: 'The answer cannot be read',
      advice: 'This is not an answer of the images API. Check that the base URL ends with /v1.',
    },
    'reader-lost': {
      title: 'This page could not read the answer',
      advice:
        'The part of Alphabrush that reads answers stopped: too little memory, or a new version since this tab was opened. Reload the page.',
    },
    cut: {
      title: 'The answer broke off',
      advice: 'It ended before the picture was complete.',
    },
    task: {
      title: 'The gateway started an asynchronous task',
      advice:
        'Keep the task id: the gateway’s own page can show the picture. Do not send again until you have looked there.',
    },
    network: {
      title: 'No answer from the gateway',
      advice: 'The connection failed, and the browser does not say why.',
    },
    lost: {
      title: 'No answer from the gateway',
      advice:
        'The connection was lost after the request may have left. A proxy’s error page without CORS looks the same.',
    },
    'no-host': {
      title: 'No answer at this address',
      advice:
        'Nothing was sent: the address is wrong, the gateway is down, or something here blocks the connection.',
    },
    'no-cors': {
      title: 'The gateway takes no calls from web pages (CORS)',
      advice: 'It answers, but refuses this page, so nothing was sent. Its operator can allow CORS.',
    },
    'private-network': {
      title: 'The private address cannot be reached',
      advice:
        'Nothing was sent. Allow this page access to the local network in the browser’s site settings, and check that the gateway runs.',
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
      advice: 'The gateway may still finish. “Time limit (s)” in Settings can be raised.',
    },
    aborted: { title: 'Cancelled', advice: 'Nothing more will come of this request here.' },
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
    sandbox: {
      title: 'The sandbox stopped',
      advice: 'It could not be loaded, or ran out of memory. Reload the page and generate again.',
    },
    'time-limit': {
      title: 'Nothing was sent',
      advice:
        'The time limit passed while the pictures were being prepared. Raise “Time limit (s)” in Settings, or use smaller pictures.',
    },
  },
  /** By meaning: `error.code`, or what stands for it. */
  codes: {
    invalid_api_key: 'The key is not valid here. Check it in Settings: each gateway has its own.',
    key_expired: 'This key has expired. Make a new one on the gateway’s site and enter it in Settings.',
    image_too_large: 'A picture is too large for this gateway. Make it smaller, or send fewer pictures.',
    unsupported_size: 'The gateway does not make this size. Choose one of its sizes.',
    crs_daily_exhausted: 'The account’s budget for today is used up. Wait for tomorrow or raise the limit.',
    crs_total_exhausted: 'The account’s budget is used up for good. Top it up on the gateway’s site.',
    image_daily_limit:
      'This key has made its pictures for today; another key has its own count. It starts anew at 00:00 Beijing time.',
    concurrency_exhausted:
      'This key already has as many requests running as it may. Wait for one to end, then send again.',
    service_overloaded: 'The gateway is overloaded. Wait half a minute.',
    image_provider_unavailable: 'The gateway’s supplier is down. Wait a minute or two.',
    moderation_blocked: 'The safety system refused the prompt or the picture. Word it differently.',
    sensitive_words_detected: 'The gateway found a forbidden word. Word the prompt differently.',
    prompt_blocked: 'The gateway refused this prompt. Word it differently.',
    invalid_input_fidelity_model: 'gpt-image-2 refuses input_fidelity. Send again without it.',
    unknown_parameter: 'The gateway does not know this field.',
    unsupported_parameter: 'The gateway does not take this field.',
    invalid_value: 'A field has a value that the gateway does not take.',
    invalid_request: 'The gateway cannot make sense of the request. Start from the minimal one.',
    invalid_image_file: 'The gateway cannot read a picture or the mask. Choose another file.',
    model_not_found: 'This key cannot use this model here. Check the model’s name and the key’s group.',
    rate_limit_exceeded: 'Too many requests. Wait a little.',
    insufficient_quota: 'The account has no balance left. Top it up on the gateway’s site.',
    pre_consume_token_quota_failed:
      'The balance is too small for this request. Top it up on the gateway’s site.',
    project_spend_limit_exceeded: 'The project has reached its spending limit. Raise it, or use another key.',
    get_channel_failed: 'The key’s group has no access to this model. Choose another key or model.',
    channel: 'The gateway’s channel to this model is not usable now. Choose another model, or try later.',
    server_error: 'The gateway failed on its side.',
    do_request_failed: 'The gateway could not talk to its supplier.',
    bad_response_status_code: 'The gateway’s supplier refused or failed.',
    bad_response_body: 'The gateway’s supplier sent something that it could not read.',
    empty_response: 'The gateway’s supplier sent nothing, as it does when it objects to a prompt.',
    read_request_body_failed: 'The upload did not arrive whole, or is too large for this gateway.',
    convert_request_failed: 'The gateway could not translate the request for its supplier.',
    access_denied: 'This key may not do that: check its group, its models and its allowed addresses.',
    api_not_implemented: 'This gateway does not offer this call.',
    prompt_missing: 'The gateway got no prompt. Write one.',
    prompt_too_long: 'The prompt is too long for this gateway. Shorten it.',
    n_not_within_range: 'The gateway does not make so many pictures at once. Ask for fewer.',
  } as Readonly<Record<string, string>>,
  /** By HTTP status, where no code says more. */
  statuses: {
    400: 'The gateway does not take the request. Change what its message names, or start from the minimal one.',
    401: 'The key is missing or not valid here. Check it in Settings: each gateway has its own.',
    402: 'The account has no balance left. Top it up on the gateway’s site.',
    403: 'This key may not do that. Check its group, its balance and the model.',
    404: 'Nothing answers at this address. Check the base URL (it usually ends with /v1) and the model.',
    405: 'Something else answers at this address. Check the base URL (it usually ends with /v1).',
    413: 'The upload is too large. Make the pictures smaller or send fewer.',
    422: 'The gateway does not take one of the values. Change it, or start from the minimal request.',
    429: 'Too many requests, or the quota is used up. Wait, then send again.',
    500: 'The gateway failed on its side.',
    502: 'The gateway’s supplier did not answer.',
    503: 'The gateway is not available now.',
    504: 'A proxy in front of the gateway gave up waiting. The picture may still be made.',
    524: 'The network in front of the gateway gave up waiting after about 100 s. The picture may still be made. Lower the quality or the size.',
  } as Readonly<Record<number, string>>,
  cutAfter: (seconds: number) =>
    `Cut after ${seconds} s without an answer: proxies in front of gateways give up after 60 or 100 s. The picture may still be made. Lower the quality or the size, or choose another region.`,
  tokenGroup: 'Here the key must come from a token group for images.',
  charged: 'It may have been charged: check the gateway’s usage page before sending again.',
  /** Beside it: the gateway's claim. */
  claimsFree: (gateway: string) =>
    `${gateway}’s page says that failures and closed connections are not billed.`,
  /** Between two sentences. */
  between: ' ',
  gatewaySaid: 'The gateway says:',
  code: (code: string) => `Code ${code}`,
  status: (status: number) => `HTTP ${status}`,
  requestId: (id: string) => `Request id ${id}`,
  taskId: (id: string) => `Task id ${id}`,
  field: (field: string) => `Field ${field}`,
  picture: (name: string) => `Picture ${name}`,
  link: 'Link:',
  openLink: 'Open link',
  copyLink: 'Copy link',
  copyTaskId: 'Copy task id',
  copied: 'Copied',
  notCopied: 'The browser does not let it be copied',
  /** Of other jobs, below the newest. */
  earlier: 'Earlier failures',
  more: (count: number) => `and ${count} more`,
  explain: 'Explain',
  openSettings: 'Open settings',
  rawAnswer: 'Raw answer',
  remedies: {
    'base-url': 'Check the base URL',
    field: (field: string) => `Go to “${field}”`,
    reword: 'Edit the prompt',
    sources: 'Go to the pictures',
    downscale: 'Make the pictures smaller',
    reset: 'Reset the form’s fields',
    resetDone: 'The fields are reset',
    without: (fields: string) => `Send again without ${fields}`,
    'send-again': 'Send again',
    twice: 'Send again, may be charged twice',
    'top-up': 'Top up',
    usage: 'Open the usage page',
    site: 'Open the gateway’s site',
    reload: 'Reload the page',
    tryIn: (left: string) => `Try again in ${left}`,
    tryNow: 'It can be tried again now',
    newDay: (time: string, left: string) => `Its new day begins at ${time} here, in ${left}`,
    slot: 'Wait until a running request of this key has ended',
  },
  objectsTo: (categories: string) => `It objects to: ${categories}.`,
  /** What moderation names, where it is not to be shown as it is. */
  categories: {} as Readonly<Record<string, string>>,
};
