import { afterEach, describe, expect, it, vi } from 'vitest';
import { ClipboardError, copyPicture, copyText } from './clipboard.ts';

afterEach(() => vi.restoreAllMocks());

function withoutClipboard(): void {
  vi.spyOn(navigator as { clipboard: unknown }, 'clipboard', 'get').mockReturnValue(undefined);
}

describe('copyPicture', () => {
  it('makes no picture where there is no clipboard to put it on', async () => {
    withoutClipboard();
    const makePng = vi.fn<() => Promise<Blob>>();
    await expect(copyPicture(makePng)).rejects.toMatchObject({ name: 'ClipboardError', kind: 'missing' });
    expect(makePng).not.toHaveBeenCalled();
  });

  it('rejects with the reason of the picture, not of the clipboard, where there is no picture', async () => {
    const reason = new Error('not decoded');
    vi.spyOn(navigator.clipboard, 'write').mockImplementation(async ([entry]) => {
      await entry?.getType('image/png');
    });
    await expect(copyPicture(() => Promise.reject(reason))).rejects.toBe(reason);
  });
});

describe('copyText', () => {
  it('falls back to the page’s own copy event where there is no clipboard', async () => {
    withoutClipboard();
    let copied = '';
    vi.spyOn(document, 'execCommand').mockImplementation((command) => {
      const clipboardData = new DataTransfer();
      const event = new ClipboardEvent(command, { clipboardData, bubbles: true, cancelable: true });
      document.dispatchEvent(event);
      copied = clipboardData.getData('text/plain');
      return event.defaultPrevented;
    });
    await copyText('https://example.com/fox.png');
    expect(copied).toBe('https://example.com/fox.png');
  });

  it('says so where neither way is allowed', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    vi.spyOn(document, 'execCommand').mockReturnValue(false);
    const failure = await copyText('text').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ClipboardError);
    expect(failure).toMatchObject({ kind: 'refused' });
  });
});
