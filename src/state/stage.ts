import { createStore } from 'zustand/vanilla';
import { baseSource, sources } from './sources.ts';

/** What the stage shows in edit mode: the mask editor while an edit is prepared, or the results. */
export type StageView = 'editor' | 'results';

interface StageState {
  readonly view: StageView;
}

export const stage = createStore<StageState>(() => ({ view: 'editor' }));

export function showStage(view: StageView): void {
  stage.setState({ view });
}

// Another base image is another edit to prepare.
sources.subscribe((state, before) => {
  const base = baseSource(state);
  if (base && base.id !== baseSource(before)?.id) showStage('editor');
});
