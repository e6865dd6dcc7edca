import { clsx } from 'clsx';
import { CONTROL, Field } from '../../components/Field.tsx';
import type { Mode } from '../../core/params/ImageParams.ts';
import { useLanguageTag, useMessages } from '../../i18n/LocaleContext.tsx';
import { setPrompt } from '../../state/draft.ts';

export interface PromptFieldProps {
  prompt: string;
  mode: Mode;
  /** Unicode code points that the gateway takes; absent where it names no limit. */
  maxLength: number | undefined;
  error: string | undefined;
  warning: string | undefined;
}

/** The prompt: grows with its text, counts code points, offers a few starters while it is empty. */
export function PromptField({ prompt, mode, maxLength, error, warning }: PromptFieldProps) {
  const messages = useMessages().composer;
  const tag = useLanguageTag();
  const used = Array.from(prompt).length.toLocaleString(tag);
  return (
    <div className="flex flex-col gap-2">
      <Field
        label={messages.prompt}
        error={error}
        hint={warning && <span className="text-warning">{warning}</span>}
        aside={maxLength === undefined ? used : messages.counter(used, maxLength.toLocaleString(tag))}
      >
        {(control) => (
          <textarea
            name="prompt"
            value={prompt}
            rows={3}
            placeholder={messages.promptPlaceholder[mode]}
            onChange={(event) => setPrompt(event.target.value)}
            className={clsx(
              'field-sizing-content max-h-[40dvh] min-h-20 resize-y px-2.5 py-2 text-base supports-[field-sizing:content]:resize-none',
              CONTROL,
            )}
            {...control}
          />
        )}
      </Field>
      {prompt.trim() === '' && (
        <ul aria-label={messages.starters} className="flex flex-col gap-1">
          {messages.starterPrompts[mode].map((starter) => (
            <li key={starter}>
              <button
                type="button"
                onClick={() => setPrompt(starter)}
                className="min-h-8 w-full rounded-md bg-sunken px-2.5 py-1 text-left text-xs text-muted hover:text-ink pointer-coarse:min-h-11"
              >
                {starter}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
