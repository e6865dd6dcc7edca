import { ChevronRight, ImagePlus, Type } from 'lucide-react';
import { useEffect, useEffectEvent, useId, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Switch } from '../../components/Switch.tsx';
import { Tabs } from '../../components/Tabs.tsx';
import type { Gateway } from '../../core/gateway/Gateway.ts';
import type { FieldName } from '../../core/params/ImageParams.ts';
import type { Problem } from '../../core/params/Problem.ts';
import type { FormField, ResolvedForm } from '../../core/params/resolveForm.ts';
import { useLanguageTag, useMessages } from '../../i18n/LocaleContext.tsx';
import { connection, currentBaseUrl } from '../../state/connection/connection.ts';
import { draft, resetFields, setMode, setTryUndocumented } from '../../state/draft.ts';
import { ChangesNotice } from './ChangesNotice.tsx';
import { EstimateGroup } from './EstimateGroup.tsx';
import { ExtraFields } from './ExtraFields.tsx';
import { FieldControl } from './FieldControl.tsx';
import { GenerateBar } from './GenerateBar.tsx';
import { ModelField } from './ModelField.tsx';
import { problemText } from './problemText.ts';
import { PromptField } from './PromptField.tsx';

export interface ComposerProps {
  gateway: Gateway;
  form: ResolvedForm;
  /** Names that the gateway lists. */
  listedModels: readonly string[];
  /** Problems of the source images and the mask. */
  sourceProblems: readonly Problem[];
  /** What stands in the way outside the form (key, base URL), as sentences. */
  connectionObstacles: readonly string[];
  /** Where prompts and pictures go. */
  destination: string;
  /** The names are asked for only once they may be looked at. */
  onModelFocus: () => void;
  /** Panels of other features: messages, the source images of an edit, the key field. */
  notices: ReactNode;
  sources: ReactNode;
  keyField: ReactNode;
  onGenerate: () => void;
}

/** Fields that stand above "More", in this order: the first alone, then two in a row. */
const MAIN_FIELDS: readonly FieldName[] = [
  'size',
  'quality',
  'n',
  'output_format',
  'background',
  'output_compression',
];

/** The form: what to make, how, and the button that sends it. */
export function Composer({ gateway, form, sourceProblems, connectionObstacles, ...props }: ComposerProps) {
  const messages = useMessages().composer;
  const tag = useLanguageTag();
  const panelId = useId();
  const estimateId = useId();
  const root = useRef<HTMLFormElement>(null);
  const mode = useStore(draft, (state) => state.mode);
  const baseUrl = useStore(connection, currentBaseUrl);
  const [refused, setRefused] = useState(0);

  const problems = [...form.problems, ...sourceProblems];
  const errors = problems.filter(({ severity }) => severity === 'error');
  const obstacles = [...connectionObstacles, ...errors.map((problem) => problemText(problem, messages, tag))];

  // Mended: the next obstacle is only said at the next click.
  if (refused > 0 && obstacles.length === 0) setRefused(0);

  const generate = () => {
    setRefused(obstacles.length > 0 ? refused + 1 : 0);
    if (obstacles.length === 0) props.onGenerate();
    else focusFirstInvalid(root.current);
  };
  const generateNow = useEffectEvent(generate);
  useEffect(() => {
    // Anywhere in the page, the mask editor included; a dialog keeps its keys.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      // A key held down is one wish, not one paid request after the other.
      if (event.repeat) return;
      if (event.target instanceof Element && event.target.closest('dialog')) return;
      event.preventDefault();
      generateNow();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <form
      ref={root}
      aria-label={useMessages().app.composer}
      noValidate
      onSubmit={(event) => event.preventDefault()}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4">
        <Tabs
          label={messages.mode}
          controls={panelId}
          selected={mode}
          onSelect={setMode}
          tabs={[
            { id: 'generate', label: messages.modes.generate, icon: <Type aria-hidden /> },
            { id: 'edit', label: messages.modes.edit, icon: <ImagePlus aria-hidden /> },
          ]}
        />
        <div id={panelId} role="tabpanel" aria-label={messages.modes[mode]} className="flex flex-col gap-4">
          {/* A live region is there before its text; empty, it must not take a gap. */}
          <div className="has-[output:empty]:-mb-4">{props.notices}</div>
          {props.keyField}
          {!gateway.endpoints[mode].documented && (
            <Notice tone="warning">{messages.endpointUndocumented(gateway.name)}</Notice>
          )}
          {mode === 'edit' && props.sources}
          <FormFields
            gateway={gateway}
            form={form}
            listedModels={props.listedModels}
            onModelFocus={props.onModelFocus}
          />
        </div>
      </div>
      <GenerateBar
        obstacles={refused > 0 ? obstacles : []}
        attempt={refused}
        onDismiss={() => setRefused(0)}
        onGenerate={generate}
        describedBy={estimateId}
      >
        <EstimateGroup
          id={estimateId}
          gateway={gateway}
          baseUrl={baseUrl}
          mode={mode}
          params={form.params}
          extra={form.extra}
        />
        <p className="min-w-0 flex-1 text-xs text-muted wide:order-2 wide:flex-none narrow:line-clamp-2">
          {props.destination}
        </p>
      </GenerateBar>
    </form>
  );
}

/** Model, prompt and every field that the gateway offers. */
function FormFields({
  gateway,
  form,
  listedModels,
  onModelFocus,
}: Pick<ComposerProps, 'gateway' | 'form' | 'listedModels' | 'onModelFocus'>) {
  const messages = useMessages().composer;
  const tag = useLanguageTag();
  const mode = useStore(draft, (state) => state.mode);
  const wishes = useStore(draft, (state) => state.wishes);
  const changes = useStore(draft, (state) => state.changes);
  const textOf = (field: Problem['field'], severity: Problem['severity']) => {
    const found = form.problems.find((problem) => problem.field === field && problem.severity === severity);
    return found && problemText(found, messages, tag);
  };
  const control = (field: FormField) => {
    const { name } = field;
    if (name === 'model' || name === 'prompt') return null;
    return (
      <FieldControl
        key={name}
        field={{ ...field, name }}
        error={textOf(name, 'error')}
        warning={textOf(name, 'warning')}
      />
    );
  };
  const prompt = form.fields.find(({ name }) => name === 'prompt');
  const main = MAIN_FIELDS.flatMap((name) => form.fields.filter((field) => field.name === name));
  const more = form.fields.filter(({ name }) => ![...MAIN_FIELDS, 'model', 'prompt'].includes(name));
  return (
    <>
      <PromptField
        prompt={wishes.prompt}
        mode={mode}
        maxLength={prompt?.rule.type === 'text' ? prompt.rule.maxLength : undefined}
        // An empty box explains itself; the alert names it when Generate is pressed.
        error={wishes.prompt.trim() === '' ? undefined : textOf('prompt', 'error')}
        warning={textOf('prompt', 'warning')}
      />
      <ChangesNotice changes={changes} gatewayName={gateway.name} />
      <ModelField
        gateway={gateway}
        value={wishes.model ?? form.params.model}
        listed={listedModels}
        onFocus={onModelFocus}
        error={textOf('model', 'error')}
        warning={textOf('model', 'warning')}
      />
      <div className="grid grid-cols-2 gap-x-3 gap-y-4 [&>:first-child]:col-span-2">{main.map(control)}</div>
      <details open className="group">
        <summary className="mb-3 flex w-fit list-none items-center gap-1 text-xs font-medium text-muted hover:text-ink pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden className="size-3.5 transition-transform group-open:rotate-90" />
          {messages.more}
        </summary>
        <div className="flex flex-col gap-4">
          {more.map(control)}
          <ExtraFields extra={wishes.extra} error={textOf('extra', 'error')} />
          <Switch
            label={messages.tryUndocumented}
            hint={messages.tryUndocumentedHint(gateway.name)}
            checked={wishes.tryUndocumented}
            onChange={setTryUndocumented}
          />
          <Button
            variant="quiet"
            size="sm"
            className="self-start"
            title={messages.resetHint}
            onClick={resetFields}
          >
            {messages.reset}
          </Button>
        </div>
      </details>
    </>
  );
}

/** The first field that stands in the way gets the focus; the alert has said why. */
function focusFirstInvalid(root: HTMLElement | null): void {
  const prompt = root?.querySelector<HTMLTextAreaElement>('textarea[name="prompt"]');
  const blank = prompt?.value.trim() === '' ? prompt : undefined;
  const key = root?.querySelector<HTMLElement>('input[type="password"]');
  (root?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? key ?? blank)?.focus();
}
