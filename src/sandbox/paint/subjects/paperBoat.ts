import { type Color, css, lighter, mix } from '../color.ts';
import { trace } from '../land.ts';
import { aside, disc, linear, radial, type Stage } from '../Stage.ts';
import { paintLantern } from './lantern.ts';
import { FIGURE_HEIGHT, type Figure } from './Subject.ts';

/** A folded paper boat with a lantern on board, and the light of both on the water. */
export function paintPaperBoat(stage: Stage, figure: Figure): void {
  const { ctx } = stage;
  const { x, y, size } = figure.place;
  const unit = (size * 0.85) / FIGURE_HEIGHT;
  const paper = figure.tints[0] ?? ([0.95, 0.025, 85] as const);
  aside(ctx, () => {
    ctx.translate(x, y);
    ctx.scale(unit, unit);
    paintGlow(stage);
    aside(ctx, () => {
      ctx.scale(1, -0.62);
      ctx.globalAlpha = 0.3;
      paintFolds(stage, paper);
    });
    paintFolds(stage, paper);
    paintRings(stage);
  });
}

/** Lamp light lying on the water. */
function paintGlow({ ctx, palette }: Stage): void {
  const lamp: Color = [0.86, 0.14, 72];
  aside(ctx, () => {
    ctx.scale(1, 0.3);
    ctx.fillStyle = radial(
      ctx,
      [0, 30, 10, 210],
      [
        [0, lamp, palette.night ? 0.6 : 0.3],
        [0.4, lamp, 0.16],
        [1, lamp, 0],
      ],
    );
    disc(ctx, 0, 30, 210);
  });
}

function paintFolds(stage: Stage, paper: Color): void {
  const { ctx, palette } = stage;
  const shade = mix(lighter(paper, -0.14), palette.skyTop, palette.night ? 0.4 : 0.2);
  const warm = mix(paper, [0.9, 0.1, 75], 0.4);
  const face = (points: readonly (readonly [number, number])[], fill: CanvasGradient | string) => {
    ctx.fillStyle = fill;
    trace(ctx, points);
    ctx.fill();
  };
  face(
    [
      [-66, -42],
      [0, -34],
      [66, -42],
      [0, -14],
    ],
    css(mix(shade, warm, 0.35)),
  );
  face(
    [
      [0, -86],
      [-33, -16],
      [0, -12],
    ],
    linear(
      ctx,
      [-30, -80, 10, -10],
      [
        [0, lighter(paper, 0.01)],
        [1, warm],
      ],
    ),
  );
  face(
    [
      [0, -86],
      [33, -16],
      [0, -12],
    ],
    linear(
      ctx,
      [0, -60, 34, -10],
      [
        [0, mix(shade, paper, 0.25)],
        [1, mix(shade, warm, 0.55)],
      ],
    ),
  );
  paintLantern(stage, 31, -22, 34, [0.7, 0.18, 48]);
  face(
    [
      [-66, -42],
      [0, -15],
      [0, 0],
      [-37, 0],
    ],
    linear(
      ctx,
      [-60, -40, 0, 0],
      [
        [0, paper],
        [1, mix(paper, shade, 0.4)],
      ],
    ),
  );
  face(
    [
      [66, -42],
      [0, -15],
      [0, 0],
      [37, 0],
    ],
    linear(
      ctx,
      [0, -10, 60, -30],
      [
        [0, mix(paper, shade, 0.5)],
        [0.55, mix(shade, warm, 0.5)],
        [1, shade],
      ],
    ),
  );
}

function paintRings({ ctx, palette }: Stage): void {
  for (const [reach, strength] of [
    [46, 0.6],
    [74, 0.32],
    [108, 0.18],
  ] as const) {
    ctx.strokeStyle = css(mix(palette.light, palette.accent, 0.25), strength);
    ctx.lineWidth = 1.1;
    ctx.beginPath();
    ctx.ellipse(0, 1.5, reach, reach * 0.075, 0, 0.15, Math.PI - 0.15);
    ctx.stroke();
  }
}
