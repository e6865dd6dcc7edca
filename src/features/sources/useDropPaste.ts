import { useEffect, useRef, useState } from 'react';

/** Marks the panel whose file input takes drops through this hook; other file inputs take their own. */
export const SOURCES_PANEL = 'data-sources-panel';

/**
 * Files dropped anywhere on the page, and pictures pasted anywhere in it. The whole page takes drops, because a
 * file that misses its target would otherwise open in place of the app, with all work lost.
 *
 * Answers whether files are being dragged over the page. Use it once at a time.
 */
export function useDropPaste(onFiles: (files: readonly File[]) => void): boolean {
  const [dragging, setDragging] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const over = (event: DragEvent): void => {
      if (!isOurs(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setDragging(true);
    };
    document.addEventListener('dragenter', over, { signal });
    document.addEventListener('dragover', over, { signal });
    document.addEventListener(
      'dragleave',
      // Between two elements of the page there is a next one; out of the window there is none.
      (event) => event.relatedTarget === null && setDragging(false),
      { signal },
    );
    document.addEventListener(
      'drop',
      (event) => {
        setDragging(false);
        if (!isOurs(event)) return;
        event.preventDefault();
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length > 0) latest.current(files);
      },
      { signal },
    );
    document.addEventListener(
      'paste',
      (event) => {
        const files = pastedPictures(event);
        if (files.length === 0) return;
        event.preventDefault();
        latest.current(files);
      },
      { signal },
    );
    return () => stop.abort();
  }, []);
  return dragging;
}

function isOurs(event: DragEvent): boolean {
  if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return false;
  const { target } = event;
  if (!(target instanceof Element) || !target.matches('input[type=file]')) return true;
  return target.closest(`[${SOURCES_PANEL}]`) !== null;
}

/** None where the paste is meant for a text field or a dialog. */
function pastedPictures({ clipboardData, target, defaultPrevented }: ClipboardEvent): readonly File[] {
  if (defaultPrevented || !clipboardData) return [];
  if (target instanceof Element) {
    if (target.closest('dialog')) return [];
    if (clipboardData.types.includes('text/plain') && isTextField(target)) return [];
  }
  return [...clipboardData.files].filter(({ type }) => type.startsWith('image/'));
}

const NO_TEXT = '[type=checkbox], [type=radio], [type=range], [type=file], [type=button]';

function isTextField(target: Element): boolean {
  return (
    target.matches(`input:not(${NO_TEXT}), textarea`) ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
