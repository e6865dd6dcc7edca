import type { SniffedImage } from '../core/image/sniff.ts';
import { sniffBlob } from '../core/image/sniffBlob.ts';
import { interruption } from '../core/wire/interruption.ts';

/**
 * A result link to bytes. Without Authorization and cookies: the link may lead anywhere. `undefined` where the
 * host lets no page read it, where it has expired, where it leads to no picture and when the time limit passes:
 * the link itself still shows in an `<img>`.
 * @throws GatewayError `aborted` when the user cancels.
 */
export async function fetchPicture(
  url: string,
  signal: AbortSignal,
): Promise<{ readonly blob: Blob; readonly sniffed: SniffedImage } | undefined> {
  try {
    const response = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
    if (!response.ok) {
      await response.body?.cancel();
      return undefined;
    }
    const body = await response.blob();
    const sniffed = await sniffBlob(body);
    return sniffed && { blob: body.slice(0, body.size, sniffed.mime), sniffed };
  } catch (error) {
    const stop = interruption(signal, error);
    if (stop?.kind === 'aborted') throw stop;
    return undefined;
  }
}
