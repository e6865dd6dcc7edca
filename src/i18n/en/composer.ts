export const composer = {
  mode: 'Mode',
  modes: { generate: 'Text to image', edit: 'Edit image' },
  prompt: 'Prompt',
  promptPlaceholder: {
    generate: 'What should the picture show?',
    edit: 'What should change, and into what?',
  },
  firstPrompt: 'A paper boat with a lantern on a calm sea at night, moon rising behind misty mountains',
  starters: 'Starter prompts',
  starterPrompts: {
    generate: [
      'A red fox asleep in fresh snow, soft morning light, watercolour',
      'A night market street in the rain, neon signs reflected in puddles',
      'A Bauhaus poster with the words “MORNING COFFEE”, warm orange and cream',
    ],
    edit: [
      'Replace the marked area with a field of sunflowers, keep the light',
      'Put a small golden crown there, keep everything else unchanged',
      'Change the season to winter, with snow on every surface',
    ],
  },
  model: 'Model',
  size: 'Size',
  quality: 'Quality',
  n: 'Images',
  output_format: 'Output format',
  output_compression: 'Compression',
  background: 'Background',
  moderation: 'Moderation',
  input_fidelity: 'Input fidelity',
  response_format: 'Response format',
  stream: 'Stream',
  partial_images: 'Partial images',
  user: 'User',
  extra: 'Extra fields (JSON)',
  extraHint: 'Merged last, under these names. null takes a field out.',
  more: 'More',
  width: 'Width',
  height: 'Height',
  takeSize: (size: string) => `Use ${size}`,
  reset: 'Reset fields',
  resetHint: 'Back to the minimal request. The prompt stays.',
  generate: 'Generate',
  estimate: 'Estimate',
  free: 'free',
  unpriced: { gateway: 'price not published', size: 'no price published for this size' },
  costApproximate: (cost: string) => `≈ ${cost}`,
  costOnTop: {
    sources: (cost: string) => `${cost} + source images`,
    prompt: (cost: string) => `${cost} + a long prompt`,
  },
  /** By the gateway's page, or by this browser's own requests. */
  seconds: {
    page: (range: string) => `usually ${range} s`,
    history: (range: string) => `here ${range} s`,
  },
  /** `used`: "3", or "3–7" where it is not known whether all were made. */
  day: (used: string, limit: string) => `${used}/${limit} today`,
  resets: (time: string) => `, resets ${time}`,
  dayWarnings: {
    'used-up': ({ gateway, resets }) =>
      `${gateway} said that today’s pictures are used up until ${resets}. You can still try.`,
    over: ({ left, limit, resets }) => `More than the ${left} left of today’s ${limit}, until ${resets}.`,
    perhaps: ({ limit, resets }) => `May go over today’s ${limit} pictures, until ${resets}.`,
  } satisfies Record<string, (values: DayValues) => string>,
  overCut: (seconds: string) => `Often over ${seconds} s: a proxy then cuts it off, and it may be charged.`,
  overCutAdvice: (advice: string) => `Try ${advice}.`,
  advice: { quality: 'lower quality', size: 'a smaller size', region: 'another region', stream: 'Stream' },
  cost: {
    title: 'Cost',
    estimated: 'Estimated',
    actual: 'Actual',
    byUsage: 'by the tokens that the answer counts',
    byTable: 'by the price list, for the pictures that came',
    'not-sent': 'nothing: it was not sent',
    refused: 'nothing: it was refused',
    claimed: (gateway: string) => `nothing, by ${gateway}’s page: errors and closed connections are free`,
    maybe: 'not known: nothing or all of it',
    maybeUpTo: (cost: string) => `not known: up to ${cost}`,
    unknown: {
      gateway: 'price not published',
      size: 'no price published for this size',
      'no-usage': 'not known: the answer counts no tokens',
    },
  },
  notSent: 'not sent',
  byDefault: (value: string) => `${value} · default`,
  custom: 'custom · width × height',
  undocumentedMark: 'undocumented',
  optionUndocumented: (value: string) => `${value} · undocumented`,
  tryUndocumented: 'Undocumented, try anyway',
  tryUndocumentedHint: (gateway: string) =>
    `Also offers what ${gateway}’s page does not mention. It may be refused.`,
  endpointUndocumented: (gateway: string) =>
    `${gateway}’s page does not describe edits. They may work all the same, or be refused.`,
  compressionHint: '0–100. What the number means is up to the gateway.',
  compressionInverted: '0–100. This gateway’s page: 0 = not compressed, 100 = most.',
  sizeRule: 'Multiples of 16, up to 3840, at most 3:1, 655,360–8,294,400 pixels.',
  counter: (used: string, limit: string) => `${used} / ${limit}`,
  changesTitle: (gateway: string) => `The form now follows ${gateway}:`,
  changeSet: (field: string, from: string, to: string) => `${field}: ${from} → ${to}`,
  changeDropped: (field: string, from: string) => `${field}: ${from} is not offered here`,
  changeBack: (field: string, to: string) => `${field}: ${to} again`,
  changeFooter: 'What was set aside comes back when it is offered again.',
  cannotSend: 'Not sent yet:',
  noKey: (gateway: string) => `${gateway} needs an API key. Enter it in “API key”.`,
  noKeyCustom: (gateway: string) =>
    `${gateway} needs an API key. Enter it in “API key”; for a server that takes none, enter any word.`,
  unusableKey:
    'API key: this key has characters that cannot be sent. Paste it again, without “Bearer” and without spaces.',
  baseUrlMissing: 'Enter the gateway’s base URL in Settings.',
  baseUrlInvalid: 'The base URL in Settings is not valid.',
  baseUrlMixed:
    'This page came over https, so the browser will not call a plain http address. Use an https base URL.',
  /** What is wrong with a field, by code. `field` is the field's name on screen. */
  problems: {
    blank: ({ field }) => `${field} is empty. Write something in it.`,
    'too-long': ({ field, length, max }) => `${field}: ${length} of at most ${max} characters. Shorten it.`,
    'too-long-soft': ({ field, length, max }) =>
      `${field}: ${length} characters; this gateway’s page says at most ${max}. You can send it anyway.`,
    'not-an-integer': ({ field, value }) => `${field}: ${value} is not a whole number.`,
    'out-of-range': ({ field, value, min, max }) =>
      max === undefined
        ? `${field}: ${value} is too small. At least ${min}.`
        : `${field}: ${value} is out of range. ${min} to ${max}.`,
    'unknown-choice': ({ field, value, allowed }) =>
      `${field}: ${value} is not offered here. Choose ${allowed}.`,
    'size-format': ({ field }) => `${field}: enter a width and a height in pixels.`,
    'size-multiple': ({ field, width, height, multiple }) =>
      `${field}: ${width}×${height}. Both sides must be multiples of ${multiple}.`,
    'size-edge': ({ field, edge, max }) => `${field}: ${edge} is too long. A side has at most ${max} pixels.`,
    'size-ratio': ({ field, max }) =>
      `${field}: too narrow. The long side is at most ${max} times the short one.`,
    'size-min-pixels': ({ field, pixels, min }) => `${field}: ${pixels} pixels are too few. At least ${min}.`,
    'size-max-pixels': ({ field, pixels, max }) => `${field}: ${pixels} pixels are too many. At most ${max}.`,
    'size-experimental': () => 'Above 2560×1440 pixels OpenAI calls the result experimental.',
    'transparent-format': ({ format, allowed }) =>
      `Output format: ${format} cannot be transparent. Choose ${allowed}, or another background.`,
    'same-wire-name': ({ field, wire, other }) =>
      `${field}: ${other} is sent as ${wire} too. Rename one in the gateway profile, or leave one out.`,
    'may-be-refused': () => 'gpt-image-2 may refuse it; one click then sends again without it.',
    'value-may-be-refused': ({ value }) =>
      `gpt-image-2 may refuse ${value}; one click then sends again without it.`,
    'undocumented-model': ({ model }) => `This gateway’s page does not name ${model}. It may be refused.`,
    'stream-needs-one': ({ n }) => `A stream carries one picture: ${n} are sent as ${n} separate streams.`,
    'undocumented-endpoint': () =>
      'This gateway’s page does not describe edits. Switch on “Undocumented, try anyway” to send one.',
    'extra-not-json': () => 'Extra fields (JSON): this is not valid JSON. Example: {"style": "vivid"}',
    'extra-not-object': () => 'Extra fields (JSON): write one object in braces. Example: {"style": "vivid"}',
    'no-source': () => 'Source images: add at least one picture to edit.',
    'too-many-sources': ({ count, max }) =>
      `Source images: ${count} pictures, this gateway takes at most ${max}. Remove some.`,
    'source-too-large': ({ index, bytes, max }) =>
      `Image ${index} has ${bytes}, this gateway takes at most ${max}. Use Downscale on it.`,
    'sources-too-large': ({ bytes, max }) =>
      `All pictures together have ${bytes}, this gateway takes at most ${max}. Downscale or remove some.`,
    'source-type': ({ index, type, allowed }) => `Image ${index} is ${type}, this gateway takes ${allowed}.`,
    'mask-needs-one-source': () =>
      'Mask: this gateway takes a mask only with a single picture. Remove the other pictures or clear the mask.',
  } satisfies Record<string, (values: ProblemValues) => string>,
  streamWarnings: {
    ignored: 'Seen here: this server ignores Stream.',
    refused: 'Seen here: this server refuses Stream.',
  },
};

/** Numbers and times come formatted for the language. */
export type DayValues = Readonly<Record<'gateway' | 'left' | 'limit' | 'resets', string>>;

/** Numbers come formatted for the language. */
export type ProblemValues = Readonly<Record<string, string>>;
