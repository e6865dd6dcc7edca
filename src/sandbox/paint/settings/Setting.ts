import type { Stage } from '../Stage.ts';

/** Where a subject goes in a setting: what it stands on (or floats around) and how tall it may be, in units. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Paints the whole stage. */
export type Setting = (stage: Stage) => Place;
