import { GatewayError } from '../../../core/wire/GatewayError.ts';
import { isNoList } from '../../../platform/network/listModels.ts';
import { checkKey } from '../../../state/connection/apiKeys.ts';
import { tidyBaseUrl } from '../../../state/connection/baseUrl.ts';
import type { DoctorPorts } from './DoctorPorts.ts';
import { evidenceOf } from './evidenceOf.ts';
import { examineAddress } from './examineAddress.ts';
import { offers } from './offers.ts';
import { isTimeout, reach, whyUnread } from './reach.ts';
import type { Step, StepId, Tested } from './Step.ts';
import { verdictByMeaning } from './verdictOn.ts';

/**
 * Everything that can be found out without a request that might cost something, step by step, and what is offered
 * beyond that. Nothing is sent for the sandbox, to an address that cannot be used, or without the key that it needs.
 */
export async function* examine(
  tested: Tested,
  ports: DoctorPorts,
  signal: AbortSignal,
): AsyncGenerator<Step, void, undefined> {
  if (!tested.gateway.needsKey) {
    yield { id: 'address', status: 'ok', finding: { code: 'local' } };
    return;
  }
  const found = new Map<StepId, Step>();
  for await (const step of examineFree(tested, ports, signal)) {
    found.set(step.id, step);
    yield step;
  }
  yield* offers(tested, [...found.values()]);
}

async function* examineFree(
  tested: Tested,
  ports: DoctorPorts,
  signal: AbortSignal,
): AsyncGenerator<Step, void, undefined> {
  const address = examineAddress(tested, ports.page);
  yield address;
  if (address.status === 'failed') return;
  const keyProblem = examineKey(tested);
  if (keyProblem) {
    yield keyProblem;
    return;
  }
  yield running('reach');
  yield* tested.gateway.listsModels
    ? askForModels(tested, ports, signal, address.fix)
    : askWithoutList(tested, ports, signal);
}

/** What is wrong with the key before it is sent anywhere. */
function examineKey({ gateway, key }: Tested): Step | undefined {
  const problem = checkKey(key ?? '');
  if (problem) return { id: 'key', status: 'failed', finding: { code: 'key-problem', problem } };
  // A Custom server may well need none.
  if (key !== undefined || gateway.regions.length === 0) return undefined;
  return { id: 'key', status: 'failed', finding: { code: 'no-key' } };
}

/** One request proves three things at once: that it answers, that this page may read that, and the key. */
async function* askForModels(
  tested: Tested,
  ports: DoctorPorts,
  signal: AbortSignal,
  fix: string | undefined,
): AsyncGenerator<Step, void, undefined> {
  const request = `GET ${tidyBaseUrl(tested.baseUrl)}/models`;
  try {
    const models = await ports.listModels(tested, signal);
    yield* readable(200);
    const code = models.includes(tested.model) ? 'listed' : 'listed-without';
    yield {
      id: 'key',
      status: code === 'listed' ? 'ok' : 'warning',
      finding: { code, models: models.length, model: tested.model },
      evidence: { request, status: 200 },
      learned: { listsModels: true },
    };
  } catch (error) {
    if (!(error instanceof GatewayError) || error.kind === 'aborted') throw error;
    if (error.details.status === undefined) {
      yield* whyNoAnswer(error, request, tested, ports, signal);
      return;
    }
    yield* readable(error.details.status);
    yield { ...listRefused(error, tested, fix), evidence: { request, ...evidenceOf(error) } };
  }

  function* readable(status: number): Generator<Step, void, undefined> {
    yield { id: 'reach', status: 'ok', finding: { code: 'answers' }, evidence: { request, status } };
    yield { id: 'cors', status: 'ok', finding: { code: 'cors-list' }, learned: { corsGet: true } };
  }
}

/** A refusal of the list by its meaning first: relays put "Invalid token" under HTTP 200 as well as under 401. */
function listRefused(error: GatewayError, { model }: Tested, fix: string | undefined): Step {
  const { status = 0 } = error.details;
  const id = 'key';
  const code = error.kind === 'refused' ? verdictByMeaning(error)?.code : undefined;
  if (code === 'wrong-key') return { id, status: 'failed', finding: { code, status } };
  // Keys that may only make pictures get a 403 here, so pictures may be possible all the same.
  if (code === 'forbidden' || code === 'no-balance')
    return { id, status: 'warning', finding: { code, status } };
  if (code === 'no-model') return { id, status: 'warning', finding: { code, model } };
  if (isNoList(error)) {
    return {
      id,
      status: 'warning',
      finding: { code: 'no-list', status },
      ...(fix !== undefined && { fix }),
      learned: { listsModels: false },
    };
  }
  return { id, status: 'warning', finding: { code: 'status', status } };
}

/** Where no list of models is documented: whether anything answers, then whether our headers are let through. */
async function* askWithoutList(
  tested: Tested,
  ports: DoctorPorts,
  signal: AbortSignal,
): AsyncGenerator<Step, void, undefined> {
  const base = tidyBaseUrl(tested.baseUrl);
  const reached = await reach(base, ports, signal);
  yield reached;
  if (reached.status !== 'ok') return;
  yield running('cors');
  // A GET of the address for pictures has the preflight of a POST but for the method, which needs no permission
  // (Fetch, CORS-safelisted methods), and can draw nothing.
  const url = base + tested.gateway.endpoints.generate.path;
  yield { ...(await lettingThrough(url, tested, ports, signal)), evidence: { request: `GET ${url}` } };
  yield { id: 'key', status: 'skipped', finding: { code: 'key-unproven' } };
}

async function lettingThrough(
  url: string,
  { key }: Tested,
  ports: DoctorPorts,
  signal: AbortSignal,
): Promise<Step> {
  try {
    return (await ports.answersWithCors(url, key, signal))
      ? { id: 'cors', status: 'ok', finding: { code: 'cors-path' }, learned: { corsGet: true } }
      : { id: 'cors', status: 'warning', finding: { code: 'cors-unsure' }, learned: { corsGet: false } };
  } catch (error) {
    if (!isTimeout(error)) throw error;
    return { id: 'cors', status: 'warning', finding: { code: 'slow' } };
  }
}

/** The request for the list got no answer that this page may read. */
async function* whyNoAnswer(
  error: GatewayError,
  request: string,
  tested: Tested,
  ports: DoctorPorts,
  signal: AbortSignal,
): AsyncGenerator<Step, void, undefined> {
  if (isTimeout(error)) {
    yield { id: 'reach', status: 'failed', finding: { code: 'slow' }, evidence: { request } };
    return;
  }
  const reached = await whyUnread(error, request, tidyBaseUrl(tested.baseUrl), ports, signal);
  yield reached;
  if (reached.status !== 'ok') return;
  yield error.details.reason === 'no-cors'
    ? { id: 'cors', status: 'failed', finding: { code: 'cors-blocked' }, learned: { corsGet: false } }
    : { id: 'cors', status: 'warning', finding: { code: 'cors-lost' } };
}

function running(id: StepId): Step {
  return { id, status: 'running', finding: { code: 'asking' } };
}
