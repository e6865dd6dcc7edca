import { Download, Upload } from 'lucide-react';
import { FilePicker } from '../../components/FilePicker.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';

export interface MaskFilesProps {
  onImport: (file: File) => void;
  onDownload: () => void;
}

/** The mask from a file, and into one. */
export function MaskFiles({ onImport, onDownload }: MaskFilesProps) {
  const { mask } = usePanelMessages();
  return (
    <div className="flex shrink-0 gap-0.5">
      <FilePicker
        label={mask.import.label}
        tooltip={mask.import.label}
        accept="image/png,image/webp,image/jpeg"
        onFiles={([file]) => file && onImport(file)}
        className="size-8 border-0! bg-transparent! text-ink hover:bg-sunken! pointer-coarse:size-11"
      >
        <Upload />
      </FilePicker>
      <IconButton label={mask.download} icon={<Download aria-hidden />} onClick={onDownload} />
    </div>
  );
}
