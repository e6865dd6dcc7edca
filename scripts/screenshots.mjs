import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../docs/', import.meta.url));

/** The pictures of the README, by name: what is shown, on which screen. */
const SHOTS = [
  { name: 'create-light', query: '?theme=light', viewport: { width: 1440, height: 900 }, show: showResults },
  {
    name: 'mask-editor-dark',
    query: '?theme=dark',
    viewport: { width: 1440, height: 900 },
    show: showMaskEditor,
  },
  {
    name: 'phone',
    query: '?theme=light',
    viewport: { width: 390, height: 844 },
    phone: true,
    show: showResults,
  },
];

const PROMPT = 'A red fox asleep in fresh snow, soft morning light, watercolour';

/**
 * Drives the built app on its sandbox, by the names that a screen reader reads, and writes the README's screenshots.
 * @param {string} address
 * @param {string | undefined} executablePath
 */
export async function takeScreenshots(address, executablePath) {
  const { chromium } = await import('playwright');
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  mkdirSync(folder, { recursive: true });
  try {
    for (const { name, query, viewport, phone = false, show } of SHOTS) {
      const context = await browser.newContext({
        viewport,
        isMobile: phone,
        hasTouch: phone,
        deviceScaleFactor: phone ? 2 : 1,
        locale: 'en-US',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      await page.goto(`${address}${query}&prompt=${encodeURIComponent(PROMPT)}`);
      await show(page);
      await page.screenshot({ path: `${folder}${name}.png` });
      console.log(`docs/${name}.png`);
      await context.close();
    }
  } finally {
    await browser.close();
  }
}

async function showResults(page) {
  await button(page, 'Generate').click();
  await page.getByRole('list', { name: 'Results', exact: true }).locator('[data-mime]').first().waitFor();
}

async function showMaskEditor(page) {
  await showResults(page);
  await button(page, 'Edit this image').first().click();
  const canvas = page.getByLabel('Mask canvas', { exact: true });
  await page.locator('[aria-label="Mask canvas"][data-image-width="1024"]').waitFor();
  const size = page.getByRole('spinbutton', { name: 'Brush size', exact: true });
  await size.fill('140');
  await size.press('Enter');
  const { x, y, width, height } = await canvas.boundingBox();
  const at = (across, down) => [x + across * width, y + down * height];
  await page.mouse.move(...at(0.13, 0.72));
  await page.mouse.down();
  for (const [across, down] of [
    [0.2, 0.66],
    [0.26, 0.74],
    [0.25, 0.86],
    [0.15, 0.86],
    [0.14, 0.76],
    [0.2, 0.78],
  ]) {
    await page.mouse.move(...at(across, down), { steps: 6 });
  }
  await page.mouse.up();
  await page.locator('[aria-label="Mask canvas"]:not([data-painted-pixels="0"])').waitFor();
  await page
    .getByRole('textbox', { name: 'Prompt', exact: true })
    .fill('A small lantern glowing in the snow');
  await page.mouse.move(0, 0);
}

function button(page, name) {
  return page.getByRole('button', { name, exact: true });
}
