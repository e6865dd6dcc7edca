import { clsx } from 'clsx';
import { RotateCcw } from 'lucide-react';
import { useEffect, useEffectEvent, useState, type MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import { IconButton } from '../../../components/IconButton.tsx';
import { SelectField } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import type { Gateway } from '../../../core/gateway/Gateway.ts';
import { usePanelMessages } from '../../../i18n/LocaleContext.tsx';
import { connection } from '../../../state/connection/connection.ts';
import { editProfile, profileOf } from '../../../state/connection/profiles.ts';
import { draftOf, flawsIn, RATES, tableOf, type PriceDraft } from './priceDraft.ts';
import { PriceTable } from './PriceTable.tsx';

const UNITS = ['none', 'image', 'token'] as const satisfies readonly PriceDraft['unit'][];

/** What a picture costs here. The whole table is one value of the profile: it is taken over once it is complete. */
export function ProfilePrices({ plain, gateway }: { plain: Gateway; gateway: Gateway }) {
  const messages = usePanelMessages().profile;
  const [typed, setTyped] = useState<PriceDraft>();
  const draft = typed ?? draftOf(gateway.prices);
  const flaws = flawsIn(draft);
  const table = tableOf(draft);
  const isEdited = useStore(connection, (state) => profileOf(plain.id, state).prices !== undefined);
  const change = (part: Partial<PriceDraft>) => setTyped({ ...draft, ...part });
  const settle = (next = typed) => {
    const complete = next && tableOf(next);
    if (complete === undefined) return;
    const isOriginal = JSON.stringify(complete) === JSON.stringify(tableOf(draftOf(plain.prices)));
    editProfile(plain.id, 'prices', isOriginal ? undefined : complete);
  };
  const settleLast = useEffectEvent(() => settle());
  useEffect(() => () => settleLast(), []);
  const changeUnit = (unit: PriceDraft['unit']) => {
    // The page's own kind of prices begins with what the page says.
    const next = unit === plain.prices?.unit ? draftOf(plain.prices) : { ...draft, unit };
    setTyped(next);
    settle(next);
  };
  const restore = (event: MouseEvent<HTMLElement>) => {
    const { parentElement } = event.currentTarget;
    flushSync(() => {
      setTyped(undefined);
      editProfile(plain.id, 'prices', undefined);
    });
    parentElement?.querySelector('select')?.focus();
  };
  const flawAt = (at: string) => {
    const flaw = flaws.get(at);
    return flaw && { error: messages.flaws[flaw] };
  };
  return (
    <div className="flex flex-col gap-3" onBlur={() => settle()}>
      <div className="flex flex-wrap items-start gap-3">
        <SelectField
          label={messages.prices}
          value={draft.unit}
          options={UNITS.map((unit) => ({
            value: unit,
            label: messages.priceUnits[unit],
          }))}
          onChange={(id) => changeUnit(UNITS.find((unit) => unit === id) ?? 'none')}
          className={clsx('flex-1', draft.unit !== 'none' && 'max-sm:basis-full')}
        />
        {draft.unit !== 'none' && (
          <TextField
            label={messages.currency}
            value={draft.currency}
            maxLength={3}
            onChange={(currency) => change({ currency: currency.toUpperCase() })}
            className="w-24 max-sm:flex-1"
            {...flawAt('currency')}
          />
        )}
        {(isEdited || typed) && (
          <IconButton
            label={messages.restore(messages.prices)}
            icon={<RotateCcw aria-hidden className="size-3.5 text-accent" />}
            onClick={restore}
            className="mt-5"
          />
        )}
      </div>
      {draft.unit === 'image' && <PriceTable draft={draft} flaws={flaws} onChange={change} />}
      {draft.unit === 'token' && (
        <div className="grid gap-3 min-[22rem]:grid-cols-2">
          {RATES.map((rate) => (
            <TextField
              key={rate}
              label={messages.rates[rate]}
              inputMode="decimal"
              value={draft.rates[rate] ?? ''}
              onChange={(text) => change({ rates: { ...draft.rates, [rate]: text } })}
              {...flawAt(rate)}
            />
          ))}
        </div>
      )}
      {table === undefined && <p className="text-xs text-warning">{messages.pricesIncomplete}</p>}
    </div>
  );
}
