import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { LocaleContext } from '../../i18n/LocaleContext.tsx';
import { zh } from '../../i18n/zh/messages.ts';
import { chooseGateway, connection, currentBaseUrl, currentKey } from '../../state/connection/connection.ts';
import { eraseAll } from '../../state/eraseAll.ts';
import { SettingsDialog } from './SettingsDialog.tsx';

async function openSettings(locale?: 'zh') {
  const onClose = vi.fn<() => void>();
  const dialog = <SettingsDialog onClose={onClose} />;
  const screen = await render(
    <QueryClientProvider client={new QueryClient()}>
      {locale ? <LocaleContext value={{ locale, messages: zh }}>{dialog}</LocaleContext> : dialog}
    </QueryClientProvider>,
  );
  const named = (role: string, name: string) => screen.getByRole(role, { name, exact: true });
  return {
    screen,
    named,
    onClose,
    baseUrl: named('textbox', 'Base URL'),
    apiKey: screen.getByLabelText('API key', { exact: true }),
  };
}

beforeEach(async () => {
  vi.restoreAllMocks();
  await eraseAll();
});

describe('Settings', () => {
  it('has every control under its name, each once', async () => {
    chooseGateway('qcode');
    const { named, baseUrl, apiKey } = await openSettings();
    const names = [
      ['dialog', 'Settings'],
      ['combobox', 'Region'],
      ['button', 'Reveal key'],
      ['combobox', 'Saved keys'],
      ['checkbox', 'Keep the key for this tab only'],
      ['spinbutton', 'Time limit (s)'],
      ['button', 'Test connection'],
      ['button', 'Erase all data'],
    ] as const;
    for (const [role, name] of names) await expect.element(named(role, name)).toBeVisible();
    await expect.element(baseUrl).toHaveValue('https://api.qcode.cc/qcode-img/v1');
    await expect.element(apiKey).toHaveAttribute('type', 'password');
    await expect.element(apiKey).not.toHaveAttribute('role');
  });

  it('offers regions only where there are several, and goes to the chosen one', async () => {
    chooseGateway('openai');
    const { named, baseUrl } = await openSettings();
    await expect.element(named('combobox', 'Region')).not.toBeInTheDocument();
    chooseGateway('qcode');
    await named('combobox', 'Region').selectOptions('europe');
    await expect.element(baseUrl).toHaveValue('https://eu.qcode.cc/qcode-img/v1');
    await baseUrl.fill('https://relay.example.com/v1');
    await expect.element(named('combobox', 'Region')).toHaveValue('');
    await baseUrl.fill('');
    await userEvent.tab();
    await expect.element(baseUrl).toHaveValue('https://eu.qcode.cc/qcode-img/v1');
  });

  it('shows the key that belongs to the present base URL', async () => {
    chooseGateway('openai');
    const { baseUrl, apiKey } = await openSettings();
    await apiKey.fill('sk-official');
    await baseUrl.fill('https://relay.example.com/v1');
    await expect.element(apiKey).toHaveValue('');
    await apiKey.fill('sk-relay');
    await baseUrl.fill('https://api.openai.com/v1/');
    await expect.element(apiKey).toHaveValue('sk-official');
    await baseUrl.fill('https://relay.example.com/v1');
    await expect.element(apiKey).toHaveValue('sk-relay');
  });

  it('reveals the key and hides it again', async () => {
    chooseGateway('openai');
    const { named, apiKey } = await openSettings();
    const reveal = named('button', 'Reveal key');
    await expect.element(reveal).toHaveAttribute('aria-pressed', 'false');
    await reveal.click();
    await expect.element(reveal).toHaveAttribute('aria-pressed', 'true');
    await expect.element(apiKey).toHaveAttribute('type', 'text');
    await reveal.click();
    await expect.element(apiKey).toHaveAttribute('type', 'password');
  });

  it('keeps several named keys and goes from one to the other', async () => {
    chooseGateway('openai');
    const { named, apiKey, screen } = await openSettings();
    const saved = named('combobox', 'Saved keys');
    await expect.element(saved).toHaveTextContent('None yet');
    await apiKey.fill('sk-0123456789-work');
    await expect.element(saved).toHaveTextContent('sk-…work');
    await named('textbox', 'Key name').fill('Work');
    await saved.selectOptions('New key…');
    await expect.element(apiKey).toHaveValue('');
    await apiKey.fill('sk-0123456789-home');
    await saved.selectOptions('Work');
    await expect.element(apiKey).toHaveValue('sk-0123456789-work');
    await named('button', 'Remove key').click();
    await expect.element(apiKey).toHaveValue('sk-0123456789-home');
    expect(screen.container.ownerDocument.body.textContent).not.toContain('0123456789');
  });

  it('says what is wrong with a base URL, mends it with one click, and keeps what was typed', async () => {
    chooseGateway('custom');
    const { named, baseUrl } = await openSettings();
    await expect.element(baseUrl).not.toHaveAttribute('aria-invalid');
    await baseUrl.fill('relay.example.com');
    await expect.element(baseUrl).toHaveAttribute('aria-invalid', 'true');
    await expect.element(baseUrl).toHaveAccessibleDescription(/complete address/);
    await named('button', 'Use https://relay.example.com').click();
    await expect.element(baseUrl).not.toHaveAttribute('aria-invalid');
    await named('button', 'Use https://relay.example.com/v1').click();
    await expect.element(baseUrl).toHaveValue('https://relay.example.com/v1');
    await baseUrl.fill('http://127.0.0.1:8080/v1');
    await expect.element(baseUrl).not.toHaveAttribute('aria-invalid');
  });

  it('keeps a time limit out of range in the field with its error, and the last valid one in force', async () => {
    const { named } = await openSettings();
    const field = named('spinbutton', 'Time limit (s)');
    await field.fill('300');
    await field.fill('100');
    await userEvent.tab();
    await expect.element(field).toHaveValue(100);
    await expect.element(field).toHaveAccessibleDescription(/At least 180 s.*300 s stay in force/);
    expect(connection.getState().timeLimitSeconds).toBe(300);
    await field.fill('');
    await expect.element(field).toHaveAccessibleDescription(/whole seconds/);
    await field.fill('240');
    await expect.element(field).not.toHaveAttribute('aria-invalid');
    expect(connection.getState().timeLimitSeconds).toBe(240);
  });

  it('keeps what was typed when Escape closes it, a key typed before its address too', async () => {
    chooseGateway('custom');
    const { screen, apiKey, baseUrl, onClose } = await openSettings();
    await apiKey.fill('sk-early');
    await baseUrl.fill('https://relay.example.com/v1');
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
    await screen.unmount();
    expect([currentBaseUrl(), currentKey()]).toEqual(['https://relay.example.com/v1', 'sk-early']);
  });

  it('adds, names and removes gateways of the user’s own', async () => {
    const { named } = await openSettings();
    await named('button', 'Add a gateway').click();
    const name = named('textbox', 'Gateway name');
    await expect.element(name).toHaveFocus();
    await name.fill('openai');
    await expect.element(name).toHaveAccessibleDescription('Another gateway has this name.');
    await name.fill('Home server');
    expect(connection.getState().customs).toEqual([
      { id: connection.getState().gatewayId, name: 'Home server' },
    ]);
    await named('button', 'Remove this gateway').click();
    expect(connection.getState()).toMatchObject({ customs: [], gatewayId: 'custom' });
  });

  it('erases everything, but only when asked twice', async () => {
    chooseGateway('openai');
    const { named, apiKey, onClose } = await openSettings();
    await apiKey.fill('sk-1');
    await named('button', 'Erase all data').click();
    await expect.element(named('alertdialog', 'Erase all data?')).toBeVisible();
    await named('button', 'Cancel').click();
    expect(currentKey()).toBe('sk-1');
    await named('button', 'Erase all data').click();
    await named('button', 'Erase').click();
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(localStorage.length).toBe(0);
    expect(connection.getState()).toMatchObject({ gatewayId: 'sandbox', keys: [] });
  });

  it('speaks Chinese', async () => {
    chooseGateway('qcode');
    const { named } = await openSettings('zh');
    await expect.element(named('dialog', '设置')).toBeVisible();
    await expect.element(named('combobox', '区域')).toHaveTextContent('欧洲');
  });
});
