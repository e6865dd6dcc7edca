import { createStore } from 'zustand/vanilla';
import { connection } from '../connection/connection.ts';
import { registerErase } from '../eraseAll.ts';
import { maskFacts } from './maskFacts.ts';
import { sources } from '../sources/sources.ts';

/** The base image whose mask stays behind when requests are sent; the mask itself is kept as it is. */
interface MaskHold {
  readonly imageId?: string;
}

export const maskHold = createStore<MaskHold>(() => ({}));

/** Requests go without the mask of this picture, until the pictures, the mask or the gateway change. */
export function holdMaskBack(imageId: string): void {
  maskHold.setState({ imageId }, true);
}

export function releaseMask(): void {
  if (maskHold.getState().imageId !== undefined) maskHold.setState({}, true);
}

export function isMaskHeld(imageId: string): boolean {
  return maskHold.getState().imageId === imageId;
}

// Held back because these did not go together: another combination is another question.
sources.subscribe(({ sources: now }, { sources: before }) => {
  if (now.map(({ id }) => id).join() !== before.map(({ id }) => id).join()) releaseMask();
});
maskFacts.subscribe((now, before) => {
  if (now.latest !== before.latest) releaseMask();
});
connection.subscribe((now, before) => {
  if (now.gatewayId !== before.gatewayId) releaseMask();
});

registerErase(releaseMask);
