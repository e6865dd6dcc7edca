import { createStore } from 'zustand/vanilla';
import { registerErase } from '../eraseAll.ts';

/** A mask file that was chosen while no picture was open in the editor; it is laid on the next one that is. */
interface WaitingMask {
  readonly file?: File;
}

export const waitingMask = createStore<WaitingMask>(() => ({}));

export function keepWaitingMask(file: File): void {
  waitingMask.setState({ file }, true);
}

export function dropWaitingMask(): void {
  waitingMask.setState({}, true);
}

/** The file, which nobody else gets after this. */
export function takeWaitingMask(): File | undefined {
  const { file } = waitingMask.getState();
  dropWaitingMask();
  return file;
}

registerErase(dropWaitingMask);
