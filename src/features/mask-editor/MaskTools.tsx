import { Brush, Eraser, Hand, SquareDashed } from 'lucide-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { maskFacts, type MaskTool, setMaskTool } from '../../state/mask/maskFacts.ts';

const TOOLS: readonly { readonly tool: MaskTool; readonly Icon: typeof Brush; readonly key: string }[] = [
  { tool: 'brush', Icon: Brush, key: 'B' },
  { tool: 'eraser', Icon: Eraser, key: 'E' },
  { tool: 'rectangle', Icon: SquareDashed, key: 'M' },
  { tool: 'hand', Icon: Hand, key: 'H' },
];

/** The tools as radios under icons: one tab stop, arrow keys choose, as the platform has it. */
export function MaskTools() {
  const { mask } = usePanelMessages();
  const name = useId();
  const chosen = useStore(maskFacts, (facts) => facts.tool);
  return (
    <div role="toolbar" aria-label={mask.tools} className="flex shrink-0 gap-0.5 rounded-md bg-sunken p-0.5">
      {TOOLS.map(({ tool, Icon, key }) => (
        <span
          key={tool}
          title={`${mask.tool[tool]} (${key})`}
          className="relative grid size-8 place-items-center rounded-sm text-ink hover:bg-surface has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText] forced-colors:has-focus-visible:outline-[CanvasText] pointer-coarse:size-11"
        >
          <Icon aria-hidden className="pointer-events-none size-4" />
          <input
            type="radio"
            name={name}
            value={tool}
            aria-label={mask.tool[tool]}
            aria-keyshortcuts={key}
            checked={chosen === tool}
            onChange={() => setMaskTool(tool)}
            className="absolute inset-0 m-0 size-full cursor-pointer opacity-0"
          />
        </span>
      ))}
    </div>
  );
}
