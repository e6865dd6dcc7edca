import { Copy, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { IMAGE_FORMATS } from '../../core/image/formats.ts';
import { FIELD_NAMES } from '../../core/params/ImageParams.ts';
import { formatBytes } from '../../i18n/formatBytes.ts';
import { useLanguageTag, usePanelMessages } from '../../i18n/LocaleContext.tsx';
import type { ImageResult } from '../../state/results.ts';
import { aboutDay, pixelSize } from './describeResult.ts';
import { ResultNotices } from './ResultNotices.tsx';
import type { Notices } from './useNotices.ts';
import type { ResultActions } from './useResultActions.ts';

export interface ImageDetailsProps {
  result: ImageResult;
  onClose: () => void;
  actions: ResultActions;
  notices: Notices;
}

/** What one picture is, where it came from, and what was asked for it in the API's own spelling. */
export function ImageDetails({ result, onClose, actions, notices }: ImageDetailsProps) {
  const texts = usePanelMessages().results;
  const { asked, revisedPrompt } = result;
  return (
    <Dialog
      title={texts.details}
      onClose={onClose}
      corner={<IconButton label={texts.close} icon={<X aria-hidden />} onClick={onClose} />}
    >
      <div className="flex flex-col gap-5">
        <Facts result={result} />
        {revisedPrompt && (
          <section>
            <h3 className="pb-1 text-xs font-medium text-muted">{texts.revisedPrompt}</h3>
            <p className="rounded-md bg-sunken px-3 py-2 break-words whitespace-pre-wrap">{revisedPrompt}</p>
            <div className="mt-2 flex min-h-9 flex-wrap items-center gap-2">
              <Button size="sm" onClick={() => actions.copyRevisedPrompt(revisedPrompt)}>
                <Copy aria-hidden className="size-4" />
                {texts.copyRevisedPrompt}
              </Button>
              <ResultNotices notices={notices} place="inline" />
            </div>
          </section>
        )}
        <section>
          <h3 className="pb-1 text-xs font-medium text-muted">{texts.askedFor}</h3>
          <dl className="rounded-md bg-sunken px-3 py-1">
            {FIELD_NAMES.filter((name) => asked[name] !== undefined).map((name) => (
              <Row key={name} term={<code className="font-mono text-xs">{name}</code>}>
                <span className="whitespace-pre-wrap">{String(asked[name])}</span>
              </Row>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

function Facts({ result }: { result: ImageResult }) {
  const texts = usePanelMessages().results;
  const languageTag = useLanguageTag();
  const { picture, gatewayName, mode, at } = result;
  const time = new Intl.DateTimeFormat(languageTag, { dateStyle: 'medium', timeStyle: 'medium' }).format(at);
  return (
    <dl>
      {picture.kind === 'bytes' ? (
        <>
          <Row term={texts.actualSize}>{pixelSize(picture.sniffed.width, picture.sniffed.height)}</Row>
          <Row term={texts.actualType}>{IMAGE_FORMATS[picture.sniffed.mime].label}</Row>
          <Row term={texts.bytes}>{formatBytes(picture.blob.size, languageTag)}</Row>
        </>
      ) : (
        <Row term={texts.link}>
          <a href={picture.url} target="_blank" rel="noopener noreferrer" className="text-accent underline">
            {picture.url}
          </a>
          {picture.expiresAt !== undefined && (
            <p className="text-warning">{texts.expires(aboutDay(picture.expiresAt, languageTag))}</p>
          )}
        </Row>
      )}
      <Row term={texts.gateway}>{gatewayName}</Row>
      <Row term={texts.mode}>{texts.modes[mode]}</Row>
      <Row term={texts.time}>{time}</Row>
    </dl>
  );
}

function Row({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div className="py-1 sm:grid sm:grid-cols-[8.5rem_1fr] sm:gap-3">
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere] break-words tabular-nums">{children}</dd>
    </div>
  );
}
