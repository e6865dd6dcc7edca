import type { ImageAnswer } from '../../../core/wire/ImageAnswer.ts';
import type { Tested } from './Step.ts';

/**
 * What the test needs from outside. Everything is limited to `TEST_SECONDS`, and rejects with a `GatewayError`:
 * `timeout`, `aborted` where `signal` ends it, and what is said below.
 */
export interface DoctorPorts {
  /** `location.protocol` and `location.hostname` of the page. */
  readonly page: { readonly protocol: string; readonly hostname: string };
  readonly isOnline: () => boolean;
  /** Whether anything answers. Carries no key. */
  readonly answersAtAll: (url: string, signal: AbortSignal) => Promise<boolean>;
  /** Whether the browser lets us send exactly the headers of a request for pictures, and read the answer. */
  readonly answersWithCors: (url: string, key: string | undefined, signal: AbortSignal) => Promise<boolean>;
  /** `GET {base}/models`. Also rejects with `refused`, `unreadable` and `network`. */
  readonly listModels: (tested: Tested, signal: AbortSignal) => Promise<readonly string[]>;
  /**
   * A request for pictures without a prompt. Resolves only where pictures came all the same; they have been put
   * into the results. Rejects with whatever a request for pictures can.
   */
  readonly askWithoutPrompt: (tested: Tested, signal: AbortSignal) => Promise<ImageAnswer>;
}

/** Seconds. What is tested answers at once or not at all. */
export const TEST_SECONDS = 20;
