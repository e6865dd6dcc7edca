import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { useStore } from 'zustand';
import { holdMaskBack, isMaskHeld, maskHold } from '../../state/mask/maskHold.ts';
import { applyToMask } from '../../state/mask/maskDocument.ts';
import { maskOf } from '../../state/mask/maskFacts.ts';
import { addSources, clearSources, sources } from '../../state/sources/sources.ts';
import { fourCorners } from '../../testing/drawnPictures.ts';
import { Sources } from './Sources.tsx';

const PIXELS = await fourCorners(24, 16);
const CONFLICT = { field: 'mask', code: 'mask-needs-one-source', severity: 'error' } as const;
const names = () => sources.getState().sources.map(({ name }) => name);
const button = (name: string) => page.getByRole('button', { name, exact: true });

/** As the app says it: a conflict while there are several pictures and the mask is not held back. */
function Panel() {
  const isConflict = useStore(sources, (state) => state.sources.length > 1);
  const isHeld = useStore(maskHold, ({ imageId }) => imageId !== undefined);
  return (
    <Sources
      problems={isConflict && !isHeld ? [CONFLICT] : []}
      maskPinned
      onSendWithoutMask={() => holdMaskBack(sources.getState().sources[0]?.id ?? '')}
    />
  );
}

beforeEach(async () => {
  clearSources();
  addSources(['a.png', 'b.png', 'c.png'].map((name) => new File([PIXELS], name)));
  await vi.waitFor(
    () => expect(sources.getState().sources.every(({ status }) => status === 'ready')).toBe(true),
    10_000,
  );
  applyToMask({ kind: 'all' });
});
afterEach(clearSources);

const baseId = () => sources.getState().sources[0]?.id ?? '';
const painted = () => maskOf(baseId())?.paintedPixels;

describe('a mask with several pictures', () => {
  it('can go with the first picture alone; the others can be put back', async () => {
    await render(<Panel />);
    button('Use only Image 1').element().focus();
    await userEvent.keyboard('{Enter}');
    expect(names()).toEqual(['a.png']);
    await expect.element(page.getByText('The 2 other pictures were removed.')).toBeVisible();
    await expect.element(button('Put back')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(names()).toEqual(['a.png', 'b.png', 'c.png']));
    expect(painted()).toBe(24 * 16);
    await expect.element(button('Use only Image 1')).toHaveFocus();
  });

  it('can stay behind, is kept, and can be sent again', async () => {
    await render(<Panel />);
    button('Send without the mask').element().focus();
    await userEvent.keyboard('{Enter}');
    expect(isMaskHeld(baseId())).toBe(true);
    expect(names()).toHaveLength(3);
    expect(painted()).toBe(24 * 16);
    await expect.element(button('Use the mask again')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(isMaskHeld(baseId())).toBe(false);
    await expect.element(button('Use only Image 1')).toHaveFocus();
  });

  it('says nothing where they go together', async () => {
    const { container } = await render(<Sources problems={[]} maskPinned />);
    expect(container.textContent).not.toContain('mask');
  });
});
