import { Base64Decoder, isBase64Space, isBase64Symbol } from '../image/Base64Decoder.ts';
import { pictureType } from '../image/sniff.ts';
import { BACKSLASH, jsonUnitAt } from './jsonUnit.ts';

/** 16 symbols are the 12 bytes by which `pictureType` decides. */
const SYMBOLS_NEEDED = 16;
/** Room for line breaks and escapes among them. */
const LONGEST_HEAD = 256;

/** First symbols of PNG, JPEG (`/9j/`, `_9j_`), WebP, GIF and AVIF (whose first byte is 0). */
const FIRST_SYMBOLS: ReadonlySet<number> = new Set(new TextEncoder().encode('i/_URA'));

/** Whether the base64 of a picture begins at `at`; `unsure` where the bytes end too early to say. */
export function beginsPicture(bytes: Uint8Array, at: number): 'yes' | 'no' | 'unsure' {
  const first = bytes[at]!;
  if (!FIRST_SYMBOLS.has(first) && first !== BACKSLASH) return 'no';
  const symbols = new Uint8Array(SYMBOLS_NEEDED);
  let count = 0;
  for (let i = at; i - at < LONGEST_HEAD;) {
    const unit = jsonUnitAt(bytes, i);
    if (!unit) return 'unsure';
    if (isBase64Symbol(unit.code)) {
      symbols[count] = unit.code;
      count += 1;
      if (count === SYMBOLS_NEEDED) return decodesToPicture(symbols) ? 'yes' : 'no';
    } else if (count === 0 || !isBase64Space(unit.code)) return 'no';
    i += unit.length;
  }
  return 'no';
}

function decodesToPicture(symbols: Uint8Array): boolean {
  const head = new Uint8Array(SYMBOLS_NEEDED);
  new Base64Decoder().decode(symbols, 0, SYMBOLS_NEEDED, head, 0);
  return pictureType(head) !== undefined;
}
