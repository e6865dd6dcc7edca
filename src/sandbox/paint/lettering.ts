import { type Color, css, lighter, mix } from './color.ts';
import { aside, type Context, linear, type Stage } from './Stage.ts';

/** Old-style faces first; then those that also have Chinese, so that one face sets a mixed line. */
const SERIF = `'Iowan Old Style', Palatino, 'Palatino Linotype', 'Source Serif 4', 'Noto Serif CJK SC', 'Noto Serif SC', 'Songti SC', STSong, SimSun, Georgia, serif`;
const SANS = `Inter, 'Helvetica Neue', 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif`;

const MARGIN = 58;
const MOST_LINES = 3;
const ELLIPSIS = '…';

/** Sizes in units, largest first; the first that sets the text in the lines allowed is taken. */
const STEPS = [
  { size: 60, lines: 1 },
  { size: 50, lines: 2 },
  { size: 40, lines: 2 },
  { size: 34, lines: MOST_LINES },
] as const;

const PAPER: Color = [0.985, 0.012, 90];

/** The prompt in the lower left corner, over a soft shade of the picture's darkest colour. */
export function setCaption(stage: Stage, prompt: string): void {
  const { ctx, w, h, palette } = stage;
  const { lines, size } = fit(ctx, prompt, Math.min(w - 2 * MARGIN, 900));
  const leading = size * 1.26;
  const height = leading * lines.length;
  const top = h - MARGIN - height;
  const shade = mix(lighter(palette.near, -0.06), [0.14, 0.03, palette.near[2]], 0.65);
  ctx.fillStyle = linear(
    ctx,
    [0, top - 130, 0, h],
    [
      [0, shade, 0],
      [0.55, shade, 0.4],
      [1, shade, 0.78],
    ],
  );
  ctx.fillRect(0, top - 130, w, h - top + 130);
  ctx.fillStyle = css(mix(palette.accent, PAPER, 0.25));
  ctx.fillRect(MARGIN, top - 26, 46, 4);
  ctx.fillStyle = css(PAPER);
  ctx.font = `500 ${size}px ${SERIF}`;
  ctx.textBaseline = 'alphabetic';
  lines.forEach((line, i) => ctx.fillText(line, MARGIN, top + size * 0.98 + i * leading));
}

/** The same on a card of its own, for pictures without a background. */
export function setCaptionCard(stage: Stage, prompt: string): void {
  const { ctx, w, h, palette } = stage;
  const step = fit(ctx, prompt, Math.min(w - 220, 700));
  const size = Math.min(40, step.size);
  const lines = wrap(ctx, prompt, Math.min(w - 220, 700), size, 2);
  const leading = size * 1.26;
  const width = Math.max(...lines.map((line) => ctx.measureText(line).width)) + 2 * 34;
  const height = leading * lines.length + 36;
  const [x, y] = [(w - width) / 2, h - height - 34];
  ctx.fillStyle = css(mix(lighter(palette.near, -0.04), [0.18, 0.03, palette.near[2]], 0.5));
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, 20);
  ctx.fill();
  ctx.fillStyle = css(PAPER);
  aside(ctx, () => {
    ctx.textAlign = 'center';
    lines.forEach((line, i) => ctx.fillText(line, w / 2, y + 18 + size * 0.98 + i * leading));
  });
}

/** The mark of the sandbox, upper right. */
export function setLabel({ ctx, w, palette }: Stage): void {
  const text = 'sandbox';
  aside(ctx, () => {
    ctx.font = `600 19px ${SANS}`;
    ctx.letterSpacing = '1.2px';
    const width = ctx.measureText(text).width + 28;
    const [x, y] = [w - 30 - width, 30];
    ctx.fillStyle = css(mix(lighter(palette.near, -0.06), [0.16, 0.03, palette.near[2]], 0.6), 0.6);
    ctx.beginPath();
    ctx.roundRect(x, y, width, 36, 18);
    ctx.fill();
    ctx.fillStyle = css(PAPER, 0.96);
    ctx.textBaseline = 'alphabetic';
    ctx.fillText(text, x + 14, y + 24);
  });
}

function fit(ctx: Context, text: string, width: number): { lines: string[]; size: number } {
  for (const { size, lines } of STEPS) {
    const set = wrap(ctx, text, width, size, lines);
    if (!set.at(-1)?.endsWith(ELLIPSIS)) return { lines: set, size };
  }
  const { size, lines } = STEPS[STEPS.length - 1]!;
  return { lines: wrap(ctx, text, width, size, lines), size };
}

/** At most `most` lines, the last one cut with an ellipsis where the text goes on. Leaves the font set. */
function wrap(ctx: Context, text: string, width: number, size: number, most: number): string[] {
  ctx.font = `500 ${size}px ${SERIF}`;
  const fits = (line: string) => ctx.measureText(line).width <= width;
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(ctx, text, fits)) {
    if (fits((line + piece).trimEnd())) {
      line += piece;
      continue;
    }
    if (lines.length === most - 1) {
      lines.push(cut(line, piece, fits));
      return lines;
    }
    lines.push(line.trimEnd());
    line = piece.trimStart();
  }
  return line ? [...lines, line.trimEnd()] : lines;
}

function cut(line: string, next: string, fits: (line: string) => boolean): string {
  let letters = lettersOf(line + next);
  while (letters.length > 1 && !fits(`${letters.join('').trimEnd()}${ELLIPSIS}`))
    letters = letters.slice(0, -1);
  return `${letters.join('').trimEnd()}${ELLIPSIS}`;
}

/** Closing marks do not begin a line. */
const PIECES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}][，。、！？；：”’）》」』…]*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+\s*/gu;

/** Where a line may break: after spaces and after each CJK letter; a word wider than the line, after any letter. */
function* pieces(ctx: Context, text: string, fits: (line: string) => boolean): Generator<string> {
  // A prompt may have 32,000 letters; three lines never hold more than these.
  const start = narrowQuotes(ctx, text.replace(/\s+/g, ' ').trim().slice(0, 600));
  for (const [piece] of start.matchAll(PIECES)) {
    if (fits(piece.trimEnd())) yield piece;
    else yield* lettersOf(piece);
  }
}

/** A Chinese face sets curly quotes as wide as a letter of its own, which tears holes into Latin text. */
function narrowQuotes(ctx: Context, text: string): string {
  const wide = ctx.measureText('“').width > ctx.measureText('n').width * 1.4;
  if (!wide || /\p{Script=Han}/u.test(text)) return text;
  return text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
}

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What a reader sees as one letter each: an emoji is not cut in half. */
function lettersOf(text: string): string[] {
  return Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);
}
