import { useStore } from 'zustand';
import type { ReadySource } from '../state/sources/Source.ts';
import { baseSource, sources } from '../state/sources/sources.ts';

/** The base image of the edit, once it is ready. */
export function useBase(): ReadySource | undefined {
  return useStore(sources, baseSource);
}
