import type { SelectOption } from '../../components/Select.tsx';
import type { FormField } from '../../core/params/resolveForm.ts';
import type { Messages } from '../../i18n/messages.ts';

/** The choices, the default marked; an option for "not sent" where the gateway names no default. */
export function choiceOptions(field: FormField, messages: Messages['composer']): SelectOption[] {
  const { fallback, value, options = [] } = field;
  const listed = options.map((option) => ({
    value: option.value,
    label: optionLabel({ ...option, documented: option.documented || !field.documented }, fallback, messages),
  }));
  const isListed = (one: FormField['value']) => listed.some((option) => option.value === String(one));
  return [
    ...(fallback === undefined || !isListed(fallback) ? [{ value: '', label: messages.notSent }] : []),
    ...listed,
    // Typed for another gateway or taken from an address: shown as it is, never silently replaced.
    ...(value !== undefined && !isListed(value) ? [{ value: String(value) }] : []),
  ];
}

function optionLabel(
  option: { value: string; documented: boolean },
  fallback: FormField['fallback'],
  messages: Messages['composer'],
): string {
  if (!option.documented) return messages.optionUndocumented(option.value);
  return option.value === fallback ? messages.byDefault(option.value) : option.value;
}
