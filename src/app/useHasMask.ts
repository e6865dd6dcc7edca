import { useStore } from 'zustand';
import { maskFacts, maskOf } from '../state/mask/maskFacts.ts';
import { baseSource, sources } from '../state/sources/sources.ts';

/** Whether anything is painted on the present base image. */
export function useHasMask(): boolean {
  const baseId = useStore(sources, (state) => baseSource(state)?.id);
  return useStore(maskFacts, ({ imageId, paintedPixels }) => {
    if (baseId === undefined) return false;
    // The facts are those of the open mask; another picture's mask answers for itself.
    return (imageId === baseId ? paintedPixels : (maskOf(baseId)?.paintedPixels ?? 0)) > 0;
  });
}
