const ask = (event: BeforeUnloadEvent) => event.preventDefault();

/**
 * The browser asks before the page is closed or reloaded, until the returned function is called. To be taken away as
 * soon as nothing is at stake: a page that listens is not kept for the Back button (HTML, bfcache).
 */
export function guardLeaving(): () => void {
  addEventListener('beforeunload', ask);
  return () => removeEventListener('beforeunload', ask);
}
