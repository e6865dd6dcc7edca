import { createStore } from 'zustand/vanilla';
import { readLocal, writeLocal } from '../../platform/localStore.ts';
import { registerErase } from '../eraseAll.ts';

/** Whether the user wants a desktop notification when pictures are done while the page is hidden. Kept. */
export const doneNotices = createStore<{ readonly wanted: boolean }>(() => ({
  wanted: readLocal('notify-when-done') === true,
}));

export function setDoneNotices(wanted: boolean): void {
  doneNotices.setState({ wanted });
  writeLocal('notify-when-done', wanted);
}

registerErase(() => doneNotices.setState({ wanted: false }));
