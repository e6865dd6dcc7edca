import { createStore } from 'zustand/vanilla';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import type { KeySlots } from '../../platform/slots/KeySlots.ts';

/** Whether other tabs' requests are only counted roughly, because this page may not have Web Locks. */
export const slotFacts = createStore<{ readonly isRough: boolean }>(() => ({ isRough: false }));

let opened: Promise<KeySlots> | undefined;

/** The slots of this browser; loaded by the first job at a gateway that limits its requests. */
export async function keySlots(): Promise<KeySlots> {
  opened ??= import('../../platform/slots/openKeySlots.ts').then(({ openKeySlots }) => openKeySlots());
  try {
    const slots = await opened;
    slotFacts.setState({ isRough: slots.isRough });
    return slots;
  } catch (error) {
    opened = undefined;
    throw new GatewayError('not-sent', { reason: 'script' }, { cause: error });
  }
}

/** For tests: other slots than the browser's. */
export function provideKeySlots(slots: KeySlots): void {
  opened = Promise.resolve(slots);
}
