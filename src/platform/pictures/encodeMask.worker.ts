import { expose } from 'comlink';
import { encodeMaskPng } from '../../core/mask/maskPng.ts';

const api = {
  async encodeMask(pixels: Uint8Array, width: number, height: number): Promise<Blob> {
    return new Blob([await encodeMaskPng(pixels, { width, height })], { type: 'image/png' });
  },
};
export type EncodeMaskWorker = typeof api;

expose(api);
