import type { Gateway } from '../core/gateway/Gateway.ts';
import { readAnswerInWorker, warmAnswerReader } from '../platform/answerReader.ts';
import { fetchPicture } from '../platform/fetchPicture.ts';
import { send } from '../platform/send.ts';
import { sleep } from '../platform/sleep.ts';
import { sandboxSend } from '../sandbox/sandboxSend.ts';
import type { PortsFor } from '../state/jobPorts.ts';

/** The sandbox answers in the page; every other gateway over the network. */
export const portsFor: PortsFor = (gateway: Gateway) => ({
  ready: warmAnswerReader,
  send: gateway.id === 'sandbox' ? sandboxSend : send,
  readAnswer: readAnswerInWorker,
  fetchPicture,
  wait: (seconds, signal) => sleep(seconds * 1000, signal),
});
