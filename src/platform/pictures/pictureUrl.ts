interface Lease {
  readonly url: string;
  holders: number;
}

const leases = new WeakMap<Blob, Lease>();

export interface PictureUrl {
  readonly url: string;
  /** To be called once by each holder; the address ends with its last holder. */
  readonly release: () => void;
}

/**
 * An address for `img` to show `blob` by. All holders of one Blob share one address, so that the browser decodes
 * the picture once however often it is shown.
 */
export function holdPictureUrl(blob: Blob): PictureUrl {
  const lease = leases.get(blob) ?? { url: URL.createObjectURL(blob), holders: 0 };
  leases.set(blob, lease);
  lease.holders += 1;
  let held = true;
  return {
    url: lease.url,
    release: () => {
      if (!held) return;
      held = false;
      lease.holders -= 1;
      if (lease.holders > 0) return;
      leases.delete(blob);
      URL.revokeObjectURL(lease.url);
    },
  };
}
