import type { ImageJobInput } from '../../core/job.ts';

/** What a job's key shares its slots by: the random id of its record or, without a key, the gateway itself. */
export function slotIdOf({ keyId, gateway }: ImageJobInput): string {
  return keyId ?? gateway.id;
}
