/** Shorter ones are often placeholders for servers that take any key, and parts of ordinary words. */
const LONG = 8;

/**
 * Whether one of `texts` holds the key `secret`, also as an address spells it: percent-encoded, and in lower case where it
 * is part of the host (URL Standard, domain to ASCII). A short key counts only where it stands by itself.
 */
export function holdsSecret(texts: readonly string[], secret: string): boolean {
  const sought = secret.toLowerCase();
  if (sought === '') return false;
  return texts.some((text) => {
    const spellings = [text, decoded(text)].map((spelling) => spelling.toLowerCase());
    if (sought.length >= LONG) return spellings.some((spelling) => spelling.includes(sought));
    return [text, ...text.split(/[\s/.:@,;?&=#]+/)].some((word) =>
      [word, decoded(word)].some((spelling) => spelling.toLowerCase() === sought),
    );
  });
}

/** Every text that stands somewhere in a JSON value, names of fields among them. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(textsIn)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
