import { memo, useId, useState } from 'react';
import { Badge } from '../../components/Badge.tsx';
import { formatBytes } from '../../i18n/formatBytes.ts';
import { useLanguageTag, usePanelMessages } from '../../i18n/LocaleContext.tsx';
import type { ImageResult } from '../../state/results.ts';
import { aboutDay, differences, pixelSize, shortPrompt, sizeAndType } from './describeResult.ts';
import { cardClass, cardStyle, type PixelSize } from './frame.ts';
import { ResultFrame } from './ResultFrame.tsx';
import { ResultToolbar, type ResultToolbarProps } from './ResultToolbar.tsx';
import type { Transparency } from './useTransparency.ts';

export interface ResultItemProps extends Omit<ResultToolbarProps, 'describedBy'> {
  /** The only picture on the stage is shown large. */
  single: boolean;
  /** Its place among the pictures on their way, where that is not the place in the document. */
  order: number | undefined;
  /** Whether something shines through the picture. */
  transparent: boolean;
  onLoaded: Transparency['inspect'];
  onOpen: (result: ImageResult) => void;
}

/** One result: the picture, what it is, and what can be done with it. */
export const ResultItem = memo(function ResultItem({
  single,
  order,
  transparent,
  onLoaded,
  onOpen,
  ...controls
}: ResultItemProps) {
  const { result } = controls;
  const texts = usePanelMessages().results;
  const id = useId();
  const describedBy = `${id}-prompt ${id}-facts`;
  const [loaded, setLoaded] = useState<PixelSize>();
  const prompt = shortPrompt(result.asked.prompt);
  const sniffed = result.picture.kind === 'bytes' ? result.picture.sniffed : undefined;
  const size = sniffed ? { width: sniffed.width, height: sniffed.height } : loaded;
  return (
    <li
      // What the bytes are: of a link nobody has any.
      data-width={sniffed?.width}
      data-height={sniffed?.height}
      data-mime={sniffed?.mime}
      data-result={result.id}
      style={{ ...(single && cardStyle(size)), order }}
      className={cardClass(single)}
    >
      <ResultFrame
        picture={result.picture}
        size={size}
        alt={prompt}
        describedBy={describedBy}
        single={single}
        transparent={transparent}
        onLoaded={(image) => {
          setLoaded({ width: image.naturalWidth, height: image.naturalHeight });
          onLoaded(result, image);
        }}
        onOpen={() => onOpen(result)}
      />
      <div className="flex flex-col gap-1.5 p-3">
        <p id={`${id}-prompt`} className="line-clamp-2 break-words">
          {prompt}
        </p>
        <div className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
          <Facts id={`${id}-facts`} result={result} loaded={loaded} />
          {/* In the line of the facts, so that a card with it is as high as the room that was kept. */}
          {result.revisedPrompt && (
            <details className="open:basis-full">
              <summary className="w-fit rounded-sm pointer-coarse:-my-3 pointer-coarse:py-3">
                {texts.revisedPrompt}
              </summary>
              <p className="pt-1 break-words">{result.revisedPrompt}</p>
            </details>
          )}
        </div>
        <ResultToolbar {...controls} describedBy={describedBy} />
      </div>
    </li>
  );
});

interface FactsProps {
  id: string;
  result: ImageResult;
  loaded: PixelSize | undefined;
}

/** What the picture is, next to what was asked where that is something else. */
function Facts({ id, result, loaded }: FactsProps) {
  const texts = usePanelMessages().results;
  const languageTag = useLanguageTag();
  const { picture, asked, index, of } = result;
  const place = of > 1 && <span>{texts.place(index + 1, of)}</span>;
  return (
    <p id={id} className="flex flex-wrap items-center gap-x-2 gap-y-1 tabular-nums">
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
          {picture.expiresAt !== undefined && (
            <span>{texts.expires(aboutDay(picture.expiresAt, languageTag))}</span>
          )}
        </>
      )}
    </p>
  );
}
