import { type Color, css, lighter, mix } from '../color.ts';
import { aside, disc, linear, radial, type Stage } from '../Stage.ts';
import type { Figure } from './Subject.ts';

const FLAME: Color = [0.95, 0.1, 85];

/** A sky full of paper lanterns, larger the nearer they are. */
export function paintLanterns(stage: Stage, { tints }: Figure): void {
  const { w, h, random } = stage;
  const sky = random.fork('lanterns');
  const paper: Color = tints[0] ?? [0.7, 0.17, 50];
  const count = Math.round((w / 1000) * (11 + 5 * stage.detail));
  for (let i = 0; i < count; i++) {
    const t = (i / count) ** 1.4;
    const size = 16 + 92 * t * sky.range(0.6, 1.1);
    paintLantern(stage, w * sky.range(0.03, 0.97), h * sky.range(0.06, 0.72), size, paper);
  }
}

/** One lantern, lit from inside. (x, y) is its foot, `size` its height. */
export function paintLantern({ ctx }: Stage, x: number, y: number, size: number, paper: Color): void {
  aside(ctx, () => {
    ctx.translate(x, y);
    ctx.scale(size / 100, size / 100);
    ctx.fillStyle = radial(
      ctx,
      [0, -45, 20, 190],
      [
        [0, FLAME, 0.5],
        [0.35, paper, 0.16],
        [1, paper, 0],
      ],
    );
    disc(ctx, 0, -45, 190);
    ctx.fillStyle = linear(
      ctx,
      [0, -100, 0, 0],
      [
        [0, lighter(paper, -0.06)],
        [0.6, mix(paper, FLAME, 0.55)],
        [1, mix(paper, FLAME, 0.9)],
      ],
    );
    ctx.beginPath();
    ctx.moveTo(-26, -2);
    ctx.bezierCurveTo(-44, -34, -42, -86, -26, -96);
    ctx.quadraticCurveTo(0, -104, 26, -96);
    ctx.bezierCurveTo(42, -86, 44, -34, 26, -2);
    ctx.fill();
    ctx.fillStyle = radial(
      ctx,
      [0, -18, 2, 46],
      [
        [0, [0.99, 0.05, 95], 0.95],
        [1, FLAME, 0],
      ],
    );
    disc(ctx, 0, -18, 34);
    ctx.fillStyle = css(lighter(paper, -0.3));
    ctx.fillRect(-27, -4, 54, 5);
  });
}
