import type { Gateway } from '../../../core/gateway/Gateway.ts';
import type { Facts } from '../../../state/connection/capabilities.ts';
import type { KeyProblem } from '../../../state/connection/apiKeys.ts';
import type { BaseUrlAdvice, BaseUrlProblem } from '../../../state/connection/baseUrl.ts';

/** The connection that is tested: everything that a request would be made of. */
export interface Tested {
  readonly gateway: Gateway;
  /** As it stands in Settings, perhaps of no use. */
  readonly baseUrl: string;
  readonly key: string | undefined;
  /** The model that the form would ask for. */
  readonly model: string;
}

/** In the order in which they are shown. */
export type StepId = 'address' | 'reach' | 'cors' | 'key' | 'request' | 'picture' | 'stream';

export type StepStatus = 'running' | 'ok' | 'warning' | 'failed' | 'skipped' | 'needs-consent';

/** One step of the test as it stands; a later one with the same `id` takes its place. */
export interface Step {
  readonly id: StepId;
  readonly status: StepStatus;
  readonly finding: Finding;
  /** The base URL that would mend it. */
  readonly fix?: string;
  readonly evidence?: Evidence;
  /** What this shows of the server, to be remembered. */
  readonly learned?: Facts;
}

/** What was found, as a code with the values of its sentence. */
export type Finding =
  | { readonly code: 'address-problem'; readonly problem: BaseUrlProblem }
  | { readonly code: 'address-advice'; readonly advice: BaseUrlAdvice['code'] }
  | { readonly code: 'other-path'; readonly gateway: string }
  | { readonly code: 'key-problem'; readonly problem: KeyProblem }
  | { readonly code: 'listed' | 'listed-without'; readonly models: number; readonly model: string }
  | { readonly code: StatusCode; readonly status: number }
  | { readonly code: 'no-model'; readonly model: string }
  /** `gpt-image-2, 1024x1024, low`. */
  | { readonly code: 'offer-picture'; readonly wishes: string }
  | { readonly code: 'picture-came'; readonly picture: CamePicture }
  | { readonly code: PlainCode };

/** Findings that tell the HTTP status. */
export type StatusCode =
  | 'wrong-key'
  | 'forbidden'
  | 'no-list'
  | 'status'
  | 'request-read'
  | 'refused-otherwise'
  | 'wrong-path'
  | 'no-balance'
  | 'limited'
  | 'request-odd';

/** Findings that are the same whenever they are made. */
export type PlainCode =
  | 'asking'
  | 'local'
  | 'address-ok'
  | 'private'
  | 'private-blocked'
  | 'answers'
  | 'silent'
  | 'offline'
  | 'slow'
  | 'redirected'
  | 'cors-list'
  | 'cors-path'
  | 'cors-post'
  | 'cors-blocked'
  | 'cors-unsure'
  | 'cors-lost'
  | 'no-key'
  | 'key-unproven'
  | 'key-accepted'
  | 'offer-request'
  | 'offer-free-request'
  | 'request-picture'
  | 'request-blocked'
  | 'request-lost'
  | 'request-slow'
  | 'not-sent'
  | 'not-needed'
  | 'not-run'
  | 'stopped'
  | 'later'
  | 'picture-running'
  | 'picture-none'
  | 'offer-stream'
  | 'stream-events'
  | 'stream-ignored'
  | 'stream-refused';

/** The picture of a paid test. */
export interface CamePicture {
  readonly as: 'bytes' | 'link';
  /** `PNG`, `1024×1024`; unknown for a link that a page may not read. */
  readonly kind?: string;
  /** `output_format` as it was asked, where something else came. */
  readonly asked?: string;
  readonly seconds: number;
}

/** What was sent and what came, for those who want to see. */
export interface Evidence {
  /** `GET https://host/v1/models`. */
  readonly request?: string;
  readonly status?: number;
  readonly code?: string;
  /** The gateway's own words, key redacted. */
  readonly words?: string;
  readonly requestId?: string;
}
