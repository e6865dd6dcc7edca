import { GatewayError } from '../../../core/wire/GatewayError.ts';
import { tidyBaseUrl } from '../../../state/connection/baseUrl.ts';
import type { DoctorPorts } from './DoctorPorts.ts';
import { evidenceOf } from './evidenceOf.ts';
import { examineAddress } from './examineAddress.ts';
import { offerPicture } from './offers.ts';
import { isTimeout, whyUnread } from './reach.ts';
import type { Evidence, Finding, Step, StepStatus, Tested } from './Step.ts';

/**
 * Only after a yes: a request for pictures without a prompt, which a gateway can only refuse. How it does that tells
 * about address, key and CORS of the very call that pictures need.
 */
export async function* askWithoutPrompt(
  tested: Tested,
  ports: DoctorPorts,
  signal: AbortSignal,
): AsyncGenerator<Step, void, undefined> {
  yield { id: 'request', status: 'running', finding: { code: 'asking' } };
  const url = tidyBaseUrl(tested.baseUrl) + tested.gateway.endpoints.generate.path;
  const sent = { request: `POST ${url}` };
  try {
    await ports.askWithoutPrompt(tested, signal);
    yield* conclude(SURPRISE, { ...sent, status: 200 }, tested, ports);
  } catch (error) {
    if (!(error instanceof GatewayError) || error.kind === 'aborted') throw error;
    if (error.details.status === undefined) yield* whyNoAnswer(error, sent, tested, ports, signal);
    else yield* conclude(verdictOn(error), { ...sent, ...evidenceOf(error) }, tested, ports);
  }
}

/** What an answer means: for this step and, where it says something about the key, for that one. */
interface Verdict {
  readonly status: StepStatus;
  readonly code: VerdictCode;
  readonly key?: 'accepted' | 'wrong-key' | 'forbidden';
}

type VerdictCode =
  | 'request-read'
  | 'request-picture'
  | 'request-odd'
  | 'wrong-key'
  | 'forbidden'
  | 'no-model'
  | 'no-balance'
  | 'limited'
  | 'wrong-path'
  | 'status';

const SURPRISE: Verdict = { status: 'warning', code: 'request-picture', key: 'accepted' };
const WRONG_KEY: Verdict = { status: 'failed', code: 'wrong-key', key: 'wrong-key' };
const NO_MODEL: Verdict = { status: 'warning', code: 'no-model', key: 'accepted' };
const NO_BALANCE: Verdict = { status: 'failed', code: 'no-balance', key: 'accepted' };
const LIMITED: Verdict = { status: 'warning', code: 'limited', key: 'accepted' };

/** `error.code` says more than the status. QCode page, Error responses; new-api and one-api, their sources; OpenAI. */
const BY_CODE: Readonly<Record<string, Verdict>> = {
  invalid_api_key: WRONG_KEY,
  key_expired: WRONG_KEY,
  model_not_found: NO_MODEL,
  get_channel_failed: NO_MODEL,
  insufficient_quota: NO_BALANCE,
  insufficient_user_quota: NO_BALANCE,
  pre_consume_token_quota_failed: NO_BALANCE,
  billing_hard_limit_reached: NO_BALANCE,
  crs_daily_exhausted: NO_BALANCE,
  crs_total_exhausted: NO_BALANCE,
  image_daily_limit: LIMITED,
  concurrency_exhausted: LIMITED,
};

const BY_STATUS: Readonly<Record<number, Verdict>> = {
  401: WRONG_KEY,
  402: NO_BALANCE,
  403: { status: 'failed', code: 'forbidden', key: 'forbidden' },
  404: { status: 'failed', code: 'wrong-path' },
  405: { status: 'failed', code: 'wrong-path' },
  429: LIMITED,
};

function verdictOn({ kind, details }: GatewayError): Verdict {
  const { status = 0, code } = details;
  if (kind === 'refused') {
    const byCode = code !== undefined && Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
    const known = byCode ?? BY_STATUS[status];
    if (known) return known;
    // A coded refusal under HTTP 200 is one too.
    if (status < 500) return { status: 'ok', code: 'request-read', key: 'accepted' };
    return { status: 'warning', code: 'status' };
  }
  // A web page, with HTTP 200 as often as not: the site of the gateway, not its API.
  if (kind === 'unreadable') return { status: 'failed', code: 'wrong-path' };
  return { status: 'warning', code: 'request-odd', key: 'accepted' };
}

/** Says what came in its own step, and corrects the steps that could only guess before. */
function* conclude(
  verdict: Verdict,
  evidence: Evidence,
  tested: Tested,
  ports: DoctorPorts,
): Generator<Step, void, undefined> {
  const { status = 0 } = evidence;
  const fix = verdict.code === 'wrong-path' ? examineAddress(tested, ports.page).fix : undefined;
  yield {
    id: 'request',
    status: verdict.status,
    finding: findingOf(verdict.code, status, tested.model),
    evidence,
    ...(fix !== undefined && { fix }),
  };
  yield { id: 'cors', status: 'ok', finding: { code: 'cors-post' }, learned: { corsPost: true } };
  if (verdict.key === 'accepted') yield { id: 'key', status: 'ok', finding: { code: 'key-accepted' } };
  else if (verdict.key) yield { id: 'key', status: 'failed', finding: { code: verdict.key, status } };
  yield offerPicture(tested, verdict.status !== 'failed');
}

function findingOf(code: VerdictCode, status: number, model: string): Finding {
  if (code === 'request-picture') return { code };
  if (code === 'no-model') return { code, model };
  return { code, status };
}

/** No answer that this page may read. */
async function* whyNoAnswer(
  error: GatewayError,
  evidence: Evidence,
  tested: Tested,
  ports: DoctorPorts,
  signal: AbortSignal,
): AsyncGenerator<Step, void, undefined> {
  yield offerPicture(tested, false);
  if (isTimeout(error)) {
    yield { id: 'request', status: 'warning', finding: { code: 'request-slow' }, evidence };
    return;
  }
  if (error.kind !== 'network') {
    yield { id: 'request', status: 'failed', finding: { code: 'not-sent' } };
    return;
  }
  const { request = '' } = evidence;
  const reached = await whyUnread(error, request, tidyBaseUrl(tested.baseUrl), ports, signal);
  if (reached.status !== 'ok') {
    yield { ...reached, id: 'request', evidence };
    return;
  }
  yield { id: 'request', status: 'failed', finding: { code: 'request-blocked' }, evidence };
  yield { id: 'cors', status: 'failed', finding: { code: 'cors-blocked' }, learned: { corsPost: false } };
}
