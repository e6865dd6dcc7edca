/** A colour in OKLCH: lightness 0–1, chroma 0–0.37, hue in degrees. Mixes and shades look even, unlike in RGB. */
export type Color = readonly [lightness: number, chroma: number, hue: number];

type Triple = readonly [number, number, number];

/** CSS for a canvas. Colours outside sRGB lose chroma until they are inside. */
export function css(color: Color, alpha = 1): string {
  const [r, g, b] = rgb(color);
  return alpha >= 1 ? `rgb(${r},${g},${b})` : `rgba(${r},${g},${b},${alpha.toFixed(4)})`;
}

/** sRGB, 0–255. */
export function rgb([lightness, chroma, hue]: Color): Triple {
  const l = Math.min(1, Math.max(0, lightness));
  let c = chroma;
  let linear = toLinear(l, c, hue);
  while (c > 0.002 && linear.some((v) => v < -0.0005 || v > 1.0005)) {
    c *= 0.93;
    linear = toLinear(l, c, hue);
  }
  const [r, g, b] = linear;
  return [encode(r), encode(g), encode(b)];
}

/** From `a` to `b` on a straight line in OKLab. */
export function mix(a: Color, b: Color, t: number): Color {
  const [ax, ay] = polar(a);
  const [bx, by] = polar(b);
  const x = ax + (bx - ax) * t;
  const y = ay + (by - ay) * t;
  const hue = (Math.atan2(y, x) * 180) / Math.PI;
  return [a[0] + (b[0] - a[0]) * t, Math.hypot(x, y), hue];
}

/** Lighter by `by` (darker when negative). */
export function lighter([lightness, chroma, hue]: Color, by: number): Color {
  return [Math.min(1, Math.max(0, lightness + by)), chroma, hue];
}

/** Nearest colour of 8-bit sRGB. */
export function fromRgb(red: number, green: number, blue: number): Color {
  const [r, g, b] = [decode(red), decode(green), decode(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return [lightness, Math.hypot(x, y), (Math.atan2(y, x) * 180) / Math.PI];
}

function polar([, chroma, hue]: Color): readonly [number, number] {
  const angle = (hue * Math.PI) / 180;
  return [chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

/** OKLab to linear sRGB (Björn Ottosson, "A perceptual color space for image processing"). */
function toLinear(lightness: number, chroma: number, hue: number): Triple {
  const [x, y] = polar([lightness, chroma, hue]);
  const l = (lightness + 0.3963377774 * x + 0.2158037573 * y) ** 3;
  const m = (lightness - 0.1055613458 * x - 0.0638541728 * y) ** 3;
  const s = (lightness - 0.0894841775 * x - 1.291485548 * y) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function encode(linear: number): number {
  const v = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055));
}

function decode(byte: number): number {
  const v = byte / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}
