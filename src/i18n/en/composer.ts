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
  seconds: (from: number, to: number) => `${from}–${to} s`,
  quota: (images: number, limit: number) => `${images} of ${limit} a day`,
  overCut: (seconds: number) =>
    `Often longer than the ${seconds} s after which the network in front cuts the connection.`,
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
  compressionInverted: '0–100. This gateway says: 0 = none, 100 = most.',
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
    'may-be-refused': () => 'This gateway documents the field, but gpt-image-2 may refuse it.',
    'value-may-be-refused': ({ value }) => `This gateway documents ${value}, but gpt-image-2 may refuse it.`,
    'undocumented-model': ({ model }) => `This gateway’s page does not name ${model}. It may be refused.`,
    'stream-needs-one': () => 'Stream: a stream carries one picture. Set Images to 1 or switch Stream off.',
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
};

/** Numbers come formatted for the language. */
export type ProblemValues = Readonly<Record<string, string>>;
