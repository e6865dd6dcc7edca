import type { GatewayError } from '../../../core/wire/GatewayError.ts';
import type { Evidence } from './Step.ts';

/** What the gateway said in a failure, for those who want to see. */
export function evidenceOf({ details }: GatewayError): Evidence {
  const { status, code, message: words, requestId } = details;
  return {
    ...(status !== undefined && { status }),
    ...(code !== undefined && { code }),
    ...(words !== undefined && { words }),
    ...(requestId !== undefined && { requestId }),
  };
}
