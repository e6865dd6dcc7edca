import { Combobox } from '../../components/Combobox.tsx';
import type { Gateway } from '../../core/gateway/Gateway.ts';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import { setField } from '../../state/draft.ts';

export interface ModelFieldProps {
  gateway: Gateway;
  value: string;
  /** Names that the gateway itself lists, where it can be asked. */
  listed: readonly string[];
  onFocus: () => void;
  error: string | undefined;
  warning: string | undefined;
}

/** The model: the gateway's names are offered, any other can be typed. */
export function ModelField({ gateway, value, listed, onFocus, error, warning }: ModelFieldProps) {
  const messages = useMessages().composer;
  const options = [...new Set([...gateway.models.map((model) => model.id), ...listed])];
  return (
    <Combobox
      label={messages.model}
      value={value}
      options={options}
      error={error}
      hint={warning}
      onFocus={onFocus}
      onChange={(model) => setField('model', model)}
    />
  );
}
