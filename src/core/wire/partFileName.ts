/** Every extension that means the type, the one to add first. */
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/avif': ['avif'],
};

/** At most as long as file systems allow, so that a relay can spool the part to disk. */
const LONGEST_STEM = 100;

/**
 * The file name of an upload, ending in the extension of its true type: relays (new-api) derive the part's MIME
 * type from the extension and ignore its Content-Type. `cat.heic` that has become a PNG is `cat.png`.
 */
export function partFileName(name: string, type: string): string {
  const known = EXTENSIONS[type];
  const [, stem = name, extension = ''] = /^(.*)\.([^.]*)$/s.exec(name) ?? [];
  if (!known) return name || 'image';
  const ending = known.includes(extension) ? extension : known[0];
  return `${Array.from(stem).slice(0, LONGEST_STEM).join('') || 'image'}.${ending}`;
}
