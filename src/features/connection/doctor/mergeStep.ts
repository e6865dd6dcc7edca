import type { Step, StepId } from './Step.ts';

const ORDER: readonly StepId[] = ['address', 'reach', 'cors', 'key', 'request', 'picture', 'stream'];

/** The steps with a new one in its place. */
export function mergeStep(steps: readonly Step[], step: Step): readonly Step[] {
  const known = steps.find(({ id }) => id === step.id);
  // The list of models has said more than that.
  if (known?.status === 'ok' && step.finding.code === 'key-accepted') return steps;
  return [...steps.filter(({ id }) => id !== step.id), step].sort(
    (a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id),
  );
}

/** The steps of a test that was stopped: what was running was not tested. */
export function stopSteps(steps: readonly Step[]): readonly Step[] {
  return steps.map((step) =>
    step.status === 'running' ? { id: step.id, status: 'skipped', finding: { code: 'stopped' } } : step,
  );
}
