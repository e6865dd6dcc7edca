import { useStore } from 'zustand';
import type { Gateway } from '../core/gateway/Gateway.ts';
import type { Problem } from '../core/params/Problem.ts';
import { checkSources } from '../core/params/checkSources.ts';
import { useMessages } from '../i18n/LocaleContext.tsx';
import { connection } from '../state/connection/connection.ts';
import { draft } from '../state/draft.ts';
import { maskHold } from '../state/mask/maskHold.ts';
import { useHasMask } from './useHasMask.ts';
import { sources } from '../state/sources/sources.ts';
import { connectionObstacle, type ConnectionObstacle } from '../state/jobs/submitDraft.ts';

/** What stands between the form and the gateway besides the form itself. */
export function useObstacles(gateway: Gateway): {
  sourceProblems: readonly Problem[];
  connectionObstacles: readonly string[];
} {
  const messages = useMessages().composer;
  const mode = useStore(draft, (state) => state.mode);
  const tryUndocumented = useStore(draft, (state) => state.wishes.tryUndocumented);
  const list = useStore(sources, (state) => state.sources);
  const heldBack = useStore(maskHold, ({ imageId }) => imageId);
  const hasMask = useHasMask() && list[0]?.id !== heldBack;
  const obstacle = useStore(connection, (state) => connectionObstacle(state, location.protocol));
  const sentences: Partial<Record<ConnectionObstacle, string>> = {
    'no-key':
      gateway.regions.length === 0 ? messages.noKeyCustom(gateway.name) : messages.noKey(gateway.name),
    'unusable-key': messages.unusableKey,
    empty: messages.baseUrlMissing,
    'mixed-content': messages.baseUrlMixed,
  };
  return {
    sourceProblems: checkSources(gateway, mode, list, hasMask, tryUndocumented),
    connectionObstacles: obstacle ? [sentences[obstacle] ?? messages.baseUrlInvalid] : [],
  };
}
