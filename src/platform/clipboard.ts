/** `missing`: the page has no such interface (plain http, old browsers). `refused`: the browser or the user said no. */
export class ClipboardError extends Error {
  override readonly name = 'ClipboardError';
  readonly kind: 'missing' | 'refused';

  constructor(kind: ClipboardError['kind'], options?: ErrorOptions) {
    super(`clipboard ${kind}`, options);
    this.kind = kind;
  }
}

/**
 * Puts a PNG on the clipboard, the one type that every browser accepts there. `makePng` may take its time:
 * Safari wants the write itself to happen within the click, so the clipboard is given the promise.
 * Rejects with what `makePng` rejected with, or with a `ClipboardError`.
 */
export async function copyPicture(makePng: () => Promise<Blob>): Promise<void> {
  // Absent outside secure contexts, whatever the type library says.
  const clipboard = (navigator as { clipboard?: Partial<Clipboard> }).clipboard;
  if (!clipboard?.write || typeof ClipboardItem === 'undefined') throw new ClipboardError('missing');
  const png = makePng();
  try {
    await clipboard.write([new ClipboardItem({ 'image/png': png })]);
  } catch (cause) {
    await png;
    throw new ClipboardError('refused', { cause });
  }
}

/** Puts text on the clipboard. Rejects with a `ClipboardError`. */
export async function copyText(text: string): Promise<void> {
  const clipboard = (navigator as { clipboard?: Partial<Clipboard> }).clipboard;
  if (!clipboard?.writeText) {
    if (!copyByEvent(text)) throw new ClipboardError('missing');
    return;
  }
  try {
    await clipboard.writeText(text);
  } catch (cause) {
    if (!copyByEvent(text)) throw new ClipboardError('refused', { cause });
  }
}

/** The old way, which works on plain http too: answer the page's own `copy` event. */
function copyByEvent(text: string): boolean {
  let answered = false;
  const answer = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    answered = event.clipboardData !== null;
  };
  document.addEventListener('copy', answer, { once: true, capture: true });
  // Deprecated without a successor for insecure contexts.
  const copied = document.execCommand('copy');
  document.removeEventListener('copy', answer, { capture: true });
  return copied && answered;
}
