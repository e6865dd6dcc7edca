import type { FieldName } from '../core/params/ImageParams.ts';
import { SOURCES_PANEL } from '../features/sources/useDropPaste.ts';

/** Frames to wait for a control whose panel is still being loaded: about a second. */
const FRAMES = 60;

/** Moves the focus to the control that `label` names in the form, opening what hides it. */
export function goToField(field: FieldName, label: string): void {
  focusWhenThere(() => {
    if (field === 'prompt') return document.querySelector<HTMLElement>('textarea[name="prompt"]');
    const labels = document.querySelectorAll<HTMLLabelElement>('main form label[for]');
    const own = [...labels].find(({ textContent }) => textContent.trim() === label);
    return own && document.getElementById(own.htmlFor);
  });
}

/** Moves the focus to the source images: to the first one's first button, or to where one chooses them. */
export function goToSources(): void {
  focusWhenThere(() =>
    document.querySelector<HTMLElement>(`[${SOURCES_PANEL}] :is(button:enabled, input[type="file"])`),
  );
}

function focusWhenThere(find: () => HTMLElement | null | undefined, frames = FRAMES): void {
  const control = find();
  if (control) {
    control.closest('details')?.setAttribute('open', '');
    control.focus({ preventScroll: true });
    control.scrollIntoView({ block: 'center' });
  } else if (frames > 0) {
    requestAnimationFrame(() => focusWhenThere(find, frames - 1));
  }
}
