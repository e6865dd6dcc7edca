import { type Color, css, lighter, mix } from '../color.ts';
import type { Random } from '../Random.ts';
import { aside, type Context, disc, oval, type Stage } from '../Stage.ts';
import { paintGroundShadow } from './groundShadow.ts';
import type { Subject } from './Subject.ts';

/** A great old tree. @param crown the colour of its leaves or blossom; absent: green leaning to the picture. */
export function tree(crown?: Color): Subject {
  return (stage, figure) => {
    const { ctx, palette, random } = stage;
    const { x, y, size } = figure.place;
    const plan = random.fork('tree');
    const bark = mix([0.36, 0.05, 45], palette.near, 0.45);
    const leaves = figure.tints[0] ?? crown ?? mix([0.55, 0.12, 140], palette.near, 0.22);
    paintGroundShadow(stage, { ...figure, place: { ...figure.place, size: size * 1.5 } });
    const tips: Tip[] = [];
    aside(ctx, () => {
      ctx.translate(x, y);
      ctx.strokeStyle = css(bark);
      ctx.lineCap = 'round';
      grow(
        ctx,
        plan,
        { x: 0, y: 4, turn: plan.range(-0.08, 0.08), length: size * 0.34, width: size * 0.085, depth: 6 },
        tips,
      );
      tips.sort((a, b) => b.y - a.y);
      paintCrown(stage, plan.fork('crown'), tips, size, leaves);
    });
  };
}

interface Limb {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly length: number;
  readonly width: number;
  readonly depth: number;
}

type Tip = Pick<Limb, 'x' | 'y'>;

function grow(ctx: Context, random: Random, limb: Limb, tips: Tip[]): void {
  const { x, y, turn, length, width, depth } = limb;
  const end = { x: x + Math.sin(turn) * length, y: y - Math.cos(turn) * length };
  ctx.lineWidth = width;
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.quadraticCurveTo(
    x + Math.sin(turn * 0.5) * length * 0.5,
    y - Math.cos(turn * 0.5) * length * 0.5,
    end.x,
    end.y,
  );
  ctx.stroke();
  if (depth <= 3) tips.push(end);
  if (depth === 0) return;
  const forks = depth > 4 ? 3 : 2;
  for (let i = 0; i < forks; i++) {
    const spread = forks === 3 ? (i - 1) * 0.75 : (i - 0.5) * 1.05;
    grow(
      ctx,
      random,
      {
        ...end,
        turn: turn * 0.8 + spread + random.range(-0.22, 0.22),
        length: length * random.range(0.62, 0.78),
        width: width * 0.6,
        depth: depth - 1,
      },
      tips,
    );
  }
}

/** Clumps from dark and low to light and high. */
function paintCrown(stage: Stage, random: Random, tips: readonly Tip[], size: number, leaves: Color): void {
  const { ctx, palette, detail } = stage;
  for (const [layer, lift] of [-0.1, -0.03, 0.05].entries()) {
    ctx.fillStyle = css(
      layer === 2 ? mix(lighter(leaves, lift), palette.glow, 0.15) : lighter(leaves, lift),
      0.9,
    );
    for (const tip of tips) {
      if (!random.chance(0.34)) continue;
      const r = size * random.range(0.03, 0.06);
      disc(
        ctx,
        tip.x + random.bell() * r * 0.6 - layer * size * 0.008,
        tip.y - layer * size * 0.02 + random.bell() * r * 0.6,
        r,
      );
    }
  }
  for (let i = 0; i < 130 * detail; i++) {
    const tip = tips[random.int(0, tips.length - 1)];
    if (!tip) return;
    ctx.fillStyle = css(lighter(leaves, random.range(-0.06, 0.13)), 0.85);
    const r = size * random.range(0.006, 0.013);
    oval(
      ctx,
      tip.x + random.bell() * size * 0.045,
      tip.y + random.bell() * size * 0.045,
      r,
      r * 0.65,
      random.range(0, 3),
    );
  }
  for (let i = 0; i < 12 * detail; i++) {
    ctx.fillStyle = css(lighter(leaves, 0.05), 0.8);
    oval(
      ctx,
      random.bell() * size * 0.4,
      -random.range(-0.02, 0.3) * size,
      size * 0.009,
      size * 0.005,
      random.range(0, 3),
    );
  }
}
