import { clsx } from 'clsx';
import {
  ChevronDown,
  Copy,
  Download,
  ExternalLink,
  Info,
  Link,
  PencilLine,
  RefreshCw,
  Star,
  Trash2,
} from 'lucide-react';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { Menu } from '../../components/Menu.tsx';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { toggleFavourite, type ImageResult } from '../../state/results.ts';
import { downloadFormats } from './downloadFormats.ts';
import { ToolbarLayout } from './ToolbarLayout.tsx';
import type { ResultActions } from './useResultActions.ts';

export interface ResultToolbarProps {
  result: ImageResult;
  /** The elements that say which picture the buttons are about. */
  describedBy: string;
  actions: ResultActions;
  onGenerateAgain: (result: ImageResult) => void;
  onDetails: (result: ImageResult) => void;
  onDelete: (result: ImageResult) => void;
}

/** Everything that can be done with one result. All of it is in sight without hovering. */
export function ResultToolbar({
  result,
  describedBy,
  actions,
  onGenerateAgain,
  onDetails,
  onDelete,
}: ResultToolbarProps) {
  const texts = usePanelMessages().results;
  const described = { 'aria-describedby': describedBy };
  const { original, ...written } = downloadFormats(texts);
  return (
    <ToolbarLayout
      main={
        <>
          <span className="inline-flex">
            <Button {...described} onClick={() => actions.download(result)} className="rounded-r-none">
              <Download aria-hidden className="size-4" />
              {texts.download}
            </Button>
            <Menu
              label={texts.downloadAs}
              entries={[...Object.values(written), original]}
              onChoose={(format) => actions.download(result, format)}
            >
              {(trigger) => (
                <IconButton
                  label={texts.downloadAs}
                  icon={<ChevronDown aria-hidden />}
                  {...described}
                  {...trigger}
                  className="-ml-px rounded-l-none border border-line-strong bg-raised"
                />
              )}
            </Menu>
          </span>
          <Button {...described} onClick={() => actions.edit(result)} className="ml-1">
            <PencilLine aria-hidden className="size-4" />
            {texts.edit}
          </Button>
        </>
      }
      more={
        <>
          <IconButton
            label={texts.copyImage}
            icon={<Copy aria-hidden />}
            {...described}
            onClick={() => actions.copyImage(result)}
          />
          {result.picture.kind === 'link' && (
            <LinkControls url={result.picture.url} describedBy={describedBy} actions={actions} />
          )}
          <IconButton
            label={texts.generateAgain}
            icon={<RefreshCw aria-hidden />}
            {...described}
            onClick={() => onGenerateAgain(result)}
          />
          <IconButton
            label={texts.details}
            icon={<Info aria-hidden />}
            {...described}
            onClick={() => onDetails(result)}
          />
          <IconButton
            label={texts.favourite}
            icon={<Star aria-hidden className={result.favourite ? 'fill-current' : ''} />}
            {...described}
            aria-pressed={result.favourite}
            onClick={() => toggleFavourite(result.id)}
            className={clsx('ml-auto', result.favourite && 'text-warning')}
          />
          <IconButton
            label={texts.delete}
            icon={<Trash2 aria-hidden />}
            {...described}
            data-delete
            onClick={() => onDelete(result)}
          />
        </>
      }
    />
  );
}

function LinkControls({
  url,
  describedBy,
  actions,
}: {
  url: string;
  describedBy: string;
  actions: ResultActions;
}) {
  const texts = usePanelMessages().results;
  return (
    <>
      <IconButton
        label={texts.copyLink}
        icon={<Link aria-hidden />}
        aria-describedby={describedBy}
        onClick={() => actions.copyLink(url)}
      />
      <a
        href={url}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={texts.openLink}
        aria-describedby={describedBy}
        title={texts.openLink}
        className="inline-flex size-8 items-center justify-center rounded-md hover:bg-sunken pointer-coarse:size-11 [&_svg]:size-4"
      >
        <ExternalLink aria-hidden />
      </a>
    </>
  );
}
