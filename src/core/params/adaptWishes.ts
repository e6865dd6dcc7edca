import type { Gateway } from '../gateway/Gateway.ts';
import { checkField } from './checkField.ts';
import { FIELD_NAMES, type FieldName, type Mode } from './ImageParams.ts';
import { offerFields, type OfferedField } from './offerFields.ts';
import { chosenModel, type FieldValue, resolveForm, type ResolvedForm, type Wishes } from './resolveForm.ts';
import { parseSize } from './sizeRules.ts';

/** Choices that the present form does not offer, kept until one does. Plain JSON, `{}` when there are none. */
export interface Parked {
  /** A gateway's own model name, by gateway id. */
  readonly models?: Readonly<Record<string, string>>;
  /** By field, the latest last. */
  readonly fields?: Readonly<Partial<Record<ParkableField, readonly ParkedValue[]>>>;
}

interface ParkedValue {
  readonly value: FieldValue;
  /** The gateway at which it was chosen: there a number comes back even if it is out of range, as typed. */
  readonly home: string;
}

/** One value that the form no longer sends, or sends again, for one plain sentence. */
export interface Change {
  readonly field: FieldName;
  readonly from: FieldValue | undefined;
  /** What is sent now; `undefined`: nothing, the gateway's default applies. */
  readonly to: FieldValue | undefined;
  readonly reason: ChangeReason;
}

type ChangeReason =
  /** The new form has no such field. */
  | 'field-not-offered'
  /** The new form has the field, but not this value. */
  | 'value-not-offered'
  /** The model name belonged to the previous gateway. */
  | 'model-of-other-gateway'
  /** The new form has the field, but not beside what else is sent: compression without its format. */
  | 'means-nothing-here'
  /** A value that was set aside is sent again. */
  | 'restored';

/** Everything that is chosen rather than written. Free text (prompt, user, extra) stays where it is. */
const PARKABLE_FIELDS = [
  'n',
  'size',
  'quality',
  'output_format',
  'output_compression',
  'background',
  'moderation',
  'input_fidelity',
  'response_format',
  'stream',
  'partial_images',
] as const satisfies readonly FieldName[];

type ParkableField = (typeof PARKABLE_FIELDS)[number];

export interface AdaptInput {
  /** Gateway, mode, model and `tryUndocumented` as they are after the user's change. */
  readonly gateway: Gateway;
  /** The gateway before; absent when it did not change. */
  readonly previousGateway?: Gateway;
  /** The mode before; absent when it did not change. */
  readonly previousMode?: Mode;
  /** The wishes before the user's change; absent when it was none of them. */
  readonly previousWishes?: Wishes;
  readonly mode: Mode;
  readonly wishes: Wishes;
  readonly parked: Parked;
}

export interface Adapted {
  readonly wishes: Wishes;
  readonly parked: Parked;
  readonly changes: readonly Change[];
}

/**
 * Fits the user's wishes to another gateway, mode or model: what is not offered there is parked, what is
 * offered again comes back, and every change is recorded. Going there and back restores the wishes.
 */
export function adaptWishes(input: AdaptInput): Adapted {
  const { gateway, previousGateway = gateway, mode } = input;
  const model = adaptModel(input);
  const { tryUndocumented } = input.wishes;
  // An undocumented endpoint's record has the fields that opening it shows, so wishes wait for that unharmed.
  const offered = offerFields(gateway, mode, chosenModel(gateway, model.wishes), tryUndocumented);

  let wishes = model.wishes;
  const fields: Partial<Record<ParkableField, readonly ParkedValue[]>> = {};
  const moved: Omit<Change, 'to'>[] = [...model.moved];
  for (const name of PARKABLE_FIELDS) {
    const offer = offered.find((field) => field.name === name);
    const slot: Slot = { wish: wishes[name], parked: input.parked.fields?.[name] ?? [] };
    const adapted = adaptSlot(slot, offer, previousGateway.id, gateway.id);
    if (adapted.parked.length > 0) fields[name] = adapted.parked;
    if (Object.is(adapted.wish, slot.wish)) continue;
    wishes = withField(wishes, name, adapted.wish);
    moved.push({ field: name, from: slot.wish, reason: reasonFor(slot, offer) });
  }

  const form = resolveForm(gateway, mode, wishes);
  const named = moved.map((change) => ({ ...change, to: form.params[change.field] }));
  const others = changesBySending(formBefore(input), form, wishes, (name) =>
    offered.some((field) => field.name === name),
  ).filter(({ field }) => moved.every((change) => change.field !== field));
  return { wishes, parked: { models: model.models, fields }, changes: [...named, ...others] };
}

function formBefore({ gateway, previousGateway, mode, previousMode, wishes, previousWishes }: AdaptInput) {
  return resolveForm(previousGateway ?? gateway, previousMode ?? mode, previousWishes ?? wishes);
}

/**
 * What was sent and no longer is, or is again, though the wish itself stands: a field that means something only
 * beside another, or free text. A form that cannot be sent at all has nothing to say.
 */
function changesBySending(
  before: ResolvedForm,
  after: ResolvedForm,
  wishes: Wishes,
  isOffered: (name: FieldName) => boolean,
): readonly Change[] {
  if (isClosed(before) || isClosed(after)) return [];
  return FIELD_NAMES.flatMap((field): readonly Change[] => {
    const [from, to] = [before.params[field], after.params[field]];
    if ((from === undefined) === (to === undefined)) return [];
    const wish = wishes[field];
    if (to !== undefined) return Object.is(to, wish) ? [{ field, from, to, reason: 'restored' }] : [];
    if (!isOffered(field)) return [{ field, from, to, reason: 'field-not-offered' }];
    // Sent before only because that gateway requires it.
    return wish === undefined ? [] : [{ field, from, to, reason: 'means-nothing-here' }];
  });
}

function isClosed({ problems }: ResolvedForm): boolean {
  return problems.some(({ code }) => code === 'undocumented-endpoint');
}

interface AdaptedModel {
  readonly wishes: Wishes;
  readonly models: Readonly<Record<string, string>>;
  readonly moved: readonly Omit<Change, 'to'>[];
}

/**
 * A name that belongs to the previous gateway is parked under it; any other name is the user's own and
 * stays. A gateway's own name comes back with the gateway unless another was typed since.
 */
function adaptModel({ gateway, previousGateway, wishes, parked }: AdaptInput): AdaptedModel {
  const { [gateway.id]: kept, ...models } = parked.models ?? {};
  const { model, ...others } = wishes;
  const offers = ({ models }: Gateway) => models.some(({ id }) => id === model);
  const moved = (reason: ChangeReason) => [{ field: 'model' as const, from: model, reason }];
  if (!previousGateway || previousGateway.id === gateway.id) {
    return { wishes, models: parked.models ?? {}, moved: [] };
  }
  if (model !== undefined && !offers(gateway) && offers(previousGateway)) {
    const parkedModels = { ...models, [previousGateway.id]: model };
    const restored = kept === undefined ? others : { ...others, model: kept };
    return { wishes: restored, models: parkedModels, moved: moved('model-of-other-gateway') };
  }
  if (model === undefined && kept !== undefined) {
    return { wishes: { ...wishes, model: kept }, models, moved: moved('restored') };
  }
  return { wishes, models, moved: [] };
}

/** One field's wish and what was parked of it. */
interface Slot {
  readonly wish: FieldValue | undefined;
  readonly parked: readonly ParkedValue[];
}

function adaptSlot(slot: Slot, offer: OfferedField | undefined, from: string, to: string): Slot {
  const fits = ({ value, home }: ParkedValue) => offer !== undefined && accepts(offer, value, home === to);
  const wish = slot.wish === undefined ? undefined : { value: slot.wish, home: from };
  // The newer choice stands, and takes the place of older ones that could stand here too.
  if (wish && (fits(wish) || wish.value === false)) {
    return { wish: wish.value, parked: slot.parked.filter((parked) => !fits(parked)) };
  }
  const back = slot.parked.findLast(fits);
  const waiting = slot.parked.filter((parked) => parked !== back && parked.value !== wish?.value);
  return { wish: back?.value, parked: wish ? [...waiting, wish] : waiting };
}

/** Whether a field can stand with `value`: it is offered, or it is the user's to mend in this very control. */
function accepts(offer: OfferedField, value: FieldValue, atHome: boolean): boolean {
  if (offer.rule.type === 'integer' && atHome) return true;
  if (offer.rule.type === 'size' && offer.customSize && parseSize(String(value))) return true;
  return checkField(offer, value).every(({ severity }) => severity !== 'error');
}

function withField(wishes: Wishes, name: ParkableField, value: FieldValue | undefined): Wishes {
  const { [name]: _, ...others } = wishes;
  return value === undefined ? others : { ...others, [name]: value };
}

function reasonFor({ wish }: Slot, offer: OfferedField | undefined): ChangeReason {
  if (wish === undefined) return 'restored';
  return offer ? 'value-not-offered' : 'field-not-offered';
}
