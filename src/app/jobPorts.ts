import type { Gateway } from '../core/gateway/Gateway.ts';
import { GatewayError } from '../core/wire/GatewayError.ts';
import { send } from '../platform/network/send.ts';
import { sleep } from '../platform/sleep.ts';
import type { PortsFor } from '../state/jobs/jobPorts.ts';

// Parts that the first form does not need. They are there before anything is sent, or nothing is.
const loadReader = () => import('../platform/answers/answerReader.ts');
const loadFetching = () => import('../platform/network/fetchPicture.ts');
const loadSandbox = () => import('../sandbox/sandboxSend.ts');

const paint: typeof send = async (request, signal) => (await loadSandbox()).sandboxSend(request, signal);

/** The sandbox answers in the page; every other gateway over the network. */
export const portsFor: PortsFor = ({ id }: Gateway) => ({
  ready: async () => {
    const [{ warmAnswerReader }] = await Promise.all([
      beforehand(loadReader),
      id === 'sandbox' ? beforehand(loadSandbox) : beforehand(loadFetching),
    ]);
    await warmAnswerReader();
  },
  send: id === 'sandbox' ? paint : send,
  readAnswer: async (...answer) => (await loadReader()).readAnswerInWorker(...answer),
  fetchPicture: async (url, signal) => (await loadFetching()).fetchPicture(url, signal),
  wait: (seconds, signal) => sleep(seconds * 1000, signal),
});

/** @throws GatewayError `not-sent` for the reason `script`. */
async function beforehand<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (cause) {
    throw new GatewayError('not-sent', { reason: 'script' }, { cause });
  }
}
