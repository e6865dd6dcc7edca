import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import type { PixelSize } from '../../core/image/PixelSize.ts';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';
import type { MaskImport } from './useMaskImport.ts';

/** How an import goes, where it does not simply succeed. */
export function ImportNotice({ maskImport, size }: { maskImport: MaskImport; size: PixelSize }) {
  const { mask: texts } = usePanelMessages();
  const { state, lay, dismiss } = maskImport;
  switch (state.kind) {
    case 'idle':
      return null;
    case 'reading':
      return <Notice tone="info">{texts.import.reading}</Notice>;
    case 'problem': {
      const { title, advice } = texts.import.problems[state.problem];
      return (
        <Notice
          tone="danger"
          role="alert"
          title={title}
          dismiss={{ label: texts.dismiss, onDismiss: dismiss }}
        >
          {advice}
        </Notice>
      );
    }
    case 'other-size': {
      const { mask } = state;
      return (
        <Notice
          tone="warning"
          role="alert"
          title={texts.import.otherSize(formatSize(mask), formatSize(size))}
          actions={
            <>
              <Button size="sm" onClick={() => lay(mask, 'scale')}>
                {texts.import.scale}
              </Button>
              <Button size="sm" onClick={() => lay(mask, 'centre')}>
                {texts.import.centre}
              </Button>
              <Button size="sm" variant="quiet" onClick={dismiss}>
                {texts.import.cancel}
              </Button>
            </>
          }
        >
          {texts.import.otherSizeAdvice}
        </Notice>
      );
    }
    default:
      return state satisfies never;
  }
}

function formatSize({ width, height }: PixelSize): string {
  return `${width} × ${height}`;
}
