import { clsx } from 'clsx';
import { Plus, X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { CONTROL } from '../../../components/Field.tsx';
import { IconButton } from '../../../components/IconButton.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { usePanelMessages } from '../../../i18n/LocaleContext.tsx';
import { qualitiesOf, type PriceDraft, type PriceFlaws, type PriceRow } from './priceDraft.ts';

export interface PriceTableProps {
  draft: PriceDraft;
  flaws: PriceFlaws;
  onChange: (part: Partial<PriceDraft>) => void;
}

/** A row a size; where it is narrow the size stands above its prices, with its button beside it. */
const ROW = 'flex gap-2 max-sm:flex-wrap';
const SIZE_CELL = 'min-w-0 max-sm:grow max-sm:basis-[calc(100%-3.5rem)] sm:flex-[1.7]';
const PRICE_CELL = 'flex min-w-0 flex-1 basis-0 flex-col gap-0.5 max-sm:order-last max-sm:basis-16';

/** Prices per image: a row a size, a column a quality. */
export function PriceTable({ draft, flaws, onChange }: PriceTableProps) {
  const { profile: messages, composer } = usePanelMessages();
  const [addedId, setAddedId] = useState<number>();
  const addButton = useRef<HTMLDivElement>(null);
  const qualities = qualitiesOf(draft);
  const { rows } = draft;
  const add = () => {
    const id = Math.max(-1, ...rows.map((row) => row.id)) + 1;
    setAddedId(id);
    onChange({ rows: [...rows, { id, size: '', prices: {} }] });
  };
  const remove = (id: number) => {
    onChange({ rows: rows.filter((row) => row.id !== id) });
    addButton.current?.querySelector('button')?.focus();
  };
  const floorFlaw = flaws.get('floor');
  return (
    <>
      <div className="flex flex-col gap-3 sm:gap-1">
        <div aria-hidden className={clsx('text-xs font-medium text-muted max-sm:hidden', ROW)}>
          <span className={SIZE_CELL}>{composer.size}</span>
          {qualities.map((quality) => (
            <span key={quality} className={PRICE_CELL}>
              {quality}
            </span>
          ))}
          <span className="w-8 pointer-coarse:w-11" />
        </div>
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            qualities={qualities}
            flaws={flaws}
            isNew={row.id === addedId}
            onChange={(changed) => onChange({ rows: rows.map((one) => (one.id === row.id ? changed : one)) })}
            onRemove={() => remove(row.id)}
          />
        ))}
      </div>
      <div ref={addButton} className="flex flex-wrap items-end justify-between gap-3">
        <Button size="sm" onClick={add}>
          <Plus aria-hidden className="size-3.5" />
          {messages.addSize}
        </Button>
        <TextField
          label={messages.floor}
          inputMode="decimal"
          value={draft.floor}
          onChange={(floor) => onChange({ floor })}
          className="w-32"
          {...(floorFlaw && { error: messages.flaws[floorFlaw] })}
        />
      </div>
    </>
  );
}

interface RowProps {
  row: PriceRow;
  qualities: readonly string[];
  flaws: PriceFlaws;
  isNew: boolean;
  onChange: (row: PriceRow) => void;
  onRemove: () => void;
}

function Row({ row, qualities, flaws, isNew, onChange, onRemove }: RowProps) {
  const { profile: messages, composer } = usePanelMessages();
  const errorId = useId();
  const cells = ['size', ...qualities].map((name) => `${row.id}.${name}`);
  const flaw = cells.map((at) => flaws.get(at)).find((found) => found !== undefined);
  const cell = (name: string, value: string, onType: (text: string) => void, label: string) => (
    <input
      ref={isNew && name === 'size' ? focus : undefined}
      aria-label={label}
      value={value}
      inputMode={name === 'size' ? 'text' : 'decimal'}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onType(event.target.value)}
      {...(flaws.has(`${row.id}.${name}`) && { 'aria-invalid': true, 'aria-describedby': errorId })}
      className={clsx('h-8 px-2 tabular-nums max-sm:px-1.5', CONTROL)}
    />
  );
  return (
    <div role="group" aria-label={row.size || composer.size}>
      <div className={ROW}>
        <span className={SIZE_CELL}>
          {cell('size', row.size, (size) => onChange({ ...row, size }), composer.size)}
        </span>
        {qualities.map((quality) => (
          <span key={quality} className={PRICE_CELL}>
            <span aria-hidden className="truncate text-xs text-muted sm:hidden">
              {quality}
            </span>
            {cell(
              quality,
              row.prices[quality] ?? '',
              (text) => onChange({ ...row, prices: { ...row.prices, [quality]: text } }),
              messages.ofField(row.size || composer.size, quality),
            )}
          </span>
        ))}
        <IconButton
          label={messages.removeSize(row.size || composer.size)}
          icon={<X aria-hidden className="size-3.5" />}
          onClick={onRemove}
          className="self-end"
        />
      </div>
      {flaw && (
        <p id={errorId} className="text-xs text-danger">
          {messages.flaws[flaw]}
        </p>
      )}
    </div>
  );
}

/** One that was just added is there to be filled in. */
function focus(field: HTMLInputElement | null): void {
  field?.focus();
}
