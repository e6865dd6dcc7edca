import { useRef, useState } from 'react';
import type { PixelSize } from '../../core/image/PixelSize.ts';
import { fitMask, type MaskFit, readMaskImage, type ReadMask } from '../../core/mask/readMaskImage.ts';
import { encodeRuns } from '../../core/mask/raster/runLength.ts';
import { readPixels } from '../../platform/pictures/readPixels.ts';
import { applyToMask } from '../../state/mask/maskDocument.ts';

export type ImportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'problem'; readonly problem: 'not-an-image' | 'no-contrast' }
  /** A mask of another size: the user says how to lay it over the picture. */
  | { readonly kind: 'other-size'; readonly mask: ReadMask };

export interface MaskImport {
  readonly state: ImportState;
  readonly read: (file: File) => void;
  /** Answers `other-size`. */
  readonly lay: (mask: ReadMask, fit: MaskFit) => void;
  readonly dismiss: () => void;
}

const IDLE: ImportState = { kind: 'idle' };

/** Reads a mask file for a picture of `size`. A file chosen later takes the place of one still being read. */
export function useMaskImport(size: PixelSize): MaskImport {
  const [state, setState] = useState<ImportState>(IDLE);
  const latest = useRef<File>(undefined);
  const lay = (mask: ReadMask, fit: MaskFit) => {
    applyToMask({ kind: 'region', mode: 'replace', runs: encodeRuns(fitMask(mask, size, fit)) });
    setState(IDLE);
  };
  const read = async (file: File) => {
    latest.current = file;
    setState({ kind: 'reading' });
    const picture = await readPixels(file);
    if (latest.current !== file) return;
    if (!picture) {
      setState({ kind: 'problem', problem: 'not-an-image' });
      return;
    }
    const reading = readMaskImage(picture);
    if (reading.kind === 'no-contrast') setState({ kind: 'problem', problem: 'no-contrast' });
    else if (reading.width === size.width && reading.height === size.height) lay(reading, 'centre');
    else setState({ kind: 'other-size', mask: reading });
  };
  return {
    state,
    read: (file) => void read(file),
    lay,
    dismiss: () => setState(IDLE),
  };
}
