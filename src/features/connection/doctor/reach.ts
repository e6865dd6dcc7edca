import { GatewayError, type ErrorReason } from '../../../core/wire/GatewayError.ts';
import type { DoctorPorts } from './DoctorPorts.ts';
import type { PlainCode, Step } from './Step.ts';

/** Whether anything answers at `url`, whatever it says. */
export async function reach(url: string, ports: DoctorPorts, signal: AbortSignal): Promise<Step> {
  const request = `GET ${url}`;
  try {
    if (await ports.answersAtAll(url, signal)) return reached(request);
    return notReached(ports.isOnline() ? 'silent' : 'offline', request);
  } catch (error) {
    if (isTimeout(error)) return notReached('slow', request);
    throw error;
  }
}

const NOT_REACHED: Readonly<Partial<Record<ErrorReason, PlainCode>>> = {
  'no-host': 'silent',
  offline: 'offline',
  'private-network': 'private-blocked',
  redirect: 'redirected',
};

/** Why a request got no answer that this page may read, as far as sending it has told; else by asking once more. */
export async function whyUnread(
  { details: { reason } }: GatewayError,
  request: string,
  base: string,
  ports: DoctorPorts,
  signal: AbortSignal,
): Promise<Step> {
  // Something answers; it is the browser that keeps it from us.
  if (reason === 'no-cors') return reached(request);
  const code = reason === undefined ? undefined : NOT_REACHED[reason];
  return code ? notReached(code, request) : reach(base, ports, signal);
}

export function isTimeout(error: unknown): boolean {
  return error instanceof GatewayError && error.kind === 'timeout';
}

function reached(request: string): Step {
  return { id: 'reach', status: 'ok', finding: { code: 'answers' }, evidence: { request } };
}

function notReached(code: PlainCode, request: string): Step {
  return { id: 'reach', status: 'failed', finding: { code }, evidence: { request } };
}
