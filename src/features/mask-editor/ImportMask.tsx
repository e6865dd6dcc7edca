import { Upload } from 'lucide-react';
import { useStore } from 'zustand';
import { FilePicker } from '../../components/FilePicker.tsx';
import { Notice } from '../../components/Notice.tsx';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import { dropWaitingMask, keepWaitingMask, waitingMask } from '../../state/mask/waitingMask.ts';

/**
 * "Import mask" for as long as the editor, which has its own, is not on screen. The file waits for a picture, so
 * that mask and picture can come in any order.
 */
export function ImportMask({ onChosen }: { onChosen: () => void }) {
  const { mask } = usePanelMessages();
  const waiting = useStore(waitingMask, ({ file }) => file);
  return (
    <div className="flex flex-col gap-2">
      <FilePicker
        label={mask.import.label}
        accept="image/png,image/webp,image/jpeg"
        onFiles={([file]) => {
          if (!file) return;
          keepWaitingMask(file);
          onChosen();
        }}
        className="min-h-8 self-start px-3 pointer-coarse:min-h-11"
      >
        <Upload />
        {mask.import.label}
      </FilePicker>
      {waiting && (
        <Notice tone="info" role="status" dismiss={{ label: mask.dismiss, onDismiss: dropWaitingMask }}>
          {mask.import.waiting(waiting.name)}
        </Notice>
      )}
    </div>
  );
}
