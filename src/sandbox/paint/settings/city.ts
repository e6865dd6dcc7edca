import { type Color, css, lighter, mix } from '../color.ts';
import type { Random } from '../Random.ts';
import { type Light, paintSky } from '../sky.ts';
import { linear, radial, type Stage } from '../Stage.ts';
import { paintReflection } from '../water.ts';
import type { Place } from './Setting.ts';

/** A skyline in three depths with lit windows, mirrored in the water before it. */
export function paintCity(stage: Stage): Place {
  const { ctx, w, h, palette, random } = stage;
  const plan = random.fork('city');
  const shore = h * plan.range(0.69, 0.74);
  const light: Light = {
    x: w * plan.range(0.18, 0.82),
    y: shore * plan.range(0.18, 0.34),
    r: plan.range(40, 66),
  };
  paintSky(stage, shore, light);
  ctx.fillStyle = linear(
    ctx,
    [0, shore * 0.45, 0, shore],
    [
      [0, palette.skyLow, 0],
      [1, mix(palette.skyLow, palette.second, 0.25), 0.7],
    ],
  );
  ctx.fillRect(0, 0, w, shore);
  for (let row = 0; row < 3; row++) paintRow(stage, row, shore);
  ctx.fillStyle = css(palette.near);
  ctx.fillRect(0, shore - 7, w, 9);
  paintReflection(stage, shore, 0.8);
  paintQuay(stage, shore);
  return { x: w * 0.5, y: h * 0.87, size: 400 };
}

const ROWS = [
  { tall: [0.28, 0.56], wide: [46, 96], depth: 0.12, windows: 0 },
  { tall: [0.2, 0.46], wide: [54, 110], depth: 0.48, windows: 0.3 },
  { tall: [0.1, 0.34], wide: [60, 132], depth: 0.86, windows: 0.5 },
] as const;

function paintRow(stage: Stage, row: number, shore: number): void {
  const { ctx, w, palette, random } = stage;
  const { tall, wide, depth, windows } = ROWS[row]!;
  const street = random.fork(`row ${row}`);
  const color = mix(palette.far, palette.near, depth);
  const centre = street.range(0.3, 0.7) * w;
  for (let x = -40; x < w + 40;) {
    const width = street.range(wide[0], wide[1]);
    // Towers gather around a centre, as cities do.
    const middle = Math.exp(-(((x - centre) / (w * 0.33)) ** 2));
    const height = shore * (tall[0] + (tall[1] - tall[0]) * street.next() ** 1.2) * (0.55 + 0.6 * middle);
    paintTower(stage, street.fork(Math.round(x)), { x, width, height, shore, color, windows });
    x += width + (street.chance(0.3) ? street.range(2, 22) : 1);
  }
  ctx.fillStyle = linear(
    ctx,
    [0, shore * 0.62, 0, shore],
    [
      [0, palette.glow, 0],
      [1, palette.glow, 0.34 - row * 0.11],
    ],
  );
  ctx.fillRect(0, 0, w, shore);
}

interface Tower {
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly shore: number;
  readonly color: Color;
  /** Share of lit windows; 0: too far to see any. */
  readonly windows: number;
}

function paintTower(stage: Stage, random: Random, tower: Tower): void {
  const { ctx } = stage;
  const { x, width, height, shore, color } = tower;
  const top = shore - height;
  ctx.fillStyle = linear(
    ctx,
    [x, 0, x + width, 0],
    [
      [0, lighter(color, 0.045)],
      [0.5, color],
      [1, lighter(color, -0.035)],
    ],
  );
  ctx.fillRect(x, top, width, height);
  paintRoof(stage, random, x, top, width);
  if (tower.windows > 0) paintWindows(stage, random.fork('windows'), tower);
}

function paintRoof({ ctx }: Stage, random: Random, x: number, top: number, width: number): void {
  const kind = random.int(0, 5);
  const middle = x + width / 2;
  ctx.beginPath();
  if (kind === 0) {
    ctx.rect(x + width * 0.18, top - 22, width * 0.64, 23);
    ctx.rect(x + width * 0.34, top - 40, width * 0.32, 20);
    ctx.rect(middle - 1.3, top - 92, 2.6, 54);
  } else if (kind === 1) {
    ctx.moveTo(x, top + 1);
    ctx.lineTo(x + width, top - random.range(20, 48));
    ctx.lineTo(x + width, top + 1);
  } else if (kind === 2) {
    ctx.moveTo(x + width * 0.1, top + 1);
    ctx.lineTo(middle, top - width * 0.75);
    ctx.lineTo(x + width * 0.9, top + 1);
  } else if (kind === 3) {
    ctx.ellipse(middle, top + 1, width * 0.5, width * 0.32, 0, Math.PI, 0);
  } else {
    ctx.rect(x + width * random.range(0.1, 0.5), top - 12, width * 0.26, 13);
  }
  ctx.fill();
}

function paintWindows({ ctx, palette, detail }: Stage, random: Random, tower: Tower): void {
  const { x, width, height, shore, windows } = tower;
  const gap = 15 - 2 * detail;
  const columns = Math.max(2, Math.floor((width - 10) / gap));
  const rows = Math.floor((height - 18) / (gap * 1.2));
  const [cw, ch] = [(width - 10) / columns, gap * 1.2];
  const lamps = [
    palette.accent,
    palette.accent,
    mix(palette.accent, palette.light, 0.6),
    palette.second,
  ] as const;
  const lit = palette.night ? windows : windows * 0.45;
  const slit = random.chance(0.25);
  for (let row = 0; row < rows; row++) {
    const floor = random.chance(0.12) ? 0.95 : lit;
    for (let column = 0; column < columns; column++) {
      if (!random.chance(floor)) continue;
      ctx.fillStyle = css(random.pick(lamps), random.range(0.45, 0.98));
      const left = x + 5 + column * cw + cw * 0.2;
      ctx.fillRect(left, shore - height + 12 + row * ch, slit ? cw * 0.98 : cw * 0.58, ch * 0.5);
    }
  }
}

/** Lamps along the water. */
function paintQuay({ ctx, w, palette, random }: Stage, shore: number): void {
  if (!palette.night) return;
  const lamps = random.fork('quay');
  for (let x = lamps.range(10, 60); x < w; x += lamps.range(50, 110)) {
    ctx.fillStyle = radial(
      ctx,
      [x, shore - 8, 0, 26],
      [
        [0, palette.accent, 0.85],
        [0.15, palette.accent, 0.4],
        [1, palette.accent, 0],
      ],
    );
    ctx.fillRect(x - 26, shore - 34, 52, 52);
    ctx.fillStyle = linear(
      ctx,
      [0, shore, 0, shore + 130],
      [
        [0, palette.accent, 0.4],
        [1, palette.accent, 0],
      ],
    );
    ctx.fillRect(x - 2.5, shore, 5, 130);
  }
}
