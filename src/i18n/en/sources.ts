export const sources = {
  /** The name of the file input. */
  sourceImages: 'Source images',
  list: 'Sources',
  image: (place: number) => `Image ${place}`,
  count: (count: number) => String(count),
  countOf: (count: number, max: number) => `${count} of ${max}`,
  /** In the empty drop zone. */
  dropTitle: 'Drop, paste or choose pictures',
  dropFormats: 'PNG, JPEG, WebP. Other pictures are converted.',
  add: 'Add',
  dropNow: 'Drop to add',
  loading: (name: string) => `Preparing ${name}`,
  shrinking: 'Making it smaller…',
  base: 'Base',
  remove: 'Remove',
  useAsBase: 'Use as base',
  moveEarlier: 'Move earlier',
  moveLater: 'Move later',
  downscale: 'Downscale',
  downscaleAll: 'Downscale all',
  dismiss: 'Dismiss',
  /** Announced after a button moved or removed a picture. */
  moved: (name: string, place: number) => `${name} is now image ${place}`,
  removed: (name: string) => `${name} removed`,
  maskStays: (name: string) =>
    `The mask stays with “${name}”. Make that picture the base again to go on with it.`,
  /** Where a mask and several pictures do not go together. */
  maskNeedsOne: 'This gateway takes a mask with one picture only.',
  onlyImage: (name: string) => `Use only ${name}`,
  sendWithoutMask: 'Send without the mask',
  maskHeld: 'The mask is kept, but not sent.',
  maskBack: 'Use the mask again',
  othersRemoved: (count: number) =>
    count === 1 ? 'The other picture was removed.' : `The ${count} other pictures were removed.`,
  putBack: 'Put back',
  overLimit: (max: string) => `Over this gateway's ${max}`,
  overTotal: (max: string) => `Together over this gateway's ${max}`,
  /** Behind a picture's size: what was done to the file. */
  notes: {
    converted: (from: string) => `Converted from ${from}`,
    'first-frame': () => 'First frame only',
    'turned-upright': () => 'Turned upright',
    'saved-as-jpeg': () => 'Saved as JPEG',
    downscaled: (from: string) => `Downscaled from ${from}`,
  },
  notAdded: (name: string) => `Source images: “${name}” was not added`,
  notShrunk: (name: string) => `Source images: “${name}” stays as it is`,
  tooManyTitle: (max: number) => `Source images: this gateway takes at most ${max}`,
  tooMany: (left: number) =>
    left === 1
      ? '1 picture was left out. Remove one that you do not need, then add it again.'
      : `${left} pictures were left out. Remove some that you do not need, then add them again.`,
  problems: {
    empty: () => 'The file is empty (0 bytes). Choose another copy of it.',
    unreadable: () =>
      'The browser could not read it: it was moved or deleted, or it is a folder. Choose it again.',
    truncated: () =>
      'The file ends before its picture does, as after a download that was cut off. Get it anew.',
    damaged: () =>
      'The file is damaged and cannot be decoded. Open it in an image editor, save it as PNG, and add that.',
    'not-a-picture': () => 'It is not a picture. Choose a PNG, JPEG or WebP file.',
    unsupported: (format: string) =>
      `This browser cannot open ${format}. Save it as PNG or JPEG and add that.`,
    'too-many-pixels': (size: string) =>
      `${size} pixels are more than this browser can hold. Make it smaller in an image editor first.`,
    'cannot-shrink': (max: string) => `It cannot be made to fit into ${max}. Use a smaller picture.`,
    broken: () =>
      'The browser broke off preparing it, probably for want of memory. Make it smaller or close other tabs.',
  },
};
