import { createStore } from 'zustand/vanilla';
import type { FieldName, ImageParams, Mode } from '../core/params/ImageParams.ts';
import { adaptWishes, type Change, type Parked } from '../core/params/adaptWishes.ts';
import type { FieldValue, Wishes } from '../core/params/resolveForm.ts';
import { readLocal, writeLocal } from '../platform/localStore.ts';
import { connection, currentGateway } from './connection/connection.ts';
import { registerErase } from './eraseAll.ts';

/** What the user wants to make. Kept over reloads; a key is never part of it. */
export interface DraftState {
  readonly mode: Mode;
  readonly wishes: Wishes;
  /** Values that the present gateway or model does not offer; they come back when one does. */
  readonly parked: Parked;
  /** What the last change of gateway, model or mode did to the form, to be said in the page. */
  readonly changes: readonly Change[];
}

type DraftPresets = { readonly mode?: Mode } & Partial<
  Pick<ImageParams, 'prompt' | 'size' | 'quality' | 'n'>
>;

type SettableField = Exclude<FieldName, 'prompt'>;

const EMPTY: DraftState = {
  mode: 'generate',
  wishes: { prompt: '', extra: '', tryUndocumented: false },
  parked: {},
  changes: [],
};

/** The prompt that an untouched box holds, in the user's language; the app brings it. */
let suggestion = '';
const isFirstVisit = readLocal('draft') === undefined;

export const draft = createStore<DraftState>(() => restore(readLocal('draft')));

draft.subscribe(({ mode, wishes, parked }) => writeLocal('draft', { mode, wishes, parked }));

/** On a first visit the box already holds a prompt in the user's language, so that Generate works at once. */
export function suggestPrompt(prompt: string): void {
  suggestion = prompt;
  if (isFirstVisit) setPrompt(prompt);
}

/** Takes over what the address presets. A value that the gateway does not offer stands as a problem, not dropped. */
export function presetDraft({ mode, prompt, size, quality, n }: DraftPresets): void {
  draft.setState((state) => ({
    mode: mode ?? state.mode,
    wishes: {
      ...state.wishes,
      ...(prompt !== undefined && { prompt }),
      ...(size !== undefined && { size }),
      ...(quality !== undefined && { quality }),
      ...(n !== undefined && { n }),
    },
  }));
}

export function setPrompt(prompt: string): void {
  setWishes({ prompt });
}

export function setExtra(extra: string): void {
  setWishes({ extra });
}

/** Sets one field; `undefined` takes it out of the request again. A value that does not fit stands as a problem. */
export function setField(name: SettableField, value: FieldValue | undefined): void {
  const { [name]: _, ...others } = draft.getState().wishes;
  const wishes = { ...others, ...(value !== undefined && { [name]: value }) } as Wishes;
  if (name === 'model') adapt({ wishes });
  else draft.setState({ wishes });
}

export function setTryUndocumented(tryUndocumented: boolean): void {
  adapt({ wishes: { ...draft.getState().wishes, tryUndocumented } });
}

export function setMode(mode: Mode): void {
  if (mode !== draft.getState().mode) adapt({ mode });
}

/** Back to the minimal request: model, prompt and what is always sent. The prompt stays. */
export function resetFields(): void {
  const { prompt, model, tryUndocumented } = draft.getState().wishes;
  draft.setState({
    wishes: { prompt, ...(model !== undefined && { model }), extra: '', tryUndocumented },
    parked: {},
    changes: [],
  });
}

export function dismissChanges(): void {
  draft.setState({ changes: [] });
}

function setWishes(change: Partial<Wishes>): void {
  draft.setState(({ wishes }) => ({ wishes: { ...wishes, ...change } }));
}

/** Applies a change after which other fields may no longer be offered, and says what that did. */
function adapt(
  change: Partial<Pick<DraftState, 'mode' | 'wishes'>>,
  previousGateway = currentGateway(),
): void {
  const before = draft.getState();
  const { mode, wishes, parked } = { ...before, ...change };
  const previous = { previousGateway, previousMode: before.mode, previousWishes: before.wishes };
  const adapted = adaptWishes({ gateway: currentGateway(), ...previous, mode, wishes, parked });
  draft.setState({ mode, ...adapted });
}

connection.subscribe((state, before) => {
  const previous = currentGateway(before);
  // Another gateway, or the same one as the user's profile now has it.
  if (currentGateway(state) !== previous) adapt({}, previous);
});

registerErase(() => draft.setState({ ...EMPTY, wishes: { ...EMPTY.wishes, prompt: suggestion } }, true));

/** Only what this version understands is taken from storage. */
function restore(kept: unknown): DraftState {
  if (typeof kept !== 'object' || kept === null) return EMPTY;
  const { mode, wishes, parked } = kept as Partial<Record<keyof DraftState, unknown>>;
  if (typeof wishes !== 'object' || wishes === null) return EMPTY;
  const plain = Object.entries(wishes).filter(([, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value),
  );
  return {
    mode: mode === 'edit' ? 'edit' : 'generate',
    wishes: { ...EMPTY.wishes, ...(Object.fromEntries(plain) as Partial<Wishes>) },
    parked: typeof parked === 'object' && parked !== null ? parked : {},
    changes: [],
  };
}
