/**
 * Stands in the text of an answer for the base64 of a picture that has been cut out of it. Characters of the
 * private use area: valid inside a JSON string, and no gateway writes them. One that did would only point at
 * a picture of its own answer, or at none.
 */
export function pictureReference(index: number): string {
  return `\u{E000}${index}\u{E001}`;
}

const REFERENCE = /\u{E000}(\d{1,6})\u{E001}/u;

/** The index when `text` is one reference and nothing else. */
export function referredPicture(text: string): number | undefined {
  const match = REFERENCE.exec(text);
  return match && match[0].length === text.length ? Number(match[1]) : undefined;
}

/** Every reference in `text`, as text, in order. */
export function referencesIn(text: string): readonly string[] {
  return text.match(new RegExp(REFERENCE, 'gu')) ?? [];
}

/** `text` with each reference turned into an ellipsis, to be shown. */
export function withoutReferences(text: string): string {
  return text.replaceAll(new RegExp(REFERENCE, 'gu'), '…');
}
