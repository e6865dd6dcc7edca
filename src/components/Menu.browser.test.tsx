import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Menu } from './Menu.tsx';

const ENTRIES = [
  { id: 'png', label: 'PNG' },
  { id: 'jpeg', label: 'JPEG' },
  { id: 'webp', label: 'WebP' },
] as const;

async function show() {
  const onChoose = vi.fn<(id: 'png' | 'jpeg' | 'webp') => void>();
  await render(
    <Menu label="Download as" entries={ENTRIES} onChoose={onChoose}>
      {(trigger) => <button {...trigger}>Download as</button>}
    </Menu>,
  );
  return onChoose;
}

const button = page.getByRole('button', { name: 'Download as' });
const menu = page.getByRole('menu', { name: 'Download as' });
const entry = (name: string) => page.getByRole('menuitem', { name, exact: true });

it('has no entries until it is opened, and none again after a choice', async () => {
  const onChoose = await show();
  expect(page.getByRole('menuitem').elements()).toEqual([]);
  await expect.element(button).toHaveAttribute('aria-expanded', 'false');
  await button.click();
  await expect.element(button).toHaveAttribute('aria-expanded', 'true');
  await entry('JPEG').click();
  expect(onChoose).toHaveBeenCalledExactlyOnceWith('jpeg');
  await vi.waitFor(() => expect(page.getByRole('menuitem').elements()).toEqual([]));
  await expect.element(button).toHaveFocus();
});

it('is used by the keyboard alone: arrows go round, a letter jumps, Escape gives the focus back', async () => {
  const onChoose = await show();
  button.element().focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(entry('PNG')).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(entry('WebP')).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(entry('PNG')).toHaveFocus();
  await userEvent.keyboard('j');
  await expect.element(entry('JPEG')).toHaveFocus();
  await userEvent.keyboard('{End}');
  await expect.element(entry('WebP')).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(menu.elements()).toEqual([]));
  await expect.element(button).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(entry('PNG')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(onChoose).toHaveBeenCalledExactlyOnceWith('png');
});

it('closes by a second click on its button and by a click elsewhere', async () => {
  await show();
  await button.click();
  await expect.element(menu).toBeVisible();
  button.element().dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await vi.waitFor(() => expect(menu.elements()).toEqual([]));
  await button.click();
  await expect.element(menu).toBeVisible();
  await userEvent.click(document.body, { position: { x: 2, y: 2 } });
  await vi.waitFor(() => expect(menu.elements()).toEqual([]));
});
