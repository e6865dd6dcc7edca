import type { Color } from '../color.ts';
import type { Place } from '../settings/Setting.ts';
import type { Stage } from '../Stage.ts';

export interface Figure {
  readonly place: Place;
  /** Colours that the prompt names, for coats and sails. */
  readonly tints: readonly Color[];
}

/** Paints a figure that stands at `place` (or floats near it). */
export type Subject = (stage: Stage, figure: Figure) => void;

/** Height of a figure in its own coordinates: the foot is at 0, up is negative. */
export const FIGURE_HEIGHT = 100;
