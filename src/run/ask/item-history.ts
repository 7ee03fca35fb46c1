/** The past of one item: every value of every field, with its day and the document that says so. */
import type { Item, ItemKind } from '../../core/change.js';
import { followedFields, type Slips, sameValue, slipsOf, valueAt } from '../../history/index.js';
import type { Store, StoreAccess, StoredChange, StoredCorrection } from '../../store/index.js';
import { shortWords } from '../memory/changes.js';
import { type StorePlace, withStore } from '../open-store.js';
import { findItem } from './stored-item.js';

/** A value, since when, and who says so. */
export interface PastValue {
  /** `YYYY-MM-DD`: the stamp of the source where it has one, else the day of the run. */
  readonly date: string;
  readonly value: unknown;
  /** Uri of the document; null where it is not known any more. */
  readonly uri: string | null;
  /** `rules`: the same bytes, read by a newer version. */
  readonly cause: 'source' | 'rules';
  /** The run that learnt it, as the moment it started; null for the first values. */
  readonly learnt: string | null;
}

export interface ItemHistory {
  readonly id: string;
  readonly kind: ItemKind;
  readonly words: string;
  readonly evaluation: { readonly id: string; readonly title: string | null };
  /** The day its first values speak of. */
  readonly firstDate: string;
  /** When it went and came back: days. */
  readonly absences: readonly { readonly gone: string; readonly back: string | null }[];
  /** Only fields that ever moved, oldest value first. */
  readonly fields: readonly { readonly field: string; readonly values: readonly PastValue[] }[];
  /** Of the due date of a key action; null where it never moved. */
  readonly slips: Slips | null;
  readonly corrections: readonly Omit<StoredCorrection, 'item' | 'evaluation'>[];
}

/** Throws WrongUsage for a store or an id that is not there. */
export const historyOf = (id: string, place: StorePlace): Promise<ItemHistory> =>
  withStore(place, (store) => read(store, id));

async function read(store: Store, id: string): Promise<ItemHistory> {
  const { stored, item, evaluation } = await findItem(store, id);
  const changes = await store.history.ofItem(stored.id);
  const runs = await momentsOf(store, changes);
  const uris = await urisOf(store, changes);
  const told = { changes, runs, uris, firstDate: stored.firstDate };
  const fields = followedFields[stored.kind].flatMap((field) => {
    const values = valuesOf(field, item, told);
    return values.length > 1 ? [{ field, values }] : [];
  });
  const ofDue = changes.filter(
    ({ field, kind, cause }) => field === 'dueDate' && kind === 'changed' && cause === 'source',
  );
  return {
    id: stored.id,
    kind: stored.kind,
    words: shortWords(item),
    evaluation: { id: evaluation.id, title: evaluation.title },
    firstDate: stored.firstDate,
    absences: absencesIn(changes),
    fields,
    slips: slipsOf(ofDue),
    corrections: (await store.corrections.ofItem(stored.id)).map(({ item: _, evaluation: __, ...rest }) => rest),
  };
}

interface Told {
  readonly changes: readonly StoredChange[];
  readonly runs: ReadonlyMap<number, string>;
  readonly uris: ReadonlyMap<string, string>;
  readonly firstDate: string;
}

/** The first value, and each that followed, by their days; what was learnt late stands where it belongs. */
function valuesOf(field: string, item: Item, { changes, runs, uris, firstDate }: Told): PastValue[] {
  const own = changes.filter((change) => change.field === field);
  const moved = own.filter(({ kind }) => kind === 'changed');
  const start = moved[0] ? moved[0].before : valueAt(item, field);
  const [birth] = changes.filter(({ kind }) => kind === 'new');
  const first: PastValue = {
    date: firstDate,
    value: start,
    uri: (birth?.sha256 && uris.get(birth.sha256)) ?? null,
    cause: 'source',
    learnt: birth ? (runs.get(birth.run) ?? null) : null,
  };
  const later = own.map((change): PastValue => {
    const { date, after, sha256, cause, run } = change;
    return { date, value: after, uri: (sha256 && uris.get(sha256)) ?? null, cause, learnt: runs.get(run) ?? null };
  });
  const all = [first, ...later].map((value, index) => ({ value, index }));
  all.sort((a, b) => (a.value.date < b.value.date ? -1 : a.value.date > b.value.date ? 1 : a.index - b.index));
  return all
    .map(({ value }) => value)
    .filter((value, index, values) => index === 0 || !sameValue(value.value, values[index - 1]?.value));
}

function absencesIn(changes: readonly StoredChange[]): ItemHistory['absences'] {
  const absences: { gone: string; back: string | null }[] = [];
  for (const { kind, date } of changes) {
    const last = absences.at(-1);
    if (kind === 'gone') absences.push({ gone: date, back: null });
    if (kind === 'back' && last) last.back = date;
  }
  return absences;
}

async function momentsOf(store: StoreAccess, changes: readonly StoredChange[]): Promise<Map<number, string>> {
  const moments = new Map<number, string>();
  for (const run of new Set(changes.map((change) => change.run))) {
    const found = await store.runs.get(run);
    if (found) moments.set(run, found.started);
  }
  return moments;
}

async function urisOf(store: StoreAccess, changes: readonly StoredChange[]): Promise<Map<string, string>> {
  const uris = new Map<string, string>();
  for (const sha256 of new Set(changes.flatMap((change) => change.sha256 ?? []))) {
    const [first] = await store.sightings.of(sha256);
    if (first) uris.set(sha256, first.uri);
  }
  return uris;
}
