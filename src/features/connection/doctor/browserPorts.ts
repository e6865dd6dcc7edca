import type { ImageAnswer } from '../../../core/wire/ImageAnswer.ts';
import type { ImageRequest } from '../../../core/wire/ImageRequest.ts';
import { interruption } from '../../../core/wire/interruption.ts';
import { toFetchRequest } from '../../../core/wire/toFetchRequest.ts';
import { pageHostname, pageProtocol } from '../../../platform/address.ts';
import { listModels } from '../../../platform/network/listModels.ts';
import { newId } from '../../../platform/newId.ts';
import { answersAtAll, answersWithCors, isOnline } from '../../../platform/network/probeGateway.ts';
import { tidyBaseUrl } from '../../../state/connection/baseUrl.ts';
import { jobPortsFor } from '../../../state/jobs/jobPorts.ts';
import { addResults } from '../../../state/results.ts';
import { toResults } from '../../../state/jobs/toResults.ts';
import { TEST_SECONDS, type DoctorPorts } from './DoctorPorts.ts';
import type { Tested } from './Step.ts';

/** The test as it runs in the page. */
export function browserPorts(): DoctorPorts {
  return {
    page: { protocol: pageProtocol(), hostname: pageHostname() },
    isOnline,
    answersAtAll: (url, signal) => limited(signal, (limit) => answersAtAll(url, limit)),
    answersWithCors: (url, key, signal) =>
      limited(signal, (limit) => answersWithCors(url, headersOfPictures(key), limit)),
    listModels: ({ baseUrl, key }, signal) =>
      limited(signal, (limit) => listModels(tidyBaseUrl(baseUrl), key, limit)),
    askWithoutPrompt: (tested, signal) => limited(signal, (limit) => askWithoutPrompt(tested, limit)),
  };
}

/** @throws GatewayError `timeout` after `TEST_SECONDS`, `aborted` when `signal` says so; anything else as it is. */
async function limited<T>(signal: AbortSignal, ask: (limit: AbortSignal) => Promise<T>): Promise<T> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TEST_SECONDS * 1000)]);
  try {
    return await ask(limit);
  } catch (error) {
    throw interruption(limit, error) ?? error;
  }
}

/** The same headers, letter by letter, as `toFetchRequest` gives a request for pictures. */
function headersOfPictures(key: string | undefined): Readonly<Record<string, string>> {
  return {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    ...(key !== undefined && { Authorization: `Bearer ${key}` }),
  };
}

async function askWithoutPrompt(
  { gateway, baseUrl, key, model }: Tested,
  signal: AbortSignal,
): Promise<ImageAnswer> {
  const { path, fields } = gateway.endpoints.generate;
  const request: ImageRequest = {
    gatewayId: gateway.id,
    mode: 'generate',
    method: 'POST',
    url: tidyBaseUrl(baseUrl) + path,
    body: { kind: 'json', json: { [fields.model?.wire ?? 'model']: model } },
  };
  const ports = jobPortsFor(gateway);
  const startedAt = Date.now();
  await ports.ready?.();
  const response = await ports.send(toFetchRequest(request, key), signal);
  const context = { mode: 'generate', baseUrl, secrets: key === undefined ? [] : [key] } as const;
  const answer = await ports.readAnswer(response, context, {}, signal);
  // Nobody wanted them, but they may have been charged all the same.
  const input = { gateway, baseUrl, mode: 'generate', params: { model, prompt: '' }, extra: {} } as const;
  addResults(toResults({ id: newId(), input, startedAt }, answer, Date.now()));
  return answer;
}
