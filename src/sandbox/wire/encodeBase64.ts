/** A multiple of 3, so that every piece but the last ends without padding; small enough to spread as arguments. */
const PIECE = 0x6000;

/** Standard base64 with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  // Native since Chrome 140, Firefox 133, Safari 18.2; several times faster than the way below.
  if (typeof bytes.toBase64 === 'function') return bytes.toBase64();
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  }
  return text;
}
