import { clsx } from 'clsx';
import { memo, useId, useState } from 'react';
import { Badge } from '../../components/Badge.tsx';
import { IMAGE_FORMATS } from '../../core/image/formats.ts';
import { formatBytes } from '../../i18n/formatBytes.ts';
import { useLanguageTag, useMessages } from '../../i18n/LocaleContext.tsx';
import type { ImageResult } from '../../state/results.ts';
import { differences, pixelSize, shortPrompt, sizeAndType } from './describeResult.ts';
import { cardStyle, type PixelSize } from './frame.ts';
import { ResultFrame } from './ResultFrame.tsx';
import { ResultToolbar, type ResultToolbarProps } from './ResultToolbar.tsx';

export interface ResultItemProps extends Omit<ResultToolbarProps, 'describedBy'> {
  /** How many pictures the same answer brought. */
  siblings: number;
  /** The only picture on the stage is shown large. */
  single: boolean;
  onOpen: (result: ImageResult) => void;
}

/** One result: the picture, what it is, and what can be done with it. */
export const ResultItem = memo(function ResultItem({
  siblings,
  single,
  onOpen,
  ...controls
}: ResultItemProps) {
  const { result } = controls;
  const texts = useMessages().results;
  const id = useId();
  const describedBy = `${id}-prompt ${id}-facts`;
  const [loaded, setLoaded] = useState<PixelSize>();
  const prompt = shortPrompt(result.asked.prompt);
  const sniffed = result.picture.kind === 'bytes' ? result.picture.sniffed : undefined;
  const size = sniffed ? { width: sniffed.width, height: sniffed.height } : loaded;
  return (
    <li
      data-width={size?.width}
      data-height={size?.height}
      data-mime={sniffed?.mime}
      style={single ? cardStyle(size) : undefined}
      className={clsx(
        '@container flex min-w-0 flex-col rounded-lg border border-line bg-surface',
        single ? 'mx-auto w-full' : 'max-w-2xl',
      )}
    >
      <ResultFrame
        picture={result.picture}
        size={size}
        alt={prompt}
        describedBy={describedBy}
        single={single}
        transparency={sniffed !== undefined && IMAGE_FORMATS[sniffed.mime].transparency}
        onLoaded={setLoaded}
        onOpen={() => onOpen(result)}
      />
      <div className="flex flex-col gap-1.5 p-3">
        <p id={`${id}-prompt`} className="line-clamp-2 break-words">
          {prompt}
        </p>
        <Facts id={`${id}-facts`} result={result} siblings={siblings} loaded={loaded} />
        {result.revisedPrompt && (
          <details className="text-xs text-muted">
            <summary className="w-fit rounded-sm pointer-coarse:py-3">{texts.revisedPrompt}</summary>
            <p className="pt-1 break-words">{result.revisedPrompt}</p>
          </details>
        )}
        <div className="pt-1.5">
          <ResultToolbar {...controls} describedBy={describedBy} />
        </div>
      </div>
    </li>
  );
});

interface FactsProps {
  id: string;
  result: ImageResult;
  siblings: number;
  loaded: PixelSize | undefined;
}

/** What the picture is, next to what was asked where that is something else. */
function Facts({ id, result, siblings, loaded }: FactsProps) {
  const texts = useMessages().results;
  const languageTag = useLanguageTag();
  const { picture, asked, index } = result;
  const place = siblings > 1 && <span>{texts.place(index + 1, siblings)}</span>;
  return (
    <p id={id} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted tabular-nums">
      {picture.kind === 'bytes' ? (
        <>
          <span>{sizeAndType(picture.sniffed)}</span>
          <span>{formatBytes(picture.blob.size, languageTag)}</span>
          {place}
          {differences(asked, picture.sniffed).map((difference) => (
            <Badge key={difference} tone="warning">
              <span title={texts.askedHint}>{texts.asked(difference)}</span>
            </Badge>
          ))}
        </>
      ) : (
        <>
          {loaded && <span>{pixelSize(loaded.width, loaded.height)}</span>}
          {place}
          <Badge tone="warning">{texts.linkOnly}</Badge>
        </>
      )}
    </p>
  );
}
