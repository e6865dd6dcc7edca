/**
 * How long a download's address stays valid. Safari asks before it saves and reads the bytes only after the
 * answer; revoked earlier, it saves nothing (WebKit bug 211234).
 */
const ADDRESS_LIFETIME_MS = 40_000;

/** Hands `blob` to the browser's own download under `fileName`. Call it soon after a click: browsers ask otherwise. */
export function downloadBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), ADDRESS_LIFETIME_MS);
}
