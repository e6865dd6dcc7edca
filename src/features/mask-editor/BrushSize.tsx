import { clsx } from 'clsx';
import { type CSSProperties, useState } from 'react';
import { useStore } from 'zustand';
import { NumberField } from '../../components/NumberField.tsx';
import { useLanguageTag, usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { BRUSH_SIZES, maskFacts, setBrushSize } from '../../state/mask/maskFacts.ts';
import { SLIDER_SIZES, sliderPosition } from './brushSizes.ts';

/** The label in front where there is room; on a phone the error gets a line of its own, below the slider. */
const FIELD = clsx(
  'flex-row! items-center gap-2! whitespace-nowrap [&_input]:w-16 max-xl:[&>:first-child]:sr-only',
  'max-sm:contents! max-sm:[&_input]:w-14 max-sm:[&>:nth-child(3)]:order-last max-sm:[&>:nth-child(3)]:basis-full',
);

/** The browser's own slider, drawn in our colours: `--filled` is how far along the thumb is. */
const SLIDER = clsx(
  'h-8 min-w-0 flex-1 cursor-pointer appearance-none bg-transparent sm:w-24 sm:flex-none xl:w-32 pointer-coarse:h-11',
  '[&::-webkit-slider-runnable-track]:h-1 [&::-webkit-slider-runnable-track]:rounded-full [&::-webkit-slider-runnable-track]:bg-[linear-gradient(to_right,var(--accent)_var(--filled),var(--line-strong)_var(--filled))]',
  '[&::-webkit-slider-thumb]:-mt-1.5 [&::-webkit-slider-thumb]:size-4 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:border-2 [&::-webkit-slider-thumb]:border-solid [&::-webkit-slider-thumb]:border-surface [&::-webkit-slider-thumb]:bg-accent',
  '[&::-moz-range-track]:h-1 [&::-moz-range-track]:rounded-full [&::-moz-range-track]:bg-line-strong',
  '[&::-moz-range-progress]:h-1 [&::-moz-range-progress]:rounded-full [&::-moz-range-progress]:bg-accent',
  '[&::-moz-range-thumb]:size-4 [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-2 [&::-moz-range-thumb]:border-solid [&::-moz-range-thumb]:border-surface [&::-moz-range-thumb]:bg-accent',
  'forced-colors:[&::-moz-range-track]:bg-[CanvasText] forced-colors:[&::-webkit-slider-runnable-track]:bg-[CanvasText] forced-colors:[&::-webkit-slider-runnable-track]:bg-none',
  'forced-colors:[&::-moz-range-thumb]:bg-[Highlight] forced-colors:[&::-webkit-slider-thumb]:bg-[Highlight]',
);

/** The brush's diameter in image pixels, as a number and on a logarithmic slider. */
export function BrushSize() {
  const { mask } = usePanelMessages();
  const tag = useLanguageTag();
  const size = useStore(maskFacts, (facts) => facts.brushSize);
  const [refused, setRefused] = useState(false);
  const { min, max } = BRUSH_SIZES;
  const position = sliderPosition(size);
  const filled: CSSProperties & Record<'--filled', string> = {
    '--filled': `${(100 * position) / (SLIDER_SIZES.length - 1)}%`,
  };
  const number = new Intl.NumberFormat(tag);
  const apply = (value: number | undefined) => {
    const isValid = value !== undefined && Number.isInteger(value) && value >= min && value <= max;
    setRefused(!isValid);
    if (isValid) setBrushSize(value);
  };
  return (
    <div className="flex min-w-36 flex-1 flex-wrap items-center gap-x-2 gap-y-0.5 sm:min-w-0 sm:flex-none sm:flex-nowrap">
      <NumberField
        label={mask.brushSize}
        value={size}
        onChange={apply}
        commit="leaving"
        min={min}
        max={max}
        step={1}
        error={refused && mask.outOfRange(mask.brushSize, number.format(min), number.format(max))}
        className={FIELD}
      />
      <input
        type="range"
        aria-label={mask.brushSizeSlider}
        aria-valuetext={mask.pixels(number.format(size))}
        min={0}
        max={SLIDER_SIZES.length - 1}
        value={position}
        style={filled}
        onChange={(event) => apply(SLIDER_SIZES[Number(event.target.value)])}
        className={SLIDER}
      />
    </div>
  );
}
