import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { LocaleContext } from '../../../i18n/LocaleContext.tsx';
import { zh } from '../../../i18n/zh/messages.ts';
import { chooseGateway, connection, currentGateway } from '../../../state/connection/connection.ts';
import { addCustomGateway } from '../../../state/connection/customGateways.ts';
import { eraseAll } from '../../../state/eraseAll.ts';
import { editProfile, profileOf } from '../../../state/connection/profiles.ts';
import { SettingsDialog } from '../SettingsDialog.tsx';

async function openProfile(id: string, locale?: 'zh') {
  chooseGateway(id);
  const dialog = <SettingsDialog onClose={() => undefined} />;
  const screen = await render(
    <QueryClientProvider client={new QueryClient()}>
      {locale ? <LocaleContext value={{ locale, messages: zh }}>{dialog}</LocaleContext> : dialog}
    </QueryClientProvider>,
  );
  const named = (role: string, name: string) => screen.getByRole(role, { name, exact: true });
  const title = named('button', locale ? '网关配置' : 'Gateway profile');
  await title.click();
  return { screen, named, box: (name: string) => named('textbox', name), title };
}

const fileOf = (content: unknown) =>
  new File([typeof content === 'string' ? content : JSON.stringify(content)], 'profile.json');

beforeEach(async () => {
  vi.restoreAllMocks();
  await eraseAll();
});

describe('Gateway profile', () => {
  it('shows the page’s values in grey, takes over another name and restores it with one click', async () => {
    const { named, box } = await openProfile('quickrouter');
    const field = box('Output format: Name on the wire');
    await expect.element(field).toHaveAttribute('placeholder', 'format');
    await field.fill('image_format');
    await userEvent.tab();
    expect(currentGateway().endpoints.generate.fields.output_format?.wire).toBe('image_format');
    await named('button', 'Restore Output format: Name on the wire').click();
    await expect.element(field).toHaveValue('');
    await expect.element(field).toHaveFocus();
    expect(profileOf('quickrouter')).toEqual({});
  });

  it('says what is wrong in the field, leaves the last good value in force, and clamps nothing', async () => {
    const { box } = await openProfile('qcode');
    const most = box('Images: to');
    await most.fill('6');
    await userEvent.tab();
    await most.fill('six');
    await expect.element(most).toHaveAccessibleDescription('A whole number, 0 or more');
    await userEvent.tab();
    await expect.element(most).toHaveValue('six');
    expect(profileOf('qcode')).toEqual({ 'generate.n.max': 6 });
    await box('Images: from').fill('9');
    await expect.element(box('Images: from')).toHaveAccessibleDescription('From must not be above to');
    const name = box('Size: Name on the wire');
    await name.fill('prompt');
    await expect.element(name).toHaveAccessibleDescription('Another field or part has this name');
    await name.fill('with space');
    await expect.element(name).toHaveAccessibleDescription(/letters, digits/);
  });

  it('withholds a field and gives it back, but never the model or the prompt', async () => {
    const { named, screen } = await openProfile('openai');
    const user = named('switch', 'User: Do not send');
    await user.click();
    expect(currentGateway().endpoints.generate.withheld).toEqual(['user']);
    await expect.element(screen.getByText('1 changed')).toBeVisible();
    await user.click();
    expect(profileOf('openai')).toEqual({});
    await expect.element(named('switch', 'Model: Do not send')).not.toBeInTheDocument();
    await expect.element(named('switch', 'Prompt: Do not send')).not.toBeInTheDocument();
  });

  it('adds a field that the page does not list, and takes it out again', async () => {
    const { named, box } = await openProfile('qcode');
    await named('button', 'Background: Add').click();
    const name = box('Background: Name on the wire');
    await expect.element(name).toHaveFocus();
    expect(currentGateway().endpoints.generate.fields).toHaveProperty('background');
    await named('button', 'Restore Background: Name on the wire').click();
    await expect.element(named('button', 'Background: Add')).toHaveFocus();
    expect(profileOf('qcode')).toEqual({});
  });

  it('edits files, limits and what holds for the gateway', async () => {
    const { named, box } = await openProfile('qcode');
    await named('tab', 'Edits').click();
    await box('Source images, several: Name on the wire').fill('image[]');
    await expect.element(box('One source image, MB')).toHaveAttribute('placeholder', '25');
    await box('One source image, MB').fill('12.5');
    // Without the style sheet, what appears in the field that is left moves the switch away from the pointer.
    await userEvent.tab();
    await named('switch', 'Mask only with a single image').click();
    await box('Size: values').fill('1024x1024, 2048x2048');
    await box('Requests at a time').fill('5');
    await box('Counted from 00:00 in').fill('Asia/Tokyo');
    await box('Models').fill('gpt-image-2, own');
    await userEvent.tab();
    expect(profileOf('qcode')).toEqual({
      'edit.images.many': 'image[]',
      'edit.images.maxBytes': 12.5 * 1024 * 1024,
      'edit.mask.singleImageOnly': false,
      'edit.size.values': ['1024x1024', '2048x2048'],
      'quotas.concurrency': 5,
      'quotas.timeZone': 'Asia/Tokyo',
      models: ['gpt-image-2', 'own'],
    });
    await named('button', 'Restore all').click();
    expect(profileOf('qcode')).toEqual({});
    await expect.element(box('Size: values')).toHaveValue('');
  });

  it('edits the price table, a row at a time', async () => {
    const { named, box } = await openProfile('qcode');
    await box('1024x1024: high').fill('0.3');
    await named('button', 'Remove 2048x2048').click();
    await expect.element(named('button', 'Add a size')).toHaveFocus();
    await named('button', 'Add a size').click();
    const sizes = box('Size');
    await expect.element(sizes.last()).toHaveFocus();
    await sizes.last().fill('big');
    await expect.element(sizes.last()).toHaveAttribute('aria-invalid', 'true');
    await sizes.last().fill('512x512');
    await box('512x512: low').fill('0.01');
    await userEvent.tab();
    expect(currentGateway().prices).toMatchObject({
      currency: 'USD',
      floor: 0.08,
      perImage: { '1024x1024': { low: 0.08, high: 0.3 }, '512x512': { low: 0.01 } },
    });
    expect(currentGateway().prices).not.toHaveProperty(['perImage', '2048x2048']);
    await named('button', 'Restore Prices').click();
    await expect.element(named('combobox', 'Prices')).toHaveFocus();
    expect(profileOf('qcode')).toEqual({});
  });

  it('takes prices over only once they are complete', async () => {
    const { screen, named, box } = await openProfile('custom');
    await named('combobox', 'Prices').selectOptions('Per million tokens');
    await box('Currency').fill('cny');
    await box('Text input').fill('5');
    await userEvent.tab();
    await expect.element(screen.getByText(/Not complete yet/)).toBeVisible();
    expect(profileOf('custom')).toEqual({});
    await box('Image input').fill('8');
    await box('Image output').fill('.5');
    await userEvent.tab();
    expect(profileOf('custom')).toEqual({
      prices: { unit: 'token', currency: 'CNY', textInput: 5, imageInput: 8, imageOutput: 0.5 },
    });
    await named('combobox', 'Prices').selectOptions('Unknown');
    expect(profileOf('custom')).toEqual({});
  });

  it('keeps what was typed when Settings are closed without leaving the field', async () => {
    const { screen, box } = await openProfile('qcode');
    await box('Requests at a time').fill('7');
    await screen.unmount();
    expect(profileOf('qcode')).toEqual({ 'quotas.concurrency': 7 });
  });

  it('lets a gateway of one’s own speak another dialect', async () => {
    const { named, box } = await openProfile(addCustomGateway('Relay'));
    await named('combobox', 'Dialect').selectOptions('QuickRouter');
    await expect.element(box('Output format: Name on the wire')).toHaveAttribute('placeholder', 'format');
    expect(currentGateway()).toMatchObject({ name: 'Relay', regions: [] });
  });

  it('says which changes another dialect cannot have', async () => {
    const edits = { 'generate.quality.wire': 'format', 'generate.user.wire': 'who' } as const;
    const { screen, named } = await openProfile(addCustomGateway('Relay', '', { edits }));
    await named('combobox', 'Dialect').selectOptions('QuickRouter');
    const said = screen.getByRole('status').filter({ hasText: 'Dropped' });
    await expect.element(said).toHaveTextContent('Generations, Quality: Name on the wire.');
    expect(currentGateway().endpoints.generate.fields.quality).not.toHaveProperty('wire');
    await named('combobox', 'Dialect').selectOptions('OpenAI');
    await expect.element(said).not.toBeInTheDocument();
  });

  it('keeps an edit in sight whose old name another field has taken since, and says why', async () => {
    const { named, box } = await openProfile('openai');
    const [size, quality] = [box('Size: Name on the wire'), box('Quality: Name on the wire')];
    await size.fill('dimensions');
    await quality.fill('size');
    await userEvent.tab();
    await named('button', 'Restore Size: Name on the wire').click();
    await expect.element(size).toHaveValue('dimensions');
    await expect.element(size).toHaveAccessibleDescription('Another field or part has this name');
    await size.fill('');
    await userEvent.tab();
    await expect.element(size).toHaveValue('dimensions');
    expect(profileOf('openai')).toEqual({
      'generate.size.wire': 'dimensions',
      'generate.quality.wire': 'size',
    });
    await named('button', 'Restore Quality: Name on the wire').click();
    await expect.element(size).not.toHaveAttribute('aria-invalid');
    await named('button', 'Restore Size: Name on the wire').click();
    expect(profileOf('openai')).toEqual({});
  });

  it('is not there for the sandbox', async () => {
    chooseGateway('sandbox');
    const screen = await render(
      <QueryClientProvider client={new QueryClient()}>
        <SettingsDialog onClose={() => undefined} />
      </QueryClientProvider>,
    );
    await expect.element(screen.getByRole('button', { name: 'Test connection' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Gateway profile' }).query()).toBeNull();
  });

  it('speaks Chinese', async () => {
    const { named } = await openProfile('qcode', 'zh');
    await expect.element(named('textbox', '尺寸：请求中的字段名')).toBeVisible();
    await expect.element(named('button', '导出配置')).toBeVisible();
  });
});

async function importing(content: unknown) {
  const opened = await openProfile('openai');
  await opened.screen.getByLabelText('Import profile').upload(fileOf(content));
  return opened;
}

describe('Import profile', () => {
  const profile = {
    format: 'alphabrush-profile',
    version: 1,
    name: 'Relay',
    basis: 'qcode',
    baseUrl: 'https://relay.example.com/v1',
    edits: { 'quotas.concurrency': 9 },
  };

  it('makes a gateway of one’s own, chooses it, and says what it passed over', async () => {
    const { screen } = await importing({ ...profile, apiKey: 'sk-never' });
    const said = screen.getByRole('status').filter({ hasText: 'Relay' });
    await expect.element(said).toHaveTextContent(/Relay was added and chosen.*unknown here: apiKey/);
    expect(currentGateway()).toMatchObject({ name: 'Relay', quotas: { concurrency: 9 } });
    expect(JSON.stringify(connection.getState())).not.toContain('sk-never');
  });

  it.each([
    ['{', 'This is not a JSON file.'],
    ['{"a":1}', 'This is not an Alphabrush profile.'],
    [{ ...profile, version: 9 }, 'version: Made by another version of Alphabrush.'],
    [{ ...profile, baseUrl: 'relay' }, 'baseUrl: A base URL such as https://host/v1'],
    [{ ...profile, edits: { 'generate.n.max': 'many' } }, 'edits.generate.n.max: A whole number, 0 or more'],
    ['x'.repeat(1024 * 1024 + 1), 'The file is too large for a profile.'],
  ])('refuses a bad file in words and changes nothing', async (content, words) => {
    const { screen } = await importing(content);
    await expect.element(screen.getByRole('alert')).toHaveTextContent(words);
    expect(connection.getState()).toMatchObject({ gatewayId: 'openai', customs: [] });
  });
});

describe('Export profile', () => {
  it('is refused while a key stands in it', async () => {
    editProfile('openai', 'models', ['sk-0123456789']);
    connection.setState({
      keys: [{ id: 'k', name: '', value: 'sk-0123456789', scope: 'gateway:openai', tabOnly: false }],
    });
    const { named, screen } = await openProfile('openai');
    await named('button', 'Export profile').click();
    await expect.element(screen.getByRole('alert')).toHaveTextContent('one of your keys stands in');
  });
});
