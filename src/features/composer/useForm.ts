import { useMemo } from 'react';
import { useStore } from 'zustand';
import { resolveForm, type ResolvedForm } from '../../core/params/resolveForm.ts';
import type { Gateway } from '../../core/gateway/Gateway.ts';
import { draft } from '../../state/draft.ts';

/** The form of `gateway` with the draft filled in; worked out again only when one of them changes. */
export function useForm(gateway: Gateway): ResolvedForm {
  const mode = useStore(draft, (state) => state.mode);
  const wishes = useStore(draft, (state) => state.wishes);
  return useMemo(() => resolveForm(gateway, mode, wishes), [gateway, mode, wishes]);
}
