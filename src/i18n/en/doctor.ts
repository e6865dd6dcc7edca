interface Values {
  readonly status: number;
}

/** The connection test. */
export const doctor = {
  test: 'Test connection',
  stop: 'Stop',
  list: 'Connection test',
  details: 'Details',
  titles: {
    address: 'Address',
    reach: 'Reachable',
    cors: 'Open to web pages (CORS)',
    key: 'API key',
    request: 'Request without a prompt',
    picture: 'Test picture',
    stream: 'Streaming',
  },
  statuses: {
    running: 'running',
    ok: 'OK',
    warning: 'look here',
    failed: 'problem',
    skipped: 'not tested',
    'needs-consent': 'asks first',
  },
  running: (step: string) => `Testing: ${step}…`,
  problem: (step: string) => `Problem: ${step}.`,
  warned: (step: string) => `It works so far. Look at: ${step}.`,
  allWell: 'No problem found.',
  offers: 'What could cost something asks first.',

  findings: {
    asking: 'Asking…',
    local: 'The sandbox answers in this page. Nothing is sent.',
    'address-ok': 'Its form is right.',
    private: 'This is a private network: the browser may ask for your permission.',
    'private-blocked':
      'Nothing answers, or this browser keeps pages out of your network: allow it in the settings of this page.',
    answers: 'Something answers.',
    silent: 'Nothing answers. Check host and port, the server, VPN and network.',
    offline: 'This browser is offline.',
    slow: 'No answer within 20 s.',
    redirected: 'It leads elsewhere: enter the address that it leads to.',
    'cors-list': 'Its list of models may be read. That does not prove it for pictures.',
    'cors-path': 'Our headers are let through at the address of pictures.',
    'cors-post': 'A request for pictures got through, and its answer could be read.',
    'cors-blocked':
      'It answers, but the browser may not show this page the answer. Whoever runs it must allow this page’s origin and the headers Authorization and Content-Type.',
    'cors-unsure': 'A GET is not let through. A request for pictures may be: the next step tells.',
    'cors-lost': 'The connection broke, or its answer is not open to pages. Test again.',
    'no-key': 'Enter a key first.',
    'key-unproven': 'Its page names no free call that would prove the key.',
    'key-accepted': 'Accepted.',
    'wrong-key': ({ status }: Values) =>
      `Not accepted (HTTP ${status}). Copy the key again, or make a new one.`,
    forbidden: ({ status }: Values) =>
      `Refused (HTTP ${status}): the key’s group, its rights or your region may not allow it.`,
    'no-list': ({ status }: Values) =>
      `No list of models here (HTTP ${status}). Check the base URL; some servers have none and make pictures all the same.`,
    status: ({ status }: Values) => `It answers with HTTP ${status}. Try again later.`,
    'offer-request':
      'One POST with a model and no prompt: nothing can be drawn, so an error should come. The gateway’s page does not promise that this is free.',
    'offer-free-request':
      'One POST with a model and no prompt: nothing can be drawn, so an error should come. The gateway’s page says that errors cost nothing.',
    'request-read': ({ status }: Values) =>
      `Address and key are right: it missed the prompt (HTTP ${status}).`,
    'refused-otherwise': ({ status }: Values) =>
      `Refused for another reason (HTTP ${status}). That proves nothing about the key.`,
    'request-picture': 'It made a picture all the same. It is in the results and may be charged.',
    'request-odd': ({ status }: Values) =>
      `It answered HTTP ${status} without an error or a picture. That may be charged.`,
    'request-blocked': 'It answers, but not to this (CORS).',
    'request-lost': 'The connection broke, or its answer to a POST is not open to pages.',
    'request-slow': 'No answer within 20 s. It may be drawing: look at your usage.',
    'not-sent': 'Nothing was sent: reload this page.',
    'wrong-path': ({ status }: Values) => `Pictures are not made here (HTTP ${status}). Check the base URL.`,
    'no-balance': ({ status }: Values) => `Key accepted, but its balance is used up (HTTP ${status}).`,
    limited: ({ status }: Values) => `Key accepted, but it is at its limit (HTTP ${status}). Try later.`,
    'not-needed': 'The picture proved it.',
    'not-run': 'The steps before come first.',
    stopped: 'Stopped.',
    later: 'Offered once the steps before pass.',
    'picture-running': 'It is in the job list, and goes on when Settings is closed.',
    'picture-none': 'No picture came. The job says why.',
    'offer-stream': 'The same as a stream with one preview.',
    'stream-events': 'It streams.',
    'stream-ignored': 'A picture came, but not as a stream.',
    'stream-refused': 'It refuses Stream.',
  },
  otherPath: (gateway: string) => `${gateway} answers at another path of this host.`,
  listed: (models: number, model: string) =>
    `Accepted: ${models} ${models === 1 ? 'model' : 'models'}, ${model} among them.`,
  listedWithout: (models: number, model: string) =>
    `Accepted: ${models} ${models === 1 ? 'model' : 'models'}, ${model} not among them. Pictures may be refused.`,
  noModel: (model: string) => `Key accepted, but not for ${model}. Choose another model or key group.`,
  came: (seconds: number, as: 'bytes' | 'link', kind: string) =>
    `It came in ${seconds} s, ${as === 'link' ? 'as a link' : 'in the answer'}${kind && `: ${kind}`}.`,
  asked: (wish: string) => `Asked was ${wish}.`,
  prompt: 'A red apple on a white table',
  offerPicture: (wishes: string) => `One real picture, made as a job: ${wishes}.`,
  agreeToRequest: 'Send one request',
  agreeToPicture: (price: string) => `Make one picture (${price})`,

  learned: (date: string, facts: readonly string[]) => `Learned here (${date}): ${facts.join(', ')}.`,
  forget: 'Forget',
  facts: {
    listsModels: { true: 'lists models', false: 'lists no models' },
    corsGet: { true: 'GET open to pages', false: 'GET closed to pages' },
    corsPost: { true: 'POST open to pages', false: 'POST closed to pages' },
    streams: { events: 'streams', ignored: 'ignores Stream', refused: 'refuses Stream' },
    returns: { bytes: 'pictures in the answer', links: 'pictures as links' },
    size: { kept: 'keeps the size', changed: 'changes the size' },
    format: { kept: 'keeps the format', changed: 'changes the format' },
  },
};
