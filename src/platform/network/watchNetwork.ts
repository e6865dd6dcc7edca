const EVENTS = ['online', 'offline'] as const;

/** Notices a network that goes, comes or is exchanged for another, from the call until `stop`. */
export function watchNetwork(): { readonly happened: () => boolean; readonly stop: () => void } {
  let changed = false;
  const note = () => {
    changed = true;
  };
  // Network Information API; Chromium only.
  const connection = 'connection' in navigator ? navigator.connection : undefined;
  const link = connection instanceof EventTarget ? connection : undefined;
  for (const event of EVENTS) globalThis.addEventListener(event, note);
  link?.addEventListener('change', note);
  return {
    happened: () => changed,
    stop: () => {
      for (const event of EVENTS) globalThis.removeEventListener(event, note);
      link?.removeEventListener('change', note);
    },
  };
}
