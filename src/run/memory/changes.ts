/** What moved since a run: counted, and one by one in the words people know things by. */
import type { Change, Item } from '../../core/change.js';
import type { Evaluation } from '../../core/record.js';
import type { RunChange, RunChanges } from '../../core/run-record.js';
import { itemsOf } from '../../history/index.js';
import type { StoreAccess, StoredChange, StoredRun } from '../../store/index.js';

export interface ChangeRange {
  /** Changes of later runs than this one. */
  readonly after: number;
  readonly until?: number;
}

/** Changes of one kind in a whole, whose parts are not told one by one. */
const WHOLE: ReadonlySet<Change['kind']> = new Set(['new', 'gone', 'back']);

/** One by one, oldest first; of what is new, gone or back as a whole only the whole. */
export async function* listChanges(store: StoreAccess, range: ChangeRange): AsyncGenerator<RunChange> {
  const words = wordsFrom(store);
  const wholes = wholesOf();
  for await (const change of store.history.changes(range)) {
    if (WHOLE.has(change.kind) && wholes.isPart(change, await words.parentsOf(change))) continue;
    yield await told(change, words);
  }
}

/** What was new, gone or back as a whole, kept no longer than its parts may come: memory does not grow with what is told. */
function wholesOf() {
  let [run, evaluation] = [0, ''];
  const evaluations = new Set<string>();
  const items = new Set<string>();
  return {
    isPart: (change: StoredChange, parents: readonly string[]): boolean => {
      if (change.run !== run) evaluations.clear();
      if (change.run !== run || change.evaluation !== evaluation) items.clear();
      [run, evaluation] = [change.run, change.evaluation];
      (change.itemKind === 'evaluation' ? evaluations : items).add(`${change.kind} ${change.item}`);
      return parents.map((parent) => `${change.kind} ${parent}`).some((key) => evaluations.has(key) || items.has(key));
    },
  };
}

async function told(change: StoredChange, words: Words): Promise<RunChange> {
  const { evaluation, item, itemKind, kind, field, before, after, date, cause } = change;
  return { evaluation, item, itemKind, words: await words.of(change), kind, field, before, after, date, cause };
}

const MOST = 1000;

/** The section of the record of a run. `since`: the run compared with; null where there was none, and nothing is compared. */
export async function runChanges(store: StoreAccess, since: StoredRun | null): Promise<RunChanges> {
  if (since === null) return { since: null, counts: [], items: [], notListed: 0 };
  const range = { after: since.id };
  const counts = await store.history.counts(range);
  const items: RunChange[] = [];
  let notListed = 0;
  for await (const change of listChanges(store, range)) {
    if (items.length < MOST) items.push(change);
    else notListed++;
  }
  return { since: since.finished, counts: [...counts], items, notListed };
}

interface Words {
  of(change: StoredChange): Promise<string>;
  /** From the evaluation down to what the item is part of. */
  parentsOf(change: StoredChange): Promise<readonly string[]>;
}

interface Known {
  readonly item: Item;
  readonly parent: string | null;
}

/** The items of one evaluation at a time: changes come evaluation by evaluation. */
function wordsFrom(store: StoreAccess): Words {
  let of = '';
  let items = new Map<string, Known>();
  const load = async (evaluation: string): Promise<Map<string, Known>> => {
    if (of === evaluation) return items;
    const view = await store.evaluations.view(evaluation);
    items = new Map(view ? [...itemsOf(view.evaluation)].map(({ item, parent }) => [item.id, { item, parent }]) : []);
    of = evaluation;
    return items;
  };
  const known = async ({ evaluation, item }: StoredChange): Promise<Known | null> => {
    const there = (await load(evaluation)).get(item);
    if (there) return there;
    const gone = (await store.evaluations.items(evaluation)).find(({ id }) => id === item);
    return gone?.last ? { item: gone.last, parent: gone.parent } : null;
  };
  return {
    of: async (change) => {
      const found = await known(change);
      return found ? shortWords(found.item) : change.item;
    },
    parentsOf: async (change) => {
      const parents: string[] = change.itemKind === 'evaluation' ? [] : [change.evaluation];
      const parent = (await known(change))?.parent;
      if (change.itemKind === 'action' && parent) parents.push(parent);
      return parents;
    },
  };
}

const LONGEST = 120;

/** What people know an item by, shortened to a line. */
export function shortWords(item: Item): string {
  const words = wordsOfItem(item).replace(/\s+/gu, ' ').trim();
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words;
}

function wordsOfItem(item: Item): string {
  if ('description' in item) return item.description;
  if ('text' in item) return item.text || (item.title ?? item.label ?? '');
  return item.title ?? decodeURIComponent((item as Evaluation).source.uri);
}
