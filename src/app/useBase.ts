import { useStore } from 'zustand';
import type { ReadySource } from '../state/Source.ts';
import { baseSource, sources } from '../state/sources.ts';

/** The base image of the edit, once it is ready. */
export function useBase(): ReadySource | undefined {
  return useStore(sources, baseSource);
}
