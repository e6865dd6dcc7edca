import { GatewayError } from '../../../core/wire/GatewayError.ts';
import { tidyBaseUrl } from '../../../state/connection/baseUrl.ts';
import type { DoctorPorts } from './DoctorPorts.ts';
import { evidenceOf } from './evidenceOf.ts';
import { examineAddress } from './examineAddress.ts';
import { offerPicture } from './offers.ts';
import { isTimeout, whyUnread } from './reach.ts';
import type { Evidence, Finding, Step, Tested } from './Step.ts';
import { verdictOn, type Verdict, type VerdictCode } from './verdictOn.ts';

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
    else yield* conclude(verdictOn(error, tested.gateway), { ...sent, ...evidenceOf(error) }, tested, ports);
  }
}

const SURPRISE: Verdict = { status: 'warning', code: 'request-picture', key: 'accepted' };

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
  if (error.kind !== 'network' && error.details.reason !== 'redirect') {
    yield { id: 'request', status: 'failed', finding: { code: 'not-sent' } };
    return;
  }
  const { request = '' } = evidence;
  const reached = await whyUnread(error, request, tidyBaseUrl(tested.baseUrl), ports, signal);
  if (reached.status !== 'ok') {
    yield { ...reached, id: 'request', evidence };
    return;
  }
  if (error.details.reason !== 'no-cors') {
    yield { id: 'request', status: 'warning', finding: { code: 'request-lost' }, evidence };
    return;
  }
  yield { id: 'request', status: 'failed', finding: { code: 'request-blocked' }, evidence };
  yield { id: 'cors', status: 'failed', finding: { code: 'cors-blocked' }, learned: { corsPost: false } };
}
