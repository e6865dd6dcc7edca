import type { PriceTable } from '../../../core/gateway/Gateway.ts';
import type { PriceEdit } from '../../../core/gateway/ProfileEdits.ts';
import { checkEdit } from '../../../core/gateway/readEdits.ts';

export const RATES = ['textInput', 'imageInput', 'imageOutput', 'tokensPerPartialImage'] as const;
export type Rate = (typeof RATES)[number];

export interface PriceRow {
  /** Of this draft only. */
  readonly id: number;
  readonly size: string;
  /** Texts by quality. */
  readonly prices: Readonly<Record<string, string>>;
}

/** A price table as it is being typed: everything is text. */
export interface PriceDraft {
  readonly unit: 'none' | PriceTable['unit'];
  readonly currency: string;
  readonly floor: string;
  readonly rows: readonly PriceRow[];
  readonly rates: Readonly<Partial<Record<Rate, string>>>;
}

export type PriceFlaw = 'currency' | 'price' | 'size' | 'duplicate';

/** A place in the draft: `currency`, `floor`, a rate, `<row id>.size` or `<row id>.<quality>`. */
export type PriceFlaws = ReadonlyMap<string, PriceFlaw>;

const QUALITIES = ['low', 'medium', 'high'];

export function draftOf(prices: PriceTable | undefined): PriceDraft {
  const empty = { currency: prices?.currency ?? 'USD', floor: '', rows: [], rates: {} };
  if (!prices) return { ...empty, unit: 'none' };
  if (prices.unit === 'token') {
    const rates = RATES.flatMap((rate) => (prices[rate] === undefined ? [] : [[rate, String(prices[rate])]]));
    return { ...empty, unit: 'token', rates: Object.fromEntries(rates) };
  }
  const rows = Object.entries(prices.perImage).map(([size, row], id) => ({
    id,
    size,
    prices: Object.fromEntries(Object.entries(row).map(([quality, price]) => [quality, String(price)])),
  }));
  return {
    ...empty,
    unit: 'image',
    rows,
    ...(prices.floor !== undefined && { floor: String(prices.floor) }),
  };
}

/** The usual three, and any other that the table has. */
export function qualitiesOf({ rows }: PriceDraft): readonly string[] {
  return [...new Set([...QUALITIES, ...rows.flatMap(({ prices }) => Object.keys(prices))])];
}

/** What is wrong with what was typed; empty fields are not wrong, only missing. */
export function flawsIn(draft: PriceDraft): PriceFlaws {
  const flaws = new Map<string, PriceFlaw>();
  const check = (at: string, text: string, expected: 'currency' | 'price' | 'size') => {
    const value = expected === 'price' ? amountOf(text) : text.trim();
    if (text.trim() !== '' && checkEdit('', expected, value).length > 0) flaws.set(at, expected);
  };
  check('currency', draft.currency, 'currency');
  check('floor', draft.floor, 'price');
  for (const rate of RATES) check(rate, draft.rates[rate] ?? '', 'price');
  const sizes = new Set<string>();
  for (const { id, size, prices } of draft.rows) {
    check(`${id}.size`, size, 'size');
    if (sizes.has(size.trim())) flaws.set(`${id}.size`, 'duplicate');
    if (size.trim() !== '') sizes.add(size.trim());
    for (const [quality, text] of Object.entries(prices)) check(`${id}.${quality}`, text, 'price');
  }
  return flaws;
}

/** The table that the draft spells, `null` for unknown prices; `undefined` while it is flawed or lacks something. */
export function tableOf(draft: PriceDraft): PriceEdit | null | undefined {
  if (draft.unit === 'none') return null;
  const currency = draft.currency.trim();
  if (currency === '' || flawsIn(draft).size > 0) return undefined;
  if (draft.unit === 'token') return tokenTable(currency, draft);
  // A row that was begun and holds no price yet says nothing.
  const rows = draft.rows.map(({ size, prices }) => [size.trim(), amountsOf(prices)] as const);
  const priced = rows.filter(([, prices]) => Object.keys(prices).length > 0);
  if (priced.length === 0 || priced.some(([size]) => size === '')) return undefined;
  const floor = amountOf(draft.floor);
  return {
    unit: 'image',
    currency,
    perImage: Object.fromEntries(priced),
    ...(floor !== undefined && { floor }),
  };
}

function tokenTable(currency: string, { rates }: PriceDraft): PriceEdit | undefined {
  const [textInput, imageInput, imageOutput, partial] = RATES.map((rate) => amountOf(rates[rate] ?? ''));
  if (textInput === undefined || imageInput === undefined || imageOutput === undefined) return undefined;
  return {
    unit: 'token',
    currency,
    textInput,
    imageInput,
    imageOutput,
    ...(partial !== undefined && { tokensPerPartialImage: partial }),
  };
}

function amountsOf(texts: Readonly<Record<string, string>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([quality, text]) => {
      const amount = amountOf(text);
      return amount === undefined ? [] : [[quality, amount]];
    }),
  );
}

/** `undefined` for an empty text, `NaN` for one that is no plain number: `1e3` and `0x10` are slips here. */
function amountOf(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return /^\d*\.?\d+$/.test(trimmed) ? Number(trimmed) : Number.NaN;
}
