import { useId } from 'react';
import { useStore } from 'zustand';
import { Select } from '../../components/Select.tsx';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { preferences, setPreferences } from '../../state/preferences.ts';
import { downloadFormats } from './downloadFormats.ts';

const LABEL = 'text-xs font-medium text-muted';

/**
 * The format that "Download" saves in, remembered; with JPEG, the colour behind the transparent parts of pictures
 * that have some. Its place is kept, so that nothing moves when it comes.
 */
export function DownloadFormatField({ transparency }: { transparency: boolean }) {
  const texts = usePanelMessages().results;
  const format = useStore(preferences, (state) => state.downloadFormat);
  const choices = Object.values(downloadFormats(texts));
  const id = useId();
  return (
    <div className="flex items-center justify-end gap-2 @lg:gap-4">
      {format === 'jpeg' && transparency ? (
        <JpegBackgroundField />
      ) : (
        <span aria-hidden className="h-8 w-8 pointer-coarse:h-11 pointer-coarse:w-11" />
      )}
      <span className="flex items-center gap-2">
        <label htmlFor={id} className={LABEL}>
          {texts.downloadFormat}
        </label>
        <Select
          id={id}
          value={format}
          options={choices.map((choice) => ({ value: choice.id, label: choice.label }))}
          onChange={(value) => {
            const choice = choices.find((candidate) => candidate.id === value);
            if (choice) setPreferences({ downloadFormat: choice.id });
          }}
          className="!w-24"
        />
      </span>
    </div>
  );
}

function JpegBackgroundField() {
  const texts = usePanelMessages().results;
  const background = useStore(preferences, (state) => state.jpegBackground);
  const id = useId();
  return (
    <span className="flex items-center gap-2" title={texts.jpegBackgroundHint}>
      <label htmlFor={id} className={`${LABEL} sr-only @lg:not-sr-only`}>
        {texts.jpegBackground}
      </label>
      <input
        id={id}
        type="color"
        value={background}
        onChange={(event) => setPreferences({ jpegBackground: event.target.value })}
        className="colour-well size-8 rounded-md border border-line-strong bg-surface p-1 pointer-coarse:size-11"
      />
    </span>
  );
}
