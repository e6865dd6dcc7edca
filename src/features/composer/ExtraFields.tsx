import { clsx } from 'clsx';
import { CONTROL, Field } from '../../components/Field.tsx';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import { setExtra } from '../../state/draft.ts';

/** A JSON object of the user's own, merged last into the request. */
export function ExtraFields({ extra, error }: { extra: string; error: string | undefined }) {
  const messages = useMessages().composer;
  return (
    <Field label={messages.extra} hint={messages.extraHint} error={error}>
      {(control) => (
        <textarea
          value={extra}
          rows={2}
          spellCheck={false}
          placeholder="{ }"
          onChange={(event) => setExtra(event.target.value)}
          className={clsx('field-sizing-content min-h-14 px-2.5 py-2 font-mono text-xs', CONTROL)}
          {...control}
        />
      )}
    </Field>
  );
}
