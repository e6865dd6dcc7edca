import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { chooseGateway, connection, currentKey } from '../../state/connection/connection.ts';
import { eraseAll } from '../../state/eraseAll.ts';
import { GatewayPicker } from './GatewayPicker.tsx';
import { KeyField } from './KeyField.tsx';

const field = () => page.getByLabelText('API key', { exact: true });

beforeEach(eraseAll);

describe('the form’s own key field', () => {
  it('is there for a real gateway without a key, and not for the sandbox', async () => {
    await render(<KeyField />);
    await expect.element(field()).not.toBeInTheDocument();
    chooseGateway('qcode');
    await expect.element(field()).toHaveAttribute('type', 'password');
    await expect.element(field()).toHaveAttribute('placeholder', 'cr_…');
  });

  it('hands the focus on at Enter without typing a line there', async () => {
    chooseGateway('openai');
    await render(
      <>
        <KeyField onDone={() => document.querySelector('textarea')?.focus()} />
        <textarea aria-label="Prompt" />
      </>,
    );
    await userEvent.fill(field(), 'sk-1');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByLabelText('Prompt')).toHaveFocus();
    await expect.element(page.getByLabelText('Prompt')).toHaveValue('');
    await expect.element(field()).not.toBeInTheDocument();
  });

  it('stays while the first key is typed and goes when it is left', async () => {
    chooseGateway('openai');
    await render(
      <>
        <KeyField />
        <button type="button">Elsewhere</button>
      </>,
    );
    await userEvent.click(field());
    await userEvent.keyboard('sk-1');
    await expect.element(field()).toHaveValue('sk-1');
    await userEvent.click(
      page.getByRole('checkbox', { name: 'Keep the key for this tab only', exact: true }),
    );
    await expect.element(field()).toHaveValue('sk-1');
    expect(localStorage.getItem('alphabrush:keys')).toBeNull();
    await userEvent.click(page.getByRole('button'));
    await expect.element(field()).not.toBeInTheDocument();
    expect(currentKey()).toBe('sk-1');
  });

  it('does not pull a button away from under the click that leaves it', async () => {
    chooseGateway('openai');
    const onClick = vi.fn<() => void>();
    await render(
      <>
        <KeyField />
        <button type="button" onClick={onClick}>
          Generate
        </button>
      </>,
    );
    await userEvent.fill(field(), 'sk-1');
    // Long enough for the page to be drawn anew between press and release.
    await userEvent.click(page.getByRole('button'), { delay: 100 });
    expect(onClick).toHaveBeenCalledOnce();
    await expect.element(field()).not.toBeInTheDocument();
  });

  it('goes on Enter, and says so', async () => {
    chooseGateway('openai');
    const onDone = vi.fn<() => void>();
    await render(<KeyField onDone={onDone} />);
    await userEvent.click(field());
    await userEvent.keyboard('{Enter}');
    expect(onDone).not.toHaveBeenCalled();
    await userEvent.keyboard('sk-1{Enter}');
    expect(onDone).toHaveBeenCalledOnce();
    await expect.element(field()).not.toBeInTheDocument();
  });

  it('stays with a key that cannot be sent', async () => {
    chooseGateway('openai');
    await render(<KeyField />);
    await userEvent.fill(field(), 'Bearer sk-1');
    await userEvent.tab();
    await userEvent.tab();
    await expect.element(field()).toHaveAccessibleDescription(/Leave out “Bearer”/);
  });
});

describe('the gateway picker', () => {
  it('offers the known gateways in their order, then the user’s own', async () => {
    connection.setState({ customs: [{ id: 'a1', name: 'Home server' }] });
    await render(<GatewayPicker />);
    const picker = page.getByRole('combobox', { name: 'Gateway', exact: true });
    const names = [...picker.element().querySelectorAll('option')].map((option) => option.textContent);
    expect(names.join()).toBe(
      'Sandbox,OpenAI,Qiuqiu Token,QCode.cc,NodeKey,Modelverse,QuickRouter,Custom,Home server',
    );
    await picker.selectOptions('Home server');
    expect(connection.getState().gatewayId).toBe('a1');
  });
});
