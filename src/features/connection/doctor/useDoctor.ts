import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { chosenModel } from '../../../core/params/resolveForm.ts';
import { learn } from '../../../state/connection/capabilities.ts';
import {
  connection,
  currentBaseUrl,
  currentGateway,
  currentKey,
} from '../../../state/connection/connection.ts';
import { draft } from '../../../state/draft.ts';
import { askWithoutPrompt } from './askWithoutPrompt.ts';
import { browserPorts } from './browserPorts.ts';
import { examine } from './examine.ts';
import { mendBaseUrl } from './mendBaseUrl.ts';
import { mergeStep, stopSteps } from './mergeStep.ts';
import { runTestPicture } from './runTestPicture.ts';
import type { Step, Tested } from './Step.ts';

/** One press of "Test connection", and what was agreed to after it. */
interface Run {
  readonly tested: Tested;
  readonly controller: AbortController;
  readonly steps: readonly Step[];
  readonly isRunning: boolean;
}

export interface Doctor {
  /** What was tested, while it is still the connection in force. */
  readonly tested: Tested | undefined;
  readonly steps: readonly Step[];
  readonly isRunning: boolean;
  readonly start: () => void;
  /** Ends the requests of the test. A picture that is being paid for goes on as a job. */
  readonly stop: () => void;
  /** Takes the base URL that a step proposes, and tests that. */
  readonly mend: (baseUrl: string) => void;
  readonly agreeToRequest: () => void;
  readonly agreeToPicture: (id: 'picture' | 'stream', prompt: string) => void;
}

/** Runs the connection test. What it finds goes when what was tested is changed; leaving ends its requests. */
export function useDoctor(): Doctor {
  const [run, setRun] = useState<Run>();
  const newest = useRef<AbortController>(undefined);
  // Not the state: two clicks may come before it has been rendered, and one of them would be paid for twice.
  const busy = useRef<AbortController>(undefined);
  const isCurrent = useStore(connection, (state) => run !== undefined && isSame(run.tested, testedIn(state)));
  useEffect(() => {
    if (!isCurrent) run?.controller.abort();
  }, [run, isCurrent]);
  useEffect(() => () => newest.current?.abort(), []);

  const change = (controller: AbortController, next: (run: Run) => Partial<Run>) =>
    setRun((before) => (before?.controller === controller ? { ...before, ...next(before) } : before));

  const follow = async (
    { tested, controller }: Pick<Run, 'tested' | 'controller'>,
    found: AsyncIterable<Step>,
  ) => {
    busy.current = controller;
    change(controller, () => ({ isRunning: true }));
    try {
      for await (const step of found) {
        if (step.learned) learn(tested.baseUrl, step.learned);
        change(controller, ({ steps }) => ({ steps: mergeStep(steps, step) }));
      }
    } catch (error) {
      if (!controller.signal.aborted) throw error;
      change(controller, ({ steps }) => ({ steps: stopSteps(steps) }));
    } finally {
      if (busy.current === controller) busy.current = undefined;
      change(controller, () => ({ isRunning: false }));
    }
  };

  const start = () => {
    newest.current?.abort();
    const begun = { tested: testedIn(connection.getState()), controller: new AbortController() };
    newest.current = begun.controller;
    setRun({ ...begun, steps: [], isRunning: true });
    void follow(begun, examine(begun.tested, browserPorts(), begun.controller.signal));
  };
  const more = (found: (run: Run, signal: AbortSignal) => AsyncIterable<Step>) => {
    if (!run || !isCurrent || busy.current) return;
    // The test may have been stopped before.
    const controller = new AbortController();
    newest.current = controller;
    setRun({ ...run, controller });
    void follow({ tested: run.tested, controller }, found(run, controller.signal));
  };

  return {
    tested: isCurrent ? run?.tested : undefined,
    steps: isCurrent && run ? run.steps : [],
    isRunning: isCurrent && run?.isRunning === true,
    start,
    stop: () => run?.controller.abort(),
    mend: (baseUrl) => {
      mendBaseUrl(baseUrl);
      start();
    },
    agreeToRequest: () => more(({ tested }, signal) => askWithoutPrompt(tested, browserPorts(), signal)),
    agreeToPicture: (id, prompt) => more(({ tested }) => runTestPicture(id, tested, prompt)),
  };
}

function testedIn(state: Parameters<typeof currentGateway>[0]): Tested {
  const gateway = currentGateway(state);
  return {
    gateway,
    baseUrl: currentBaseUrl(state),
    key: currentKey(state),
    model: chosenModel(gateway, draft.getState().wishes),
  };
}

function isSame(a: Tested, b: Tested): boolean {
  return a.gateway === b.gateway && a.baseUrl === b.baseUrl && a.key === b.key;
}
