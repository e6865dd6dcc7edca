import type { Quality } from '../wire/PictureOrder.ts';
import type { Stage } from './Stage.ts';

/** What quality adds: more of everything small, and grain. */
export const DETAIL: Readonly<Record<Quality, Stage['detail']>> = { low: 1, medium: 2, high: 3 };
