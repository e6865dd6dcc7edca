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
function redact(text: string, secrets: readonly string[]): string {
  return secrets.flatMap(spellings).reduce((clean, secret) => clean.replaceAll(secret, HIDDEN), text);
}

function spellings(secret: string): readonly string[] {
  const inJson = JSON.stringify(secret).slice(1, -1);
  const all = [
    secret,
    secret.trim(),
    inJson,
    inJson.replaceAll('/', '\\/'),
    encodeURIComponent(secret.toWellFormed()),
  ];
  // Long before short, so that no rest of a longer one stays.
  return [...new Set(all)].filter((spelling) => spelling.trim() !== '').sort((a, b) => b.length - a.length);
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
