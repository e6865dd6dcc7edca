import { useDeferredValue } from 'react';
import { useStore } from 'zustand';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { WritableMime } from '../../core/image/formats.ts';
import { preferences, setPreferences } from '../../state/preferences.ts';
import { addResults, results, type ImageResult } from '../../state/results.ts';
import type { PendingPicture } from './PendingFrame.tsx';
import { Results } from './Results.tsx';

/** The left half is `colour`, the right half is transparent, unless another `part` of the width is filled. */
async function halfPicture(
  width: number,
  height: number,
  colour: string,
  mime: WritableMime = 'image/png',
  part = 0.5,
) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d context');
  context.fillStyle = colour;
  context.fillRect(0, 0, width * part, height);
  return canvas.convertToBlob({ type: mime });
}

async function makeResult(id: string, over: Partial<ImageResult> = {}): Promise<ImageResult> {
  const blob = await halfPicture(64, 32, '#ff0000');
  return {
    id,
    jobId: `job-${id}`,
    index: 0,
    of: 1,
    mode: 'generate',
    gatewayId: 'sandbox',
    gatewayName: 'Sandbox',
    asked: { model: 'gpt-image-2', prompt: `Red fox ${id}` },
    at: new Date(2026, 10, 20, 14, 30, 5).getTime(),
    picture: { kind: 'bytes', blob, sniffed: { mime: 'image/png', width: 64, height: 32 } },
    favourite: false,
    ...over,
  };
}

const onEdit = vi.fn<(result: ImageResult) => void>();
const onGenerateAgain = vi.fn<(result: ImageResult) => void>();

function Gallery() {
  const list = useDeferredValue(useStore(results, (state) => state.results));
  return <Results results={list} onEdit={onEdit} onGenerateAgain={onGenerateAgain} />;
}

/** Renders the gallery over the store, as the app does. */
async function show(...added: ImageResult[]) {
  addResults(added);
  return render(<Gallery />);
}

const list = page.getByRole('list', { name: 'Results', exact: true });
const items = list.getByRole('listitem');
const firstButton = (name: string) => items.first().getByRole('button', { name, exact: true });

const pictureAt = (place: number) => items.nth(place).getByRole('img');

interface Saved {
  readonly fileName: string;
  readonly blob: Blob;
}

/** Catches downloads just before the browser would write a file. */
function catchDownloads(): Saved[] {
  const saved: Saved[] = [];
  const blobs = new Map<string, Blob>();
  const createObjectURL = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((source) => {
    const url = createObjectURL(source);
    if (source instanceof Blob) blobs.set(url, source);
    return url;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    if (blob) saved.push({ fileName: this.download, blob });
    // The address lives on for forty seconds, longer than a test.
    URL.revokeObjectURL(this.href);
  });
  return saved;
}

/** `[red, green, blue, alpha]` of one pixel. */
async function pixel(blob: Blob, x: number, y: number): Promise<number[]> {
  const bitmap = await createImageBitmap(blob);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (!context) throw new Error('no 2d context');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return [...context.getImageData(x, y, 1, 1).data];
}

/** Answers as the worker does in Safari, which has no WebP encoder. */
class WorkerWithoutEncoder extends EventTarget {
  postMessage(): void {
    const answer = new MessageEvent('message', { data: { error: 'cannot-write' } });
    queueMicrotask(() => this.dispatchEvent(answer));
  }
  terminate(): void {}
}

beforeEach(() => {
  results.setState({ results: [] });
  setPreferences({ downloadFormat: 'original', jpegBackground: '#ffffff' });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  onEdit.mockReset();
  onGenerateAgain.mockReset();
  localStorage.clear();
});

describe('each result', () => {
  it('says by its attributes what its bytes are, newest first', async () => {
    const prompt = 'x'.repeat(300);
    await show(await makeResult('b', { asked: { model: 'm', prompt } }), await makeResult('a'));
    expect(list.element().children).toHaveLength(2);
    const [first, second] = list.element().children;
    expect(first?.tagName).toBe('LI');
    const said = ['data-width', 'data-height', 'data-mime'].map((name) => first?.getAttribute(name));
    expect(said).toEqual(['64', '32', 'image/png']);
    await expect.element(items.first().getByRole('img')).toHaveAttribute('alt', 'x'.repeat(250));
    expect(second?.textContent).toContain('Red fox a');
  });

  it('has every control in sight, described by its picture', async () => {
    await show(await makeResult('a'));
    const names = [
      'Open image',
      'Download',
      'Download as',
      'Edit this image',
      'Copy image',
      'Generate again',
    ];
    for (const name of [...names, 'Image details', 'Favourite', 'Delete']) {
      await expect.element(firstButton(name)).toBeVisible();
      await expect.element(firstButton(name)).toHaveAccessibleDescription(/^Red fox a 64×32 PNG/);
    }
    expect(firstButton('Copy link').elements()).toEqual([]);
  });

  it('warns where the bytes are not what was asked for', async () => {
    const asked = { model: 'm', prompt: 'fox', size: '1536x1024', output_format: 'webp' };
    await show(await makeResult('a', { asked }));
    await expect.element(items.first()).toHaveTextContent('64×32 PNG');
    await expect.element(items.first().getByText('asked 1536×1024')).toBeVisible();
    await expect.element(items.first().getByText('asked WebP')).toBeVisible();
  });

  it('keeps its place in its answer when a sibling is deleted', async () => {
    const one = { jobId: 'j', of: 3 };
    await show(await makeResult('a', one), await makeResult('c', { ...one, index: 2 }));
    await expect.element(items.first()).toHaveTextContent('1 of 3');
    await expect.element(items.nth(1)).toHaveTextContent('3 of 3');
  });

  it('stands on a checkerboard only where something can shine through', async () => {
    const opaque = await makeResult('opaque', {
      asked: { model: 'm', prompt: 'opaque', background: 'opaque' },
    });
    const filled = await halfPicture(64, 32, '#ff0000', 'image/png', 1);
    const auto = await makeResult('auto', {
      picture: { kind: 'bytes', blob: filled, sniffed: { mime: 'image/png', width: 64, height: 32 } },
    });
    const asked = await makeResult('asked', {
      asked: { model: 'm', prompt: 'asked', background: 'transparent' },
    });
    await show(opaque, auto, asked, await makeResult('found'));
    await expect.element(pictureAt(3)).toHaveClass('checkerboard');
    await expect.element(pictureAt(2)).toHaveClass('checkerboard');
    await expect.element(pictureAt(1)).not.toHaveClass('checkerboard');
    await expect.element(pictureAt(0)).not.toHaveClass('checkerboard');
  });

  it('toggles its favourite mark and hands itself to the other features', async () => {
    const result = await makeResult('a');
    await show(result);
    await expect.element(firstButton('Favourite')).toHaveAttribute('aria-pressed', 'false');
    await firstButton('Favourite').click();
    await expect.element(firstButton('Favourite')).toHaveAttribute('aria-pressed', 'true');
    await firstButton('Edit this image').click();
    await vi.waitFor(() => expect(onEdit).toHaveBeenCalledOnce());
    expect(onEdit.mock.calls[0]?.[0].id).toBe('a');
    await firstButton('Generate again').click();
    expect(onGenerateAgain.mock.calls[0]?.[0].id).toBe('a');
  });

  it('shows what was asked, in the API’s own spelling, and the revised prompt in its details', async () => {
    const asked = { model: 'gpt-image-2', prompt: 'Red fox', size: '64x32', quality: 'low' };
    await show(await makeResult('a', { asked, revisedPrompt: 'A red fox in deep snow' }));
    await firstButton('Image details').click();
    const dialog = page.getByRole('dialog', { name: 'Image details' });
    for (const text of ['64×32', 'Sandbox', 'gpt-image-2', 'quality', 'low', 'A red fox in deep snow']) {
      await expect.element(dialog.getByText(text, { exact: true })).toBeVisible();
    }
    await userEvent.keyboard('{Escape}');
    expect(dialog.elements()).toEqual([]);
    await expect.element(firstButton('Image details')).toHaveFocus();
  });
});

describe('deleting', () => {
  it('brings pictures back to their places, newer ones having come in before them', async () => {
    await show(await makeResult('c'), await makeResult('b'), await makeResult('a'));
    await firstButton('Delete').click();
    await firstButton('Delete').click();
    await expect.element(page.getByRole('status')).toHaveTextContent('2 images deleted.');
    addResults([await makeResult('d')]);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    expect(results.getState().results.map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
    expect(page.getByRole('button', { name: 'Undo', exact: true }).elements()).toEqual([]);
  });

  it('moves the focus to the neighbour’s button', async () => {
    await show(await makeResult('b'), await makeResult('a'));
    firstButton('Delete').element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(items).toHaveTextContent('Red fox a');
    await expect.element(firstButton('Delete')).toHaveFocus();
  });

  it('moves the focus to the picture that is brought back', async () => {
    await show(await makeResult('c'), await makeResult('b'), await makeResult('a'));
    await items.nth(1).getByRole('button', { name: 'Delete', exact: true }).click();
    page.getByRole('button', { name: 'Undo', exact: true }).element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(items.nth(1)).toHaveTextContent('Red fox b');
    await expect.element(items.nth(1).getByRole('button', { name: 'Delete', exact: true })).toHaveFocus();
  });

  it('keeps the focus in the panel when the way back is given up', async () => {
    const screen = await show(await makeResult('b'), await makeResult('a'));
    await firstButton('Delete').click();
    page.getByRole('button', { name: 'Dismiss' }).element().focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(page.getByRole('button', { name: 'Dismiss' }).elements()).toEqual([]));
    expect(document.activeElement).toBe(screen.container.firstElementChild);
  });

  it('says that no pictures are left once the last one is deleted', async () => {
    await show(await makeResult('a'));
    await firstButton('Delete').click();
    await expect.element(page.getByRole('heading', { name: 'No pictures left' })).toBeVisible();
  });

  it('says that no picture came where there never was one', async () => {
    results.setState({ results: [], hadResults: false });
    await render(<Gallery />);
    await expect.element(page.getByRole('heading', { name: 'No picture came back' })).toBeVisible();
  });

  it('lets the way back run out after ten seconds, but not while the pointer is on it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await show(await makeResult('a'));
      const undo = page.getByRole('button', { name: 'Undo', exact: true });
      await firstButton('Delete').click();
      await undo.hover();
      await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0));
      await vi.advanceTimersByTimeAsync(30_000);
      await expect.element(undo).toBeVisible();
      await page.getByRole('heading', { name: 'Results' }).hover();
      await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
      await vi.advanceTimersByTimeAsync(10_000);
      await vi.waitFor(() => expect(undo.elements()).toEqual([]));
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('downloads', () => {
  it('saves the very bytes by one click, under a readable name', async () => {
    const saved = catchDownloads();
    const result = await makeResult('a');
    await show(result);
    await firstButton('Download').click();
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.fileName).toBe('red-fox-a_64x32_20261120-143005.png');
    expect(saved[0]?.blob).toBe(result.picture.kind === 'bytes' && result.picture.blob);
    await expect.element(page.getByRole('status')).toHaveTextContent(/red-fox-a_64x32/);
  });

  it.each([
    ['PNG', 'image/png', 'png', [0, 0, 0, 0]],
    ['JPEG', 'image/jpeg', 'jpg', [0, 0, 254, 255]],
    ['WebP', 'image/webp', 'webp', [0, 0, 0, 0]],
  ] as const)(
    'saves as %s what can be decoded, transparency kept or laid on the chosen colour',
    async (...row) => {
      const [label, mime, extension, transparent] = row;
      setPreferences({ jpegBackground: '#0000ff' });
      const saved = catchDownloads();
      const blob = await halfPicture(64, 32, '#ff0000', 'image/webp');
      await show(
        await makeResult('a', {
          picture: { kind: 'bytes', blob, sniffed: { mime: 'image/webp', width: 64, height: 32 } },
        }),
      );
      await firstButton('Download as').click();
      await page.getByRole('menuitem', { name: label, exact: true }).click();
      await vi.waitFor(() => expect(saved).toHaveLength(1));
      expect(saved[0]?.fileName).toBe(`red-fox-a_64x32_20261120-143005.${extension}`);
      const written = saved[0]?.blob ?? new Blob();
      expect(written.type).toBe(mime);
      const bitmap = await createImageBitmap(written);
      expect([bitmap.width, bitmap.height]).toEqual([64, 32]);
      bitmap.close();
      expectNear(await pixel(written, 8, 16), [255, 0, 0, 255]);
      expectNear(await pixel(written, 56, 16), transparent);
    },
  );

  it('remembers the format of the one-click download and asks for a colour with JPEG', async () => {
    const saved = catchDownloads();
    await show(await makeResult('a'));
    const format = page.getByRole('combobox', { name: 'Download format', exact: true });
    expect([...format.element().querySelectorAll('option')].map((option) => option.textContent)).toEqual([
      'Original',
      'PNG',
      'JPEG',
      'WebP',
    ]);
    expect(page.getByLabelText('JPEG background').elements()).toEqual([]);
    await format.selectOptions('JPEG');
    await expect.element(page.getByLabelText('JPEG background')).toHaveValue('#ffffff');
    expect(preferences.getState().downloadFormat).toBe('jpeg');
    await firstButton('Download').click();
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.blob.type).toBe('image/jpeg');
    expectNear(await pixel(saved[0]?.blob ?? new Blob(), 56, 16), [255, 255, 255, 255]);
  });

  it('asks for no colour where every picture is opaque', async () => {
    setPreferences({ downloadFormat: 'jpeg' });
    const blob = await halfPicture(64, 32, '#ff0000', 'image/png', 1);
    await show(
      await makeResult('a', {
        picture: { kind: 'bytes', blob, sniffed: { mime: 'image/png', width: 64, height: 32 } },
      }),
      await makeResult('b', { asked: { model: 'm', prompt: 'b', background: 'opaque' } }),
    );
    const images = [...list.element().querySelectorAll('img')];
    await vi.waitFor(() => expect(images.every(({ complete }) => complete)).toBe(true));
    // Whatever is found out about them is found out by now.
    await Promise.all(images.map((image) => image.decode()));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(page.getByLabelText('JPEG background').elements()).toEqual([]);
    addResults([await makeResult('c')]);
    await expect.element(page.getByLabelText('JPEG background')).toHaveValue('#ffffff');
  });

  it('numbers the pictures of one answer', async () => {
    const saved = catchDownloads();
    const one = { jobId: 'j', of: 2 };
    await show(await makeResult('a', one), await makeResult('b', { ...one, index: 1 }));
    await items.nth(1).getByRole('button', { name: 'Download', exact: true }).click();
    await vi.waitFor(() => expect(saved[0]?.fileName).toBe('red-fox-b_64x32_20261120-143005-2.png'));
  });

  it('says what to choose instead where the browser has no encoder', async () => {
    vi.stubGlobal('Worker', WorkerWithoutEncoder);
    await show(await makeResult('a'));
    await firstButton('Download as').click();
    await page.getByRole('menuitem', { name: 'WebP', exact: true }).click();
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('This browser cannot write WebP. Choose PNG or JPEG.');
  });

  it('says so, and keeps the picture, where the bytes cannot be converted', async () => {
    const saved = catchDownloads();
    const blob = new Blob(['not a picture'], { type: 'image/png' });
    await show(
      await makeResult('a', {
        picture: { kind: 'bytes', blob, sniffed: { mime: 'image/png', width: 4, height: 4 } },
      }),
    );
    await firstButton('Download as').click();
    await page.getByRole('menuitem', { name: 'WebP', exact: true }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(/could not be converted/);
    expect(saved).toEqual([]);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(page.getByRole('alert').elements()).toEqual([]);
    expect(results.getState().results).toHaveLength(1);
  });
});

describe('copying', () => {
  it('puts a PNG on the clipboard whatever the type of the picture', async () => {
    const copied: Blob[] = [];
    vi.spyOn(navigator.clipboard, 'write').mockImplementation(async ([entry]) => {
      if (entry) copied.push(await entry.getType('image/png'));
    });
    const blob = await halfPicture(64, 32, '#00ff00', 'image/webp');
    await show(
      await makeResult('a', {
        picture: { kind: 'bytes', blob, sniffed: { mime: 'image/webp', width: 64, height: 32 } },
      }),
    );
    await firstButton('Copy image').click();
    await expect.element(page.getByRole('status')).toHaveTextContent('Image copied.');
    expect(copied[0]?.type).toBe('image/png');
    expectNear(await pixel(copied[0] ?? new Blob(), 8, 16), [0, 255, 0, 255]);
  });

  it('leaves its message behind when a dialog opens', async () => {
    vi.spyOn(navigator.clipboard, 'write').mockResolvedValue();
    await show(await makeResult('a'));
    for (const opener of ['Image details', 'Open image']) {
      await firstButton('Copy image').click();
      await expect.element(page.getByText('Image copied.')).toBeVisible();
      await firstButton(opener).click();
      await expect.element(page.getByRole('dialog')).toBeVisible();
      expect(page.getByText('Image copied.').elements()).toEqual([]);
      await userEvent.keyboard('{Escape}');
      await vi.waitFor(() => expect(page.getByRole('dialog').elements()).toEqual([]));
      expect(page.getByText('Image copied.').elements()).toEqual([]);
    }
  });

  it('says what to do where the browser refuses', async () => {
    vi.spyOn(navigator.clipboard, 'write').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await show(await makeResult('a'));
    await firstButton('Copy image').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(/did not allow copying/);
  });

  it('says what to do where the page has no clipboard, as on plain http', async () => {
    vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as unknown as Clipboard);
    await show(await makeResult('a'));
    await firstButton('Copy image').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(/https and localhost only/);
  });
});

describe('a result that is only a link', () => {
  const url = new URL('/icon.svg', location.href).href;
  const missing = new URL('/missing-picture.png', location.href).href;

  it('is shown without CORS, marked, and can be opened and copied', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await show(await makeResult('a', { picture: { kind: 'link', url } }));
    const image = items.first().getByRole('img', { name: 'Red fox a' });
    await expect.element(image).not.toHaveAttribute('crossorigin');
    await expect.element(image).toHaveAttribute('referrerpolicy', 'no-referrer');
    await expect.element(items.first().getByText('link only, may expire')).toBeVisible();
    await expect.element(items.first().getByRole('link', { name: 'Open link' })).toHaveAttribute('href', url);
    await firstButton('Copy link').click();
    await expect.element(page.getByRole('status')).toHaveTextContent('Link copied.');
    expect(writeText).toHaveBeenCalledWith(url);
  });

  it('claims nothing about bytes that nobody has, and says when it may expire', async () => {
    const expiresAt = new Date(2026, 10, 27, 12).getTime();
    await show(await makeResult('a', { picture: { kind: 'link', url, expiresAt } }));
    const item = items.first().element();
    await vi.waitFor(() => expect(item.querySelector('img')?.naturalWidth).toBeGreaterThan(0));
    for (const name of ['data-width', 'data-height', 'data-mime']) expect(item).not.toHaveAttribute(name);
    await expect.element(items.first().getByText('expires about Nov 27')).toBeVisible();
    await firstButton('Image details').click();
    await expect.element(page.getByRole('dialog').getByText('expires about Nov 27')).toBeVisible();
  });

  it('is opened where it is to be saved and no page may read it, with a note', async () => {
    vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
    const opened: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      opened.push([this.href, this.target, this.rel, this.download].join(' '));
    });
    await show(await makeResult('a', { picture: { kind: 'link', url } }));
    await firstButton('Download').click();
    await expect.element(page.getByRole('status')).toHaveTextContent(/Save it from the tab that was opened/);
    expect(opened).toEqual([`${url} _blank noopener noreferrer `]);
    expect(page.getByRole('alert').elements()).toEqual([]);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(page.getByText(/tab that was opened/).elements()).toEqual([]);
  });

  it('fails with advice where its bytes are needed and cannot be read', async () => {
    await show(await makeResult('a', { picture: { kind: 'link', url: missing } }));
    await firstButton('Download').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(/no longer leads to a picture/);
    vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
    await firstButton('Edit this image').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(/does not let the page read/);
    expect(onEdit).not.toHaveBeenCalled();
  });
});

describe('the full-screen view', () => {
  const viewer = page.getByRole('dialog', { name: 'Picture view' });
  const shown = viewer.getByRole('img');

  it('opens by a click on the picture, walks by the arrow keys and gives the focus back', async () => {
    await show(await makeResult('c'), await makeResult('b'), await makeResult('a'));
    await items.first().getByRole('img').click();
    await expect.element(shown).toHaveAttribute('alt', 'Red fox c');
    const walk = ['{ArrowRight}', 'b', '{ArrowRight}', 'a', '{ArrowRight}', 'c', '{ArrowLeft}', 'a'];
    for (let step = 0; step < walk.length; step += 2) {
      await userEvent.keyboard(walk[step] ?? '');
      await expect.element(shown).toHaveAttribute('alt', `Red fox ${walk[step + 1]}`);
    }
    await viewer.getByRole('button', { name: 'Previous image' }).click();
    await expect.element(shown).toHaveAttribute('alt', 'Red fox b');
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(viewer.elements()).toEqual([]));
    await expect.element(firstButton('Open image')).toHaveFocus();
  });

  it('zooms by keys and buttons', async () => {
    await show(await makeResult('a'));
    await firstButton('Open image').click();
    await expect.element(viewer.getByText('100%', { exact: true })).toBeVisible();
    await userEvent.keyboard('+');
    await expect.element(viewer.getByText('125%', { exact: true })).toBeVisible();
    await viewer.getByRole('button', { name: 'Zoom in', exact: true }).click();
    await expect.element(viewer.getByText('156%', { exact: true })).toBeVisible();
    await userEvent.keyboard('0');
    await expect.element(viewer.getByText('100%', { exact: true })).toBeVisible();
  });

  it('shares one object URL with the grid and revokes it when all is gone', async () => {
    const created = vi.spyOn(URL, 'createObjectURL');
    const revoked = vi.spyOn(URL, 'revokeObjectURL');
    const screen = await show(await makeResult('b'), await makeResult('a'));
    await firstButton('Open image').click();
    await expect.element(shown).toHaveAttribute('alt', 'Red fox b');
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(shown).toHaveAttribute('alt', 'Red fox a');
    expect(created).toHaveBeenCalledTimes(2);
    await screen.unmount();
    expect(revoked.mock.calls.map(([url]) => url).sort()).toEqual(
      created.mock.results.map(({ value }) => value as string).sort(),
    );
  });
});

it('reserves the room of pictures on their way outside the list', async () => {
  const screen = await render(
    <Results
      results={[]}
      pending={[{ id: 'p', width: 300, height: 100, prompt: 'on its way' }]}
      onEdit={onEdit}
      onGenerateAgain={onGenerateAgain}
    />,
  );
  expect(items.elements()).toEqual([]);
  const frame = screen.container.querySelector('[data-pending] > div');
  const { width = 0, height = 1 } = frame?.getBoundingClientRect() ?? {};
  expect(width / height).toBeCloseTo(3, 1);
});

const frames = () => document.querySelectorAll<HTMLElement>('[data-pending]');

function galleryOf(pending: readonly PendingPicture[]) {
  return <Results results={[]} pending={pending} onEdit={onEdit} onGenerateAgain={onGenerateAgain} />;
}

describe('the preview of a picture on its way', () => {
  it('appears in its room, changes in place, and is a picture to nobody else', async () => {
    const revoked = vi.spyOn(URL, 'revokeObjectURL');
    const room = { id: 'p', width: 300, height: 200, prompt: 'on its way' };
    const screen = await render(galleryOf([room]));
    const before = frames()[0]?.getBoundingClientRect();
    for (const colour of ['#ff0000', '#00ff00']) {
      await screen.rerender(galleryOf([{ ...room, preview: await halfPicture(300, 200, colour) }]));
      await vi.waitFor(() => expect(document.querySelector('img')?.naturalWidth).toBe(300));
    }
    expect(frames()[0]?.getBoundingClientRect()).toEqual(before);
    await expect.element(page.getByText('Preview', { exact: true })).toBeVisible();
    expect(page.getByRole('img').elements()).toEqual([]);
    expect(document.querySelectorAll('[data-width], [data-height], [data-mime]')).toHaveLength(0);
    expect(frames()[0]).toHaveAttribute('aria-hidden', 'true');
    // The first preview's address has ended with it, the second's ends with the frame.
    expect(revoked).toHaveBeenCalledTimes(1);
    await screen.rerender(galleryOf([]));
    expect(revoked).toHaveBeenCalledTimes(2);
  });

  it('says so when it is all that came, and can still not be saved', async () => {
    const preview = await halfPicture(64, 64, '#ff0000');
    await render(galleryOf([{ id: 'p', prompt: 'never came', preview, ended: true }]));
    const figure = page.getByRole('figure');
    await expect.element(figure).toHaveTextContent(/Preview only: the stream ended.*never came/);
    expect(figure.getByRole('button').elements()).toEqual([]);
    expect(items.elements()).toEqual([]);
    expect(page.getByText('No picture came back').elements()).toEqual([]);
  });

  it('stands behind the results of newer jobs', async () => {
    await render(
      <Results
        results={[await makeResult('newer'), await makeResult('older')]}
        pending={[{ id: 'p', prompt: 'in between', behind: 1 }]}
        onEdit={onEdit}
        onGenerateAgain={onGenerateAgain}
      />,
    );
    // The style sheet that makes all of them boxes of one grid is the app's.
    const boxes = [items.nth(0).element(), frames()[0], items.nth(1).element()];
    expect(boxes.map((box) => box && getComputedStyle(box).order)).toEqual(['-2', '-1', '0']);
  });
});

function expectNear(actual: readonly number[], expected: readonly number[]): void {
  const off = Math.max(...actual.map((value, at) => Math.abs(value - (expected[at] ?? NaN))));
  expect(off, `${actual.join(',')} is not near ${expected.join(',')}`).toBeLessThanOrEqual(4);
}
