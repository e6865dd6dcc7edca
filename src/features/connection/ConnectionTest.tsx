import { useLayoutEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/Button.tsx';
import { useLanguageTag, usePanelMessages } from '../../i18n/LocaleContext.tsx';
import type { Messages } from '../../i18n/messages.ts';
import { connection, currentBaseUrl } from '../../state/connection/connection.ts';
import { findingText } from './doctor/findingText.ts';
import { LearnedFacts } from './doctor/LearnedFacts.tsx';
import { priceText } from './doctor/priceText.ts';
import { StepRow } from './doctor/StepRow.tsx';
import type { Step } from './doctor/Step.ts';
import { testPicture } from './doctor/testPicture.ts';
import { useDoctor, type Doctor } from './doctor/useDoctor.ts';

/** Tests the connection as it stands, step by step, each with its finding and what mends it. */
export function ConnectionTest() {
  const { doctor: messages } = usePanelMessages();
  const doctor = useDoctor();
  const { steps, isRunning } = doctor;
  const button = useRef<HTMLButtonElement>(null);
  const focusButton = () => button.current?.focus();
  const baseUrl = useStore(connection, currentBaseUrl);
  // A job that is being paid for is cancelled where all jobs are.
  const isJob = steps.some(({ id, status }) => status === 'running' && (id === 'picture' || id === 'stream'));
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Button ref={button} onClick={doctor.start}>
          {messages.test}
        </Button>
        {isRunning && !isJob && <StopButton onStop={doctor.stop} refuge={button} />}
        <output className="min-w-0 flex-1 text-xs text-muted">
          <Verdict steps={steps} isRunning={isRunning} />
        </output>
      </div>
      {steps.length > 0 && (
        <ol aria-label={messages.list} className="divide-y divide-line rounded-md border border-line">
          {steps.map((step) => (
            <Row
              key={step.id}
              step={step}
              doctor={doctor}
              onMend={(mended) => {
                focusButton();
                doctor.mend(mended);
              }}
            />
          ))}
        </ol>
      )}
      <LearnedFacts baseUrl={baseUrl} onForget={focusButton} />
    </div>
  );
}

/** `refuge` gets the focus when the test ends and this goes. */
function StopButton({ onStop, refuge }: { onStop: () => void; refuge: RefObject<HTMLButtonElement | null> }) {
  const { doctor } = usePanelMessages();
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const [own, next] = [button.current, refuge.current];
    return () => {
      if (own === document.activeElement) next?.focus();
    };
  }, [refuge]);
  return (
    <Button ref={button} variant="quiet" onClick={onStop}>
      {doctor.stop}
    </Button>
  );
}

function Row({ step, doctor, onMend }: { step: Step; doctor: Doctor; onMend: (baseUrl: string) => void }) {
  const { doctor: messages, composer } = usePanelMessages();
  const tag = useLanguageTag();
  return <StepRow step={step} agreement={agreementOn(step.id)} onMend={onMend} />;

  function agreementOn(id: Step['id']) {
    if (!doctor.tested || doctor.isRunning) return undefined;
    if (id === 'request') return { label: messages.agreeToRequest, onAgree: doctor.agreeToRequest };
    if (id !== 'picture' && id !== 'stream') return undefined;
    const { gateway, model } = doctor.tested;
    const { estimated } = testPicture(gateway, model, messages.prompt, id === 'stream');
    return {
      label: messages.agreeToPicture(priceText(estimated, composer, tag)),
      onAgree: () => doctor.agreeToPicture(id, messages.prompt),
    };
  }
}

/** How the test stands, in a few words on the screen, with the finding for those who only hear it. */
function Verdict({ steps, isRunning }: { steps: readonly Step[]; isRunning: boolean }) {
  const messages = usePanelMessages();
  const [text, step] = verdictOn(steps, isRunning, messages);
  if (text === undefined) return null;
  return (
    <>
      {text}
      {step && <span className="sr-only"> {findingText(step.finding, messages)}</span>}
    </>
  );
}

function verdictOn(
  steps: readonly Step[],
  isRunning: boolean,
  { doctor, connection: texts }: Messages,
): [text?: string, step?: Step] {
  const having = (status: Step['status']) => steps.find((step) => step.status === status);
  const active = having('running');
  if (active) return [doctor.running(doctor.titles[active.id])];
  if (isRunning || steps.length === 0) return [];
  const failed = having('failed');
  if (failed) return [doctor.problem(doctor.titles[failed.id]), failed];
  const offers = having('needs-consent') ? [doctor.offers] : [];
  const warning = having('warning');
  if (warning) return [texts.sentences([doctor.warned(doctor.titles[warning.id]), ...offers]), warning];
  return [texts.sentences([doctor.allWell, ...offers])];
}
