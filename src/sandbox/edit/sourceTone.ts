import { type Color, fromRgb } from '../paint/color.ts';
import { type Mood, MOODS } from '../paint/palette.ts';
import { openCanvas } from '../paint/Stage.ts';

const SAMPLE = 24;

/** Mean colour of a picture's opaque part, and a text that differs as soon as the picture looks different. */
export interface Tone {
  readonly color: Color;
  readonly fingerprint: string;
}

export function toneOf(bitmap: ImageBitmap): Tone {
  const { ctx } = openCanvas({ width: SAMPLE, height: SAMPLE });
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(bitmap, 0, 0, SAMPLE, SAMPLE);
  const { data } = ctx.getImageData(0, 0, SAMPLE, SAMPLE);
  const sum = [0, 0, 0];
  let weight = 1e-6;
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3]! / 255;
    for (let c = 0; c < 3; c++) sum[c]! += data[i + c]! * alpha;
    weight += alpha;
  }
  const [red = 0, green = 0, blue = 0] = sum.map((total) => total / weight);
  return { color: fromRgb(red, green, blue), fingerprint: String.fromCharCode(...data) };
}

/** The mood whose air and land are closest to a colour: what is painted into a picture should belong to it. */
export function moodNear([lightness, chroma, hue]: Color): Mood {
  const angle = (hue * Math.PI) / 180;
  let nearest: Mood = 'day';
  let least = Infinity;
  for (const [name, { skyMid, far }] of Object.entries(MOODS)) {
    let distance = 0;
    for (const [l, c, h] of [skyMid, far]) {
      const other = (h * Math.PI) / 180;
      distance += Math.hypot(
        l - lightness,
        c * Math.cos(other) - chroma * Math.cos(angle),
        c * Math.sin(other) - chroma * Math.sin(angle),
      );
    }
    if (distance >= least || !isMood(name)) continue;
    least = distance;
    nearest = name;
  }
  return nearest;
}

function isMood(name: string): name is Mood {
  return name in MOODS;
}
