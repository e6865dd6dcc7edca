import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import type { PixelSize } from '../../core/image/PixelSize.ts';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { applyToMask } from '../../state/mask/maskDocument.ts';

type Side = 'x' | 'y' | 'w' | 'h';
type Fields = Readonly<Record<Side, number | undefined>>;
type Problem = Readonly<Partial<Record<Side | 'all', string>>>;

const SIDES: readonly Side[] = ['x', 'y', 'w', 'h'];

/** A rectangle by its numbers, for those who do not drag. The middle of the picture to begin with. */
export function RectangleFields({ size }: { size: PixelSize }) {
  const { mask } = usePanelMessages();
  const [fields, setFields] = useState<Fields>(() => middleOf(size));
  const [problem, setProblem] = useState<Problem>({});
  const check = ({ x, y, w, h }: Fields): Problem => {
    const missing = SIDES.filter((side) => fields[side] === undefined);
    if (missing.length > 0)
      return Object.fromEntries(missing.map((side) => [side, mask.notANumber(mask[side])]));
    const small = (['w', 'h'] as const).filter((side) => (fields[side] ?? 0) < 1);
    if (small.length > 0) return Object.fromEntries(small.map((side) => [side, mask.tooSmall(mask[side])]));
    const [left = 0, top = 0, width = 0, height = 0] = [x, y, w, h];
    const isOutside = left >= size.width || top >= size.height || left + width <= 0 || top + height <= 0;
    return isOutside ? { all: mask.outside } : {};
  };
  const add = () => {
    const found = check(fields);
    setProblem(found);
    if (Object.keys(found).length > 0) return;
    const { x = 0, y = 0, w = 0, h = 0 } = fields;
    applyToMask({ kind: 'rectangle', mode: 'add', x, y, width: w, height: h });
  };
  return (
    <div className="flex flex-wrap items-start gap-x-1.5 gap-y-1 sm:gap-x-3">
      {SIDES.map((side) => (
        <NumberField
          key={side}
          label={mask[side]}
          value={fields[side]}
          onChange={(value) => setFields((before) => ({ ...before, [side]: value }))}
          step={1}
          error={problem[side]}
          className="flex-1 flex-row! flex-wrap items-center gap-1! sm:flex-none sm:gap-1.5! [&_input]:w-18 max-sm:[&_input]:w-auto max-sm:[&_input]:min-w-0 max-sm:[&_input]:flex-1 max-sm:[&_input]:px-1.5"
        />
      ))}
      <Button onClick={add} className="max-sm:min-w-11 max-sm:px-0">
        <Plus aria-hidden className="size-4 sm:hidden" />
        <span className="max-sm:sr-only">{mask.addShape}</span>
      </Button>
      {problem.all && (
        <p role="alert" className="basis-full text-xs text-danger">
          {problem.all}
        </p>
      )}
    </div>
  );
}

function middleOf({ width, height }: PixelSize): Fields {
  const [w, h] = [Math.max(1, Math.round(width / 2)), Math.max(1, Math.round(height / 2))];
  return { x: Math.round((width - w) / 2), y: Math.round((height - h) / 2), w, h };
}
