/**
 * Set-up of every test in a real browser: what a component leaves behind fails its test. A test that expects a
 * console message replaces the spy itself: `vi.spyOn(console, 'error').mockImplementation(() => undefined)`.
 */
import { afterEach, beforeEach, expect, vi, type MockInstance } from 'vitest';
import { cleanup } from 'vitest-browser-react';
import { loadAllMessages } from '../i18n/panelMessages.ts';

// The app shows panels once their texts are there; a test renders them at once.
await Promise.all([loadAllMessages('en'), loadAllMessages('zh')]);

/** Object URLs made and not yet revoked, with the place that made them. */
const liveUrls = new Map<string, string>();

const createObjectURL = URL.createObjectURL.bind(URL);
const revokeObjectURL = URL.revokeObjectURL.bind(URL);

URL.createObjectURL = (source) => {
  const url = createObjectURL(source);
  liveUrls.set(url, new Error('made here').stack ?? '');
  return url;
};
URL.revokeObjectURL = (url) => {
  liveUrls.delete(url);
  revokeObjectURL(url);
};

let consoleSpies: MockInstance[] = [];

beforeEach(() => {
  liveUrls.clear();
  consoleSpies = (['error', 'warn'] as const).map((level) => vi.spyOn(console, level));
});

afterEach(async () => {
  // vitest-browser-react would unmount before the next test only, too late to see what stays behind.
  await cleanup();
  const messages = consoleSpies.flatMap((spy) => spy.mock.calls.map((call) => call.map(String).join(' ')));
  for (const spy of consoleSpies) spy.mockRestore();
  expect(messages, 'unexpected console.error or console.warn').toEqual([]);
  expect([...liveUrls.values()], 'object URLs never revoked').toEqual([]);
  expect(liveStages(), 'Konva stages never destroyed').toBe(0);
});

/** Konva registers itself on the global object, so that a test without it needs not load it. */
function liveStages(): number {
  const { Konva } = globalThis as { Konva?: { stages?: readonly unknown[] } };
  return Konva?.stages?.length ?? 0;
}
