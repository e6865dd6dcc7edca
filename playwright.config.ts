import { defineConfig } from 'playwright/test';

const port = Number(process.env['E2E_PORT'] ?? 4180);
const executablePath = process.env['CHROME_PATH'];

const desktop = { viewport: { width: 1440, height: 900 } };

/** The journeys run against the built app: `npm run build` first. `npm test` does both. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Generous, for slow machines: a test that passes does not wait.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    browserName: 'chromium',
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    // A trace costs every test a third of its time: `E2E_TRACE=1` to look into a failure.
    trace: process.env['E2E_TRACE'] ? 'retain-on-failure' : 'off',
    acceptDownloads: true,
    launchOptions: executablePath ? { executablePath } : {},
  },
  projects: [
    { name: 'desktop', testIgnore: 'performance.spec.ts', use: desktop },
    // Its figures need the machine for themselves: `npm test` runs it last, alone.
    { name: 'performance', testMatch: 'performance.spec.ts', use: desktop },
    {
      name: 'phone',
      // What differs on a phone is the layout and the finger: the wire, the keys and the rest are the same code.
      testMatch: [
        '*.phone.spec.ts',
        'accessibility.spec.ts',
        'first-picture.spec.ts',
        'edit-journey.spec.ts',
      ],
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    stdout: 'ignore',
    timeout: 30_000,
  },
});
