import { useMemo } from 'react';
import { IMAGE_FORMATS, OUTPUT_FORMAT_MIMES } from '../../core/image/formats.ts';
import { GatewayError } from '../../core/wire/GatewayError.ts';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import type { Messages } from '../../i18n/messages.ts';
import { ClipboardError, copyPicture, copyText } from '../../platform/clipboard.ts';
import { ConversionError, convertPicture } from '../../platform/pictures/convertPicture.ts';
import { openLink } from '../../platform/openLink.ts';
import { preferences, type DownloadFormat } from '../../state/preferences.ts';
import type { ImageResult } from '../../state/results.ts';
import { clickSignal, LinkOnlyError, pictureBytes, withBytes } from './pictureBytes.ts';
import { saveResult } from './saveResult.ts';
import type { Notices } from './useNotices.ts';

/** What can be done with one result by one click. Each says how it went; none rejects. */
export interface ResultActions {
  /** In the remembered format, or in `format`. A link that no page may read is opened instead. */
  readonly download: (result: ImageResult, format?: DownloadFormat) => void;
  readonly copyImage: (result: ImageResult) => void;
  readonly copyLink: (url: string) => void;
  readonly copyRevisedPrompt: (text: string) => void;
  readonly edit: (result: ImageResult) => void;
}

/** The actions, the same object as long as `onEdit` and the language stay the same. */
export function useResultActions(onEdit: (result: ImageResult) => void, say: Notices['say']): ResultActions {
  const texts = usePanelMessages().results;
  return useMemo(() => {
    const attempt = async (work: () => Promise<string | undefined>, task: Task) => {
      try {
        const done = await work();
        if (done !== undefined) say('success', done);
      } catch (error) {
        if (error instanceof LinkOnlyError && task === 'download') {
          openLink(error.url);
          say('info', texts.linkOpened);
        } else say('danger', failureText(error, task, texts));
      }
    };
    return {
      download: (result, format = preferences.getState().downloadFormat) =>
        void attempt(async () => {
          const signal = clickSignal();
          const picture = await pictureBytes(result.picture, signal);
          const { jpegBackground } = preferences.getState();
          return texts.saved(await saveResult(result, picture, format, jpegBackground, signal));
        }, 'download'),
      copyImage: (result) =>
        void attempt(async () => {
          await copyPicture(() => asPng(result));
          return texts.imageCopied;
        }, 'copyImage'),
      copyLink: (url) => void attempt(() => copyText(url).then(() => texts.linkCopied), 'copyText'),
      copyRevisedPrompt: (text) =>
        void attempt(() => copyText(text).then(() => texts.promptCopied), 'copyText'),
      edit: (result) =>
        void attempt(async () => {
          onEdit(await withBytes(result, clickSignal()));
          return undefined;
        }, 'edit'),
    };
  }, [onEdit, say, texts]);
}

/** PNG keeps transparency, so nothing stands behind it. */
async function asPng(result: ImageResult): Promise<Blob> {
  const signal = clickSignal();
  const { blob } = await pictureBytes(result.picture, signal);
  return convertPicture(blob, 'image/png', { background: 'transparent' }, signal);
}

type Task = 'download' | 'copyImage' | 'copyText' | 'edit';
type Texts = Messages['results'];

function failureText(error: unknown, task: Task, texts: Texts): string {
  if (error instanceof LinkOnlyError) return texts.linkOnlyFailed;
  if (error instanceof GatewayError) return texts.linkDead;
  if (error instanceof ClipboardError) {
    if (task === 'copyText') return texts.textNotCopied;
    return error.kind === 'missing' ? texts.clipboardMissing : texts.clipboardRefused;
  }
  if (error instanceof ConversionError) {
    if (task === 'copyImage') return texts.conversionFailedCopy;
    return error.kind === 'cannot-write' ? cannotWriteText(error, texts) : texts.conversionFailed;
  }
  return texts.unexpected;
}

/** "This browser cannot write WebP. Choose PNG or JPEG." */
function cannotWriteText({ mime }: ConversionError, texts: Texts): string {
  const others = Object.values(OUTPUT_FORMAT_MIMES).filter((other) => other !== mime);
  const [first, second] = others.map((other) => IMAGE_FORMATS[other].label);
  return texts.cannotWrite(IMAGE_FORMATS[mime].label, texts.or(first ?? '', second ?? ''));
}
