/** Finds an evaluation, recommendation or key action in the store, by its id or the beginning of it. */
import type { Item } from '../../core/change.js';
import { WrongUsage } from '../../core/failure.js';
import type { Evaluation } from '../../core/record.js';
import { itemsOf } from '../../history/index.js';
import type { StoreAccess, StoredItem } from '../../store/index.js';
import { shortWords } from '../memory/changes.js';

export interface FoundItem {
  readonly stored: StoredItem;
  /** As the sources say; the last that was seen of it when it is gone. */
  readonly item: Item;
  /** The record it is or was part of. */
  readonly evaluation: Evaluation;
}

const MOST_SHOWN = 5;

/** Throws WrongUsage for an id that names nothing or several things. */
export async function findItem(store: StoreAccess, id: string): Promise<FoundItem> {
  const named = id === '' ? [] : await store.evaluations.itemsNamed(id, MOST_SHOWN + 1);
  const exact = named.find((item) => item.id === id);
  const [only, second] = named;
  if (exact || (only && !second)) return loaded(store, exact ?? (only as StoredItem));
  if (!only)
    throw new WrongUsage(
      `Nothing in the store has the id ${id}.`,
      'Ids stand in the workbook and in records.json: ev_… for evaluations, rec_… for recommendations, act_… for key actions.',
    );
  const found = await Promise.all(named.slice(0, MOST_SHOWN).map((item) => loaded(store, item)));
  const shown = found.map(({ stored, item }) => `${stored.id} (${shortWords(item)})`).join(', ');
  throw new WrongUsage(
    `More than one id begins with ${id}: ${shown}${named.length > MOST_SHOWN ? ' and others' : ''}.`,
    'Give more of the id.',
  );
}

async function loaded(store: StoreAccess, stored: StoredItem): Promise<FoundItem> {
  const view = await store.evaluations.view(stored.evaluation);
  if (!view) throw new TypeError(`The store has no record of ${stored.evaluation}.`);
  const { evaluation } = view;
  const there = [...itemsOf(evaluation)].find(({ item }) => item.id === stored.id)?.item;
  return { stored, item: there ?? stored.last ?? evaluation, evaluation };
}
