import { type Color, css, lighter, mix } from './color.ts';
import { setCaption, setCaptionCard, setLabel } from './lettering.ts';
import { type Mood, choosePalette } from './palette.ts';
import { type Motif, readPrompt, settingOf } from './readPrompt.ts';
import type { Place } from './settings/Setting.ts';
import { aside, type Context, linear, openCanvas, type Stage, UNITS } from './Stage.ts';
import type { SubjectEntry } from './vocabulary.ts';
import { SUBJECTS } from './vocabulary.ts';
import { WEATHER } from './weather.ts';
import { Random } from './Random.ts';

export interface Canvas {
  readonly ctx: Context;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export interface Brief {
  readonly prompt: string;
  /** Which of the pictures of one order. */
  readonly index: number;
  readonly detail: Stage['detail'];
  /** For prompts that name no mood: of the picture that is being edited. */
  readonly mood?: Mood;
  /** Whatever else the picture depends on. */
  readonly salt?: string;
}

export interface Composition {
  readonly stage: Stage;
  readonly motif: Motif;
}

/** Reads the prompt and sets up the stage; nothing is painted yet. */
export function openStage({ ctx, width, height }: Canvas, brief: Brief): Composition {
  const random = new Random(`${brief.index}:${brief.salt ?? ''}:${brief.prompt}`);
  const motif = readPrompt(brief.prompt, random.fork('motif'));
  const mood = motif.mood ?? brief.mood ?? random.fork('mood').pick(settingOf(motif).moods);
  // A colour in the prompt is the figure's where there is one, and the whole picture's where there is none.
  const tints = motif.subjects.length > 0 ? [] : motif.tints;
  const scale = Math.min(width, height) / UNITS;
  ctx.setTransform(scale, 0, 0, scale, 0, 0);
  const stage: Stage = {
    ctx,
    w: width / scale,
    h: height / scale,
    scale,
    palette: choosePalette(mood, tints, random.fork('palette')),
    random,
    detail: brief.detail,
  };
  return { stage, motif };
}

/** The place, who is in it, and the weather. */
export function paintScene({ stage, motif }: Composition): void {
  const setting = settingOf(motif);
  const place = setting.paint(stage);
  const entries = motif.subjects.map((name): SubjectEntry => SUBJECTS[name]);
  const standing = entries.filter(({ floats, always }) => !floats && !always);
  for (const entry of entries) {
    if (standing.includes(entry)) continue;
    // Beside whoever stands in front.
    const aside = standing.length > 0 ? { ...place, x: stage.w * 0.19, size: place.size * 0.7 } : place;
    entry.paint(stage, { place: aside, tints: standing.length > 0 ? [] : motif.tints });
  }
  if (standing.length > 0) {
    const ground = setting.groundless ? paintMound(stage, motif) : place;
    paintFigures(stage, standing, ground, motif.tints);
  }
  if (motif.weather) WEATHER[motif.weather](stage);
}

/** What a prompt adds to a picture that is there already: its figures at the lower right, and its weather. */
export function paintGuests({ stage, motif }: Composition): void {
  const { w, h } = stage;
  const size = Math.min(w, h) * 0.4;
  const entries = motif.subjects.map((name): SubjectEntry => SUBJECTS[name]);
  paintFigures(
    stage,
    entries.slice(0, 2),
    { x: w - size * (entries.length > 1 ? 0.95 : 0.62), y: h * 0.88, size },
    motif.tints,
  );
  if (motif.weather) WEATHER[motif.weather](stage);
}

/** Figures only, on nothing; a place without figures becomes a medallion. */
export function paintCutOut(composition: Composition): void {
  const { stage, motif } = composition;
  const { w, h } = stage;
  const entries = motif.subjects.map((name): SubjectEntry => SUBJECTS[name]);
  const place = { x: w / 2, y: h * 0.83, size: Math.min(w * 0.8, h * 0.7) };
  if (entries.length > 0) {
    const air = { ...place, y: h * 0.74 };
    for (const entry of entries.filter(({ floats }) => floats))
      entry.paint(stage, { place: air, tints: motif.tints });
    paintFigures(
      stage,
      entries.filter(({ floats }) => !floats),
      place,
      motif.tints,
    );
    return;
  }
  paintMedallion(composition);
}

/** On a canvas of its own, because water mirrors rows of the canvas that it is painted on. */
function paintMedallion({ stage, motif }: Composition): void {
  const { ctx, w, h, scale } = stage;
  const half = Math.min(w, h) * 0.39;
  const side = Math.ceil(half * 2 * scale);
  const inner = openCanvas({ width: side, height: side });
  inner.ctx.scale(side / UNITS, side / UNITS);
  paintScene({ motif, stage: { ...stage, ctx: inner.ctx, w: UNITS, h: UNITS, scale: side / UNITS } });
  aside(ctx, () => {
    ctx.beginPath();
    ctx.roundRect(w / 2 - half, h * 0.45 - half, half * 2, half * 2, [half, half, half * 0.16, half * 0.16]);
    ctx.clip();
    ctx.drawImage(inner.canvas, w / 2 - half, h * 0.45 - half, half * 2, half * 2);
  });
}

function paintFigures(
  stage: Stage,
  entries: readonly SubjectEntry[],
  place: Place,
  tints: readonly Color[],
): void {
  const size = place.size * (entries.length > 1 ? 0.84 : 1);
  const gap = size * 0.72;
  entries.forEach((entry, i) => {
    const x = place.x + (i - (entries.length - 1) / 2) * gap;
    const own = tints[i] ?? (entries.length === 1 ? tints[0] : undefined);
    entry.paint(
      { ...stage, random: stage.random.fork(`figure ${i}`) },
      { place: { x, y: place.y, size }, tints: own ? [own, ...tints.slice(i + 1)] : [] },
    );
  });
}

/** A rise in front to stand on: sand by the sea, stone elsewhere. */
function paintMound(stage: Stage, motif: Motif): Place {
  const { ctx, w, h, palette } = stage;
  const sand: Color = [palette.far[0], 0.075, 72];
  const color = mix(motif.setting === 'sea' ? sand : palette.far, palette.near, 0.4);
  const top = h * 0.8;
  ctx.fillStyle = linear(
    ctx,
    [0, top, 0, h],
    [
      [0, mix(lighter(color, 0.07), palette.glow, 0.25)],
      [0.35, color],
      [1, lighter(color, -0.1)],
    ],
  );
  ctx.beginPath();
  ctx.ellipse(w / 2, h + 260, Math.max(w * 0.62, 620), h + 260 - top, 0, 0, Math.PI * 2);
  ctx.fill();
  ctx.strokeStyle = css(mix(color, palette.light, 0.55), 0.6);
  ctx.lineWidth = 2;
  ctx.stroke();
  return { x: w / 2, y: top + 38, size: Math.min(w, h) * 0.5 };
}

export interface Lettering {
  readonly caption: 'shaded' | 'card' | 'none';
  readonly label: boolean;
}

export function setLettering({ stage }: Composition, prompt: string, { caption, label }: Lettering): void {
  if (caption === 'shaded') setCaption(stage, prompt);
  else if (caption === 'card') setCaptionCard(stage, prompt);
  if (label) setLabel(stage);
}
