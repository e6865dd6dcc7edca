import { withoutReferences } from './pictureReference.ts';

const HIDDEN = '•••';
/** Characters of an answer that are kept to be shown. */
const LONGEST_RAW = 4096;
/** Characters of a message that are. */
const LONGEST_WORDS = 2000;
/** Base64 that is no picture, or cut short: of no use to a reader. */
const LONG_BASE64 = /[\w+/=-]{200,}/g;

/** A gateway's words to be shown: no secrets, no pictures, not endless. */
export function presentable(text: string, secrets: readonly string[]): string {
  return shorten(withoutReferences(redact(text, secrets)), LONGEST_WORDS);
}

/** `text` without the secrets, in every spelling in which an answer can echo them. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets
    .map((secret) => secret.trim())
    .filter((secret) => secret !== '')
    .reduce((clean, secret) => clean.replaceAll(anySpelling(secret), HIDDEN), text);
}

/** Each character as it is, escaped for JSON (in JSON within JSON twice, perhaps `\u002d`), or for a URL. */
function anySpelling(secret: string): RegExp {
  const pattern = Array.from(secret.toWellFormed(), (character) => {
    const inJson = JSON.stringify(character).slice(1, -1);
    const units = Array.from(
      { length: character.length },
      (_, at) => `\\\\{1,4}u${hex(character.charCodeAt(at), 4)}`,
    );
    const bytes = Array.from(new TextEncoder().encode(character), (byte) => `%${hex(byte, 2)}`);
    const plain = `\\\\{0,4}${literal(character)}`;
    return `(?:${[plain, literal(inJson), units.join(''), bytes.join('')].join('|')})`;
  });
  return new RegExp(pattern.join(''), 'g');
}

/** Matches `text` and nothing else. */
function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

/** Digits in either case. */
function hex(code: number, digits: number): string {
  const text = code.toString(16).padStart(digits, '0');
  return text.replaceAll(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

/** The beginning of a body to show: no secrets, no pictures, no long base64, at most about 4 kB. */
export function rawExcerpt(body: string, secrets: readonly string[]): string {
  const text = withoutReferences(redact(body, secrets)).slice(0, 16 * LONGEST_RAW);
  const short = text.replaceAll(LONG_BASE64, (run) => `${run.slice(0, 16)}…`);
  return shorten(short, LONGEST_RAW);
}

function shorten(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
