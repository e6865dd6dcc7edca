import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import type { Problem } from '../../core/params/Problem.ts';
import { clearSources, sources } from '../../state/sources/sources.ts';
import { fourCorners, noise } from '../../testing/drawnPictures.ts';
import { Sources, type SourcesProps } from './Sources.tsx';

const PIXELS = await fourCorners(24, 16);
const ENOUGH = { timeout: 10_000 };

beforeEach(clearSources);
afterEach(clearSources);

function png(name: string): File {
  return new File([PIXELS], name, { type: 'image/png' });
}

async function show(props: Partial<SourcesProps> = {}) {
  return render(<Sources problems={[]} maskPinned={false} {...props} />);
}

const image = (place: number) =>
  page
    .getByRole('list', { name: 'Sources', exact: true })
    .getByRole('listitem', { name: `Image ${place}`, exact: true });
const button = (place: number, name: string) => image(place).getByRole('button', { name, exact: true });
const drag = (from: number, to: number) =>
  userEvent.dragAndDrop(image(from).element().querySelector('[draggable]')!, image(to));
const names = () => sources.getState().sources.map(({ name }) => name);

async function choose(...files: readonly File[]): Promise<void> {
  await userEvent.upload(page.getByLabelText('Source images', { exact: true }), [...files]);
  await vi.waitFor(() => {
    expect(sources.getState().sources.every(({ status }) => status === 'ready')).toBe(true);
  }, ENOUGH);
}

describe('Sources', () => {
  it('lists chosen pictures with their facts, and describes each button by its picture', async () => {
    await show();
    await choose(png('cat.png'), png('hat.png'));
    await expect.element(image(2)).toHaveTextContent(/hat.png24 × 16/);
    await expect.element(button(2, 'Use as base')).toHaveAccessibleDescription('Image 2');
    await expect.element(image(1)).toHaveTextContent('Base');
    await expect.element(button(1, 'Move earlier')).toBeDisabled();
    await expect.element(button(1, 'Use as base')).toBeDisabled();
    await expect.element(button(2, 'Move later')).toBeDisabled();
  });

  it('reorders and removes by the keyboard, and keeps the focus', async () => {
    await show();
    await choose(png('a'), png('b'), png('c'));
    button(3, 'Move earlier').element().focus();
    await userEvent.keyboard('{Enter}');
    expect(names()).toEqual(['a', 'c', 'b']);
    await expect.element(button(2, 'Move earlier')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(names()).toEqual(['c', 'a', 'b']);
    // Disabled by its own press: the focus goes on to a neighbour of the same picture.
    await expect.element(button(1, 'Remove')).toHaveFocus();
    await expect.element(page.getByRole('status').first()).toHaveTextContent('c is now image 1');
    await userEvent.keyboard('{Enter}');
    expect(names()).toEqual(['a', 'b']);
    await expect.element(button(1, 'Remove')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByLabelText('Source images', { exact: true })).toHaveFocus();
  });

  it('pins a base with a mask first, and says where the mask is when another one takes its place', async () => {
    const screen = await show({ maskPinned: true });
    await choose(png('masked'), png('b'), png('c'));
    await expect.element(button(1, 'Move later')).toBeDisabled();
    await expect.element(button(2, 'Move earlier')).toBeDisabled();
    await button(3, 'Move earlier').click();
    expect(names()).toEqual(['masked', 'c', 'b']);
    await button(2, 'Use as base').click();
    expect(names()).toEqual(['c', 'masked', 'b']);
    await expect.element(screen.getByText('The mask stays with “masked”.')).toBeVisible();
    await button(2, 'Use as base').click();
    await expect.element(screen.getByText('The mask stays with “masked”.')).not.toBeInTheDocument();
  });

  it('names each file that is no picture, and the limit for those beyond it', async () => {
    const screen = await show({ max: 2 });
    await choose(png('a'), new File(['Dear diary'], 'notes.txt'), png('c'));
    const alerts = screen.getByRole('alert');
    await vi.waitFor(() => expect(alerts.elements()).toHaveLength(2), ENOUGH);
    await expect.element(alerts.nth(0)).toHaveTextContent(/at most 2.*1 picture was left out/);
    await expect.element(alerts.nth(1)).toHaveTextContent(/“notes.txt”.*not a picture/);
    await alerts.nth(1).getByRole('button', { name: 'Dismiss' }).click();
    expect(alerts.elements()).toHaveLength(1);
    expect(names()).toEqual(['a']);
  });

  it('marks the picture that is over the limit and makes it smaller on request', async () => {
    const file = new File([await noise(80, 60)], 'noise.png');
    const limit = Math.floor(file.size / 2);
    const problem: Problem = {
      field: 'sources',
      code: 'source-too-large',
      severity: 'error',
      values: { index: 2, bytes: file.size, max: limit },
    };
    const screen = await show({ problems: [problem] });
    await choose(png('a'), file);
    await expect.element(button(2, 'Downscale')).toHaveAccessibleDescription('Image 2');
    expect(button(1, 'Downscale').elements()).toHaveLength(0);
    await button(2, 'Downscale').click();
    await vi.waitFor(() => expect(sources.getState().sources[1]?.bytes).toBeLessThanOrEqual(limit), ENOUGH);
    await screen.rerender(<Sources problems={[]} maskPinned={false} />);
    await expect.element(image(2)).toHaveTextContent(/Saved as JPEG|Downscaled from 80 × 60/);
  });

  it('gives every picture its share where all together are over the limit', async () => {
    const files = [new File([await noise(80, 60)], 'a'), new File([await noise(60, 80)], 'b')];
    const max = files[0]!.size;
    const problem: Problem = {
      field: 'sources',
      code: 'sources-too-large',
      severity: 'error',
      values: { bytes: 2 * max, max },
    };
    const screen = await show({ problems: [problem] });
    await choose(...files);
    await screen.getByRole('button', { name: 'Downscale all', exact: true }).click();
    await vi.waitFor(() => {
      const total = sources.getState().sources.reduce((sum, { bytes }) => sum + bytes, 0);
      expect(total).toBeLessThanOrEqual(max);
    }, ENOUGH);
  });

  it('reorders by dragging, but never past a pinned base', async () => {
    const screen = await show();
    await choose(png('a'), png('b'), png('c'));
    await drag(3, 1);
    expect(names()).toEqual(['c', 'a', 'b']);
    await drag(1, 2);
    expect(names()).toEqual(['a', 'c', 'b']);
    await screen.rerender(<Sources problems={[]} maskPinned />);
    await drag(3, 1);
    expect(names()).toEqual(['a', 'c', 'b']);
  });
});
