import { prepareEdit } from './edit/prepareEdit.ts';
import { encodeCanvas } from './encodePicture.ts';
import type { Studio, Work } from './Studio.ts';
import type { PictureOrder } from './wire/PictureOrder.ts';
import { openStage, paintCutOut, paintScene, setLettering } from './paint/composePicture.ts';
import { DETAIL } from './paint/detail.ts';
import { paintGrain } from './paint/grain.ts';
import { nextTurn } from './paint/nextTurn.ts';
import { soften } from './paint/soften.ts';
import { openCanvas } from './paint/Stage.ts';

/** Paints on canvases, so it needs a browser; it is meant for a worker, since painting takes a while. */
export const canvasStudio: Studio = {
  prepare: (order, signal) =>
    order.edit ? prepareEdit(order, order.edit, signal) : Promise.resolve(prepareGeneration(order)),
};

function prepareGeneration(order: PictureOrder): Work {
  const size = order.size ?? { width: 1024, height: 1024 };
  return {
    size,
    sources: [],
    close: () => undefined,
    paint: async (index, finish, signal) => {
      await nextTurn();
      signal.throwIfAborted();
      const canvas = paintGeneration(order, size, index);
      soften(canvas, finish);
      return encodeCanvas(canvas, order.format, order.compression);
    },
  };
}

function paintGeneration(order: PictureOrder, size: Work['size'], index: number): OffscreenCanvas {
  const { canvas, ctx } = openCanvas(size);
  const { prompt, quality, transparent } = order;
  const composition = openStage({ ctx, ...size }, { prompt, index, detail: DETAIL[quality] });
  if (transparent) paintCutOut(composition);
  else paintScene(composition);
  setLettering(composition, prompt, { caption: transparent ? 'card' : 'shaded', label: true });
  if (!transparent) paintGrain(composition.stage, size);
  return canvas;
}
