/** What empties each place. All of the origin: what an older version left behind is on no list of names. */
const PLACES: readonly (() => void | Promise<void>)[] = [
  () => localStorage.clear(),
  () => sessionStorage.clear(),
  async () => {
    const databases = await indexedDB.databases();
    await Promise.all(databases.map(({ name = '' }) => deleteDatabase(name)));
  },
  async () => {
    // Missing on plain-http hosts: then there is nothing in it.
    if (!('caches' in globalThis)) return;
    await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  },
];

/** Empties all that a page of this origin may have kept. Answers whether the browser let everything go. */
export async function eraseBrowserStorage(): Promise<boolean> {
  const ends = await Promise.allSettled(PLACES.map(async (empty) => empty()));
  return ends.every(({ status }) => status === 'fulfilled');
}

/** Rejects while another tab holds the database open; it then goes when that tab closes (IndexedDB 3, deleteDatabase). */
function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    const refuse = () => reject(new Error(`The database ${name} was not deleted.`));
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', refuse);
    request.addEventListener('blocked', refuse);
  });
}
