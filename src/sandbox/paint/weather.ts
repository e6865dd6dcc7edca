import { css, mix } from './color.ts';
import { disc, type Stage } from './Stage.ts';
import type { Weather } from './vocabulary.ts';

/** Falls over everything else. */
export const WEATHER: Readonly<Record<Weather, (stage: Stage) => void>> = {
  snow: paintSnowfall,
  rain: paintRain,
};

function paintSnowfall({ ctx, w, h, palette, detail, random }: Stage): void {
  const flakes = random.fork('snow');
  const count = Math.round(((w * h) / 1e6) * 170 * detail);
  for (let i = 0; i < count; i++) {
    const t = flakes.next() ** 3;
    ctx.fillStyle = css(mix(palette.light, [1, 0, 0], 0.6), flakes.range(0.35, 0.9));
    disc(ctx, flakes.range(0, w), flakes.range(0, h), 1.4 + 6.2 * t);
  }
}

function paintRain({ ctx, w, h, palette, detail, random }: Stage): void {
  const drops = random.fork('rain');
  const count = Math.round(((w * h) / 1e6) * 190 * detail);
  const slant = drops.range(-0.25, 0.25);
  ctx.lineCap = 'round';
  for (let i = 0; i < count; i++) {
    const t = drops.next();
    const [x, y, length] = [drops.range(-50, w + 50), drops.range(-50, h), 22 + 46 * t];
    ctx.strokeStyle = css(mix(palette.light, palette.skyMid, 0.4), 0.14 + 0.3 * t);
    ctx.lineWidth = 0.8 + 1.3 * t;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x + slant * length, y + length);
    ctx.stroke();
  }
}
