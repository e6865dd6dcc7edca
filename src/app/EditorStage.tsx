import { useEffect } from 'react';
import { MaskEditor } from '../features/mask-editor/MaskEditor.tsx';
import { useMessages } from '../i18n/LocaleContext.tsx';
import type { ReadySource } from '../state/sources/Source.ts';

/** The mask editor over the base image. Loaded with Konva, only when there is a picture to paint on. */
export function EditorStage({ base }: { base: ReadySource }) {
  const { app } = useMessages();
  const { id, bitmap, width, height } = base;
  const isReady = bitmap !== undefined;
  useEffect(() => {
    // "Edit this image" took its own button away; one goes on at the canvas.
    if (isReady && document.activeElement === document.body) {
      document.querySelector<HTMLElement>('[data-image-width]')?.focus({ preventScroll: true });
    }
  }, [isReady]);
  if (!bitmap) return <p className="m-auto p-6 text-muted">{app.loading}</p>;
  return <MaskEditor base={{ id, bitmap, width, height }} />;
}
