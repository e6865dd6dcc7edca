import { createStore } from 'zustand/vanilla';
import { sources } from './sources/sources.ts';

/** What the stage shows in edit mode: the mask editor while an edit is prepared, or the results. */
export type StageView = 'editor' | 'results';

interface StageState {
  readonly view: StageView;
}

export const stage = createStore<StageState>(() => ({ view: 'editor' }));

export function showStage(view: StageView): void {
  stage.setState({ view });
}

// Another base image is another edit to prepare. Its coming counts, not its being ready: by then the edit may
// already have been sent.
sources.subscribe(({ sources: [base] }, { sources: [before] }) => {
  if (base && base.id !== before?.id) showStage('editor');
});
