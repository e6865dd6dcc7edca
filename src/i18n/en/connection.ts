export const connection = {
  gateway: 'Gateway',
  title: 'Settings',
  sentences: (parts: readonly string[]) => parts.join(' '),
  close: 'Close',
  documentation: 'Documentation',

  region: 'Region',
  regions: {
    china: 'China',
    asia: 'Hong Kong, South-East Asia',
    europe: 'Europe',
    us: 'North America',
  } as Readonly<Record<string, string>>,
  otherRegion: 'Another, as typed below',
  baseUrl: 'Base URL',
  baseUrlOfSandbox: 'in this page',
  baseUrlOverridden: (gateway: string, baseUrl: string) =>
    `Another address than ${gateway}’s own, spoken to in its dialect. Empty the field to go back to ${baseUrl}.`,
  baseUrlProblems: {
    empty: 'Type the base URL of the server. It usually ends with /v1.',
    'not-a-url': 'This is not a complete address. It looks like https://host/v1.',
    'not-http': 'The address must begin with https:// or http://.',
    credentials: 'The address holds a user name or a password. The key belongs in “API key”.',
    query: 'A base URL has no “?”: what follows would end up inside every request’s address.',
    fragment: 'A base URL has no “#”.',
    'mixed-content':
      'This page came over https, so the browser will not call a plain http address, except on this computer (127.0.0.1). Use https.',
  },
  baseUrlAdvice: {
    'missing-scheme': 'The address has no https:// yet.',
    'endpoint-path': 'This is the address of a single call. The base URL ends before it.',
    'doubled-version': 'The version stands there twice.',
    'missing-version': 'Most servers expect /v1 at the end.',
  },
  mendTo: (baseUrl: string) => `Use ${baseUrl}`,

  apiKey: 'API key',
  revealKey: 'Reveal key',
  noKeyNeeded: 'none needed',
  keyForGateway: (gateway: string) => `Sent to ${gateway} only, in all its regions.`,
  keyForAddress: (baseUrl: string) => `Belongs to ${baseUrl} and is sent nowhere else.`,
  keyBeforeAddress: 'Will belong to the base URL, once that is typed.',
  keyPrefix: (gateway: string, prefix: string) => `Keys of ${gateway} usually begin with ${prefix}`,
  keyHints: { 'token-group': 'The key must come from a token group whose name includes “CodeX dedicated”.' },
  keyProblems: {
    bearer: 'Leave out “Bearer”: it is added when the key is sent.',
    characters: 'The key has a space or another character that cannot be sent. Copy it again.',
  },
  storageRefused:
    'This browser keeps nothing for this page: settings and keys last only until the tab is closed.',
  savedKeys: 'Saved keys',
  noSavedKeys: 'None yet',
  newKey: 'New key…',
  emptyKey: 'New key',
  keyName: 'Key name',
  keyNamePlaceholder: 'Work, personal…',
  removeKey: 'Remove key',
  tabOnly: 'Keep the key for this tab only',
  tabOnlyHint: 'Held in memory and gone with the tab. Otherwise it is kept in this browser’s local storage.',

  staysHere: 'The sandbox paints in this page: prompts and pictures go nowhere, and no key is needed.',
  goesTo: (origin: string) => `Prompts and pictures go from this browser straight to ${origin}.`,
  keyInBrowser: 'The key is stored in this browser only.',
  keyInTab: 'The key stays in this tab’s memory.',
  goesNowhereYet: 'Nothing can be sent until the base URL is complete.',

  gatewaySaid: (message: string) => `The gateway’s words: “${message}”`,

  timeLimit: 'Time limit (s)',
  timeLimitHint: 'How long an answer is awaited. A high-quality picture can take minutes.',
  timeLimitProblems: {
    'not-whole': 'Type whole seconds.',
    'too-short': (min: string) =>
      `At least ${min} s: slow pictures would be given up, and charged all the same.`,
    'too-long': (max: string) => `At most ${max} s.`,
  },
  timeLimitInForce: (seconds: string) => `Until then, ${seconds} s stay in force.`,

  ownGateways: 'Your own gateways',
  ownGatewaysHint: 'Any OpenAI-compatible server. Each has a name, an address and keys of its own.',
  addGateway: 'Add a gateway',
  newGateway: 'My gateway',
  gatewayName: 'Gateway name',
  gatewayNameProblems: { empty: 'Give it a name.', taken: 'Another gateway has this name.' },
  removeGateway: 'Remove this gateway',

  erase: 'Erase all data',
  eraseHint: 'Settings, keys, drafts, results and everything else that this page keeps in this browser.',
  eraseTitle: 'Erase all data?',
  eraseText:
    'Settings, keys, drafts, pictures and everything else that this page keeps in this browser will be gone. This cannot be undone.',
  eraseConfirm: 'Erase',
  cancel: 'Cancel',
  eraseIncomplete:
    'The browser did not let everything go. Close other tabs with this page, then erase once more.',

  keyOfferTitle: 'Use the key from the address?',
  keyOffer: (key: string, gateway: string, baseUrl: string) =>
    `The link brought a key (${key}). Use it for ${gateway} at ${baseUrl}?`,
  keyOfferAnyGateway: (key: string) => `The link brought a key (${key}). Which gateway is it for?`,
  keyOfferFor: 'Use it for',
  keyOfferStore: 'Store',
  keyOfferTabOnly: 'For this tab only',
  keyOfferDiscard: 'Discard',
  keyInQuery:
    'The address had a key before the “#”, where servers and their logs can read it. It was not used and has been taken out of the address; best replace that key. A link can carry a key as #/?key=…',
  presetsIgnored: (names: string) =>
    `The address had values that cannot be used and were left out: ${names}.`,
  dismiss: 'Dismiss',
};
