export type NotifyPermission = 'granted' | 'denied' | 'default' | 'unsupported';

/** Whether this page may show desktop notifications. Browsers have them in secure contexts only. */
export function notifyPermission(): NotifyPermission {
  return 'Notification' in globalThis && isSecureContext ? Notification.permission : 'unsupported';
}

/** Asks the user, who must just have clicked; a browser that was told before does not ask again. */
export async function askToNotify(): Promise<NotifyPermission> {
  return notifyPermission() === 'unsupported' ? 'unsupported' : Notification.requestPermission();
}

/** Shows a notification that leads back to this page. One with the same `tag` takes the place of the one before. */
export function notify(title: string, body: string, tag: string): void {
  if (notifyPermission() !== 'granted') return;
  try {
    const shown = new Notification(title, { body, tag });
    shown.addEventListener('click', () => {
      globalThis.focus();
      shown.close();
    });
  } catch {
    // Chrome on Android has the constructor and refuses it to pages: only service workers may.
  }
}
