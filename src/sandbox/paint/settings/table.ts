import type { Stage } from '../Stage.ts';
import { paintRoom } from './room.ts';
import type { Place } from './Setting.ts';

/** A room with an empty table, for whatever the prompt puts on it. */
export function paintTable(stage: Stage): Place {
  const { w, h, random } = stage;
  const plan = random.fork('table');
  const table = h * 0.66;
  paintRoom(stage, table, plan.sign());
  return { x: w * 0.5, y: table + h * 0.1, size: Math.min(w * 0.7, h * 0.56) };
}
