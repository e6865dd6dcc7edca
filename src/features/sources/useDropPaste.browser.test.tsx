import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { Sources } from './Sources.tsx';
import { useDropPaste } from './useDropPaste.ts';

function png(name: string): File {
  return new File([Uint8Array.of(1, 2, 3)], name, { type: 'image/png' });
}

function Page({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const dragging = useDropPaste(onFiles);
  return (
    <main data-testid="page" data-dragging={dragging}>
      <textarea aria-label="Prompt" />
      <input type="file" aria-label="Import mask" />
      <Sources problems={[]} maskPinned={false} dragging={dragging} />
    </main>
  );
}

function transfer(...contents: readonly (File | string)[]): DataTransfer {
  const data = new DataTransfer();
  for (const content of contents) {
    if (typeof content === 'string') data.setData('text/plain', content);
    else data.items.add(content);
  }
  return data;
}

function drag(type: string, target: Element, dataTransfer: DataTransfer): boolean {
  return target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}

function paste(target: Element, clipboardData: DataTransfer): boolean {
  return target.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
}

describe('useDropPaste', () => {
  it('takes files dropped anywhere, shows that it will, and lets other file inputs have theirs', async () => {
    const onFiles = vi.fn();
    const screen = await render(<Page onFiles={onFiles} />);
    const main = screen.getByTestId('page');
    drag('dragover', main.element(), transfer(png('a')));
    await expect.element(screen.getByText('Drop to add')).toBeVisible();
    expect(drag('drop', main.element(), transfer(png('a'), png('b')))).toBe(false);
    expect(onFiles).toHaveBeenCalledExactlyOnceWith([
      expect.objectContaining({ name: 'a' }),
      expect.anything(),
    ]);
    await expect.element(main).toHaveAttribute('data-dragging', 'false');
    drag('drop', screen.getByLabelText('Source images').element(), transfer(png('c')));
    expect(onFiles).toHaveBeenCalledTimes(2);
    expect(drag('drop', screen.getByLabelText('Import mask').element(), transfer(png('mask')))).toBe(true);
    expect(drag('drop', main.element(), transfer('some text'))).toBe(true);
    expect(onFiles).toHaveBeenCalledTimes(2);
  });

  it('takes pasted pictures anywhere, and leaves text to the field that has the focus', async () => {
    const onFiles = vi.fn();
    const screen = await render(<Page onFiles={onFiles} />);
    const prompt = screen.getByLabelText('Prompt').element();
    expect(paste(prompt, transfer('words', png('a')))).toBe(true);
    expect(paste(document.body, transfer(new File(['words'], 'notes.txt', { type: 'text/plain' })))).toBe(
      true,
    );
    expect(onFiles).not.toHaveBeenCalled();
    expect(paste(prompt, transfer(png('a')))).toBe(false);
    expect(paste(document.body, transfer('words', png('b')))).toBe(false);
    expect(onFiles).toHaveBeenCalledTimes(2);
  });

  it('stops listening when it goes', async () => {
    const onFiles = vi.fn();
    const screen = await render(<Page onFiles={onFiles} />);
    await screen.unmount();
    paste(document.body, transfer(png('a')));
    expect(onFiles).not.toHaveBeenCalled();
  });
});
