/** CSS `order` of frames and results; `undefined` where the order of the document will do. */
export interface MergedOrder {
  readonly frame: (index: number) => number | undefined;
  readonly result: (index: number) => number | undefined;
}

const AS_IN_DOCUMENT: MergedOrder = { frame: () => undefined, result: () => undefined };

/**
 * Where frames stand among results. The document has all frames first, because only results may be in the list of
 * results; what has to stand before the last frame gets a negative `order`, which stays the same while more
 * comes in before it.
 * @param behind for each frame, in their order, how many results stand before it.
 */
export function mergeOrder(behind: readonly number[]): MergedOrder {
  const last = behind.at(-1) ?? 0;
  if (last === 0) return AS_IN_DOCUMENT;
  const total = behind.length + last;
  return {
    frame: (index) => index + (behind[index] ?? 0) - total,
    result: (index) =>
      index < last ? index + behind.filter((before) => before <= index).length - total : undefined,
  };
}
