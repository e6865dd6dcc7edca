import type { PixelSize } from '../../core/image/PixelSize.ts';
import { openStage, paintCutOut, paintScene, setLettering } from '../paint/composePicture.ts';
import { soften } from '../paint/soften.ts';
import { openCanvas, type Stage } from '../paint/Stage.ts';
import type { PictureOrder } from '../wire/PictureOrder.ts';
import type { Source } from './decodeSource.ts';
import type { Crop } from './fitting.ts';
import { paintInsetCards } from './insetCards.ts';
import { blendBand, blendInto, type RepaintArea } from './repaintArea.ts';
import { moodNear, toneOf } from './sourceTone.ts';

export interface Turn {
  /** Which of the pictures of the order. */
  readonly index: number;
  /** 1 for the picture, less for a preview. */
  readonly finish: number;
  readonly detail: Stage['detail'];
}

/** Scenes are composed for shapes up to 5:2; in a longer area a part of one shows. */
const MAX_RATIO = 2.5;
const MIN_SIDE = 96;
/** Share of the picture from which the area has room for words. */
const ROOM_FOR_WORDS = 0.4;

/**
 * Paints the prompt's scene into the area, composed for its bounds and in a mood near the base's colours; the
 * other sources lie in it as prints.
 *
 * @param pixels RGBA8 of the whole picture, changed in place inside the area only.
 */
export function paintIntoMask(
  pixels: Uint8ClampedArray,
  order: PictureOrder,
  sources: readonly Source[],
  area: RepaintArea,
  { index, finish, detail }: Turn,
): void {
  const { bounds } = area;
  const [base, ...others] = sources;
  if (!bounds || !base) return;
  const canvasSize = sceneSize(bounds);
  const { canvas, ctx } = openCanvas(canvasSize);
  const tones = sources.map(({ bitmap }) => toneOf(bitmap));
  const composition = openStage(
    { ctx, ...canvasSize },
    {
      prompt: order.prompt,
      index,
      detail,
      mood: moodNear(tones[0]!.color),
      salt: tones.map(({ fingerprint }) => fingerprint).join(),
    },
  );
  if (order.transparent) paintCutOut(composition);
  else paintScene(composition);
  paintInsetCards(composition.stage, others);
  const roomy = (bounds.width * bounds.height) / (area.size.width * area.size.height) > ROOM_FOR_WORDS;
  setLettering(composition, order.prompt, {
    caption: !roomy ? 'none' : order.transparent ? 'card' : 'shaded',
    label: roomy,
  });
  soften(canvas, finish);
  const scene = ctx.getImageData(
    Math.round((canvasSize.width - bounds.width) / 2),
    Math.round((canvasSize.height - bounds.height) / 2),
    bounds.width,
    bounds.height,
  );
  blendInto(pixels, area, scene.data, bounds, blendBand(bounds));
}

/** The area's bounds, widened around their middle where they are too long or too small to compose for. */
function sceneSize({ width, height }: Crop): PixelSize {
  return {
    width: Math.max(width, MIN_SIDE, Math.ceil(height / MAX_RATIO)),
    height: Math.max(height, MIN_SIDE, Math.ceil(width / MAX_RATIO)),
  };
}
