import type { PictureSource } from './findPictures.ts';
import { referencesIn } from './pictureReference.ts';

/** `![words](address "title")`; the address ends at white space or the bracket. */
const MARKDOWN_IMAGE = /!\[[^\]]*\]\(\s*<?([^\s)>]+)/g;
const HTML_IMAGE = /<img\b[^>]*?\bsrc\s*=\s*["']?([^\s"'>]+)/gi;
const ADDRESS = /https?:\/\/[^\s<>"')\]]+/gi;
const PICTURE_FILE = /^[^?#]+\.(png|jpe?g|webp|gif|avif)([?#]|$)/i;

/**
 * Pictures in the prose of a chat completion: cut-out base64 first, then Markdown and HTML images, then bare
 * addresses of picture files, or a text that is an address and nothing else. Any other address is just prose.
 */
export function findPicturesInText(prose: string): readonly PictureSource[] {
  const references = referencesIn(prose);
  if (references.length > 0) return references.map((text) => ({ text, isLink: false }));
  for (const pattern of [MARKDOWN_IMAGE, HTML_IMAGE]) {
    const found = [...prose.matchAll(pattern)].flatMap(([, address = '']) => toSource(address));
    if (found.length > 0) return found;
  }
  const addresses = prose.match(ADDRESS) ?? [];
  const isAddressOnly = addresses.length === 1 && addresses[0] === prose.trim();
  return addresses.filter((address) => isAddressOnly || PICTURE_FILE.test(address)).flatMap(toSource);
}

function toSource(address: string): readonly PictureSource[] {
  if (/^data:/i.test(address)) return [{ text: address, isLink: false }];
  return [{ text: address, isLink: true }];
}
