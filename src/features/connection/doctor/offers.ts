import { claimsFailuresFree } from '../../../core/jobState.ts';
import { keyObstacle } from '../../../state/connection/keyObstacle.ts';
import { testPicture } from './testPicture.ts';
import type { Step, StepId, Tested } from './Step.ts';

/** The free steps, in their order; where one is missing, something before it went wrong. */
const FREE: readonly StepId[] = ['reach', 'cors', 'key'];

/**
 * What can be done beyond the free steps in `found`, each after a yes, and what was left out. A picture is offered only
 * where nothing stands against it: paid for and unreadable for this page would be the worst of all outcomes.
 */
export function offers(tested: Tested, found: readonly Step[]): readonly Step[] {
  const statusOf = (id: StepId) => found.find((step) => step.id === id)?.status;
  const left = FREE.filter((id) => statusOf(id) === undefined).map((id): Step => ({
    id,
    status: 'skipped',
    finding: { code: 'not-run' },
  }));
  const isReached = statusOf('reach') === 'ok';
  const noKey = statusOf('key') === 'failed';
  if (!isReached || noKey) return left;
  const code = claimsFailuresFree(tested.gateway) ? 'offer-free-request' : 'offer-request';
  return [
    ...left,
    { id: 'request', status: 'needs-consent', finding: { code } },
    offerPicture(tested, statusOf('cors') === 'ok'),
  ];
}

/** @param isSafe nothing that has been found stands against it */
export function offerPicture({ gateway, key, model }: Tested, isSafe: boolean): Step {
  const id = 'picture';
  if (!isSafe) return { id, status: 'skipped', finding: { code: 'later' } };
  if (keyObstacle(gateway, key)) return { id, status: 'skipped', finding: { code: 'no-key' } };
  const { size, quality } = testPicture(gateway, model, '', false).params;
  const wishes = [model, size, quality].filter((wish) => wish !== undefined).join(', ');
  return { id, status: 'needs-consent', finding: { code: 'offer-picture', wishes } };
}
