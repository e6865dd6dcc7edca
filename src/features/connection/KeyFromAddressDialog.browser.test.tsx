import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { addressNews } from '../../state/connection/addressPresets.ts';
import { chooseGateway, currentGateway, currentKey } from '../../state/connection/connection.ts';
import { eraseAll } from '../../state/eraseAll.ts';
import { AddressNotice } from './AddressNotice.tsx';
import { KeyFromAddressDialog } from './KeyFromAddressDialog.tsx';

const KEY = 'sk-0123456789-abcd';
const dialog = () => page.getByRole('dialog', { name: 'Use the key from the address?', exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });

beforeEach(async () => {
  await eraseAll();
  addressNews.setState({ offeredKey: KEY });
});

describe('a key from the address', () => {
  it('is asked about with its gateway and base URL, and shown only in part', async () => {
    chooseGateway('qcode');
    await render(<KeyFromAddressDialog />);
    await expect.element(dialog()).toHaveTextContent('sk-…abcd');
    await expect.element(dialog()).toHaveTextContent('QCode.cc at https://api.qcode.cc/qcode-img/v1');
    await expect.element(dialog()).not.toHaveTextContent('0123456789');
    await button('Store').click();
    await expect.element(dialog()).not.toBeInTheDocument();
    expect(localStorage.getItem('alphabrush:keys')).toContain(KEY);
  });

  it('can be kept for the tab, or not at all', async () => {
    chooseGateway('openai');
    await render(<KeyFromAddressDialog />);
    await button('For this tab only').click();
    expect([currentKey(), localStorage.getItem('alphabrush:keys')]).toEqual([KEY, null]);
    addressNews.setState({ offeredKey: 'sk-other' });
    await expect.element(dialog()).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog()).not.toBeInTheDocument();
    expect(currentKey()).toBe(KEY);
  });

  it('asks for which gateway it is when the present one takes none', async () => {
    await render(<KeyFromAddressDialog />);
    await page.getByRole('combobox', { name: 'Use it for', exact: true }).selectOptions('nodekey');
    await button('Store').click();
    expect([currentGateway().id, currentKey()]).toEqual(['nodekey', KEY]);
  });
});

describe('the notice about the address', () => {
  it('names what was left out and why a key was refused, until dismissed', async () => {
    addressNews.setState({ keyInQuery: true, ignored: ['size', 'n'] });
    await render(<AddressNotice />);
    const notice = page.getByRole('status');
    await expect.element(notice).toHaveTextContent(/left out: size, n/);
    await expect.element(notice).toHaveTextContent(/best replace that key/);
    await button('Dismiss').click();
    await expect.element(notice).toHaveTextContent('');
    expect(notice.element().childElementCount).toBe(0);
    expect(addressNews.getState().offeredKey).toBe(KEY);
  });
});
