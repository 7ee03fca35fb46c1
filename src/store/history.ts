/** Every value that moved, in the order in which it was learnt; nothing is ever taken out. */
import type { Kysely, Selectable } from 'kysely';
import type { Change } from '../core/change.js';
import { inChunks } from './chunks.js';
import { parsed } from './parsed.js';
import type { Tables } from './tables.js';

export interface StoredChange extends Change {
  readonly run: number;
}

/** What `changesAfter` may leave out. */
export interface ChangeFilter {
  /** Changes of later runs only. */
  readonly after: number;
  /** And of no later run than this one. */
  readonly until?: number;
}

export interface History {
  add(changes: readonly Change[], runId: number): Promise<void>;
  /** Of one item, oldest first. */
  ofItem(item: string): Promise<readonly StoredChange[]>;
  /** Oldest first, one after the other: never all in memory. */
  changes(filter: ChangeFilter): AsyncIterable<StoredChange>;
  /** How many of each kind and field. */
  counts(
    filter: ChangeFilter,
  ): Promise<readonly { kind: Change['kind']; itemKind: Change['itemKind']; field: string | null; count: number }[]>;
  /** Every change of this field that the sources made, by item, oldest first. */
  ofField(field: string): AsyncIterable<StoredChange>;
  /** Of every item that the sources changed until that run, the newest day they did. */
  lastChanged(until: number): Promise<ReadonlyMap<string, string>>;
}

const ROWS_AT_ONCE = 200;
const PAGE = 1000;

export function historyIn(db: Kysely<Tables>): History {
  return {
    add: async (changes, runId) => {
      for (const chunk of inChunks(changes, ROWS_AT_ONCE))
        await db
          .insertInto('changes')
          .values(chunk.map((change) => rowOf(change, runId)))
          .execute();
    },
    ofItem: async (item) => {
      const rows = await db.selectFrom('changes').selectAll().where('item_id', '=', item).orderBy('id').execute();
      return rows.map(changeOf);
    },
    changes: async function* (filter) {
      // Later runs have later changes: from the first one on, the rows are read as they lie.
      const first = await within(db, filter).select('id').orderBy('run_id').orderBy('id').limit(1).executeTakeFirst();
      if (first) yield* pages((last) => within(db, filter).selectAll().where('id', '>', last), first.id - 1);
    },
    counts: async (filter) => {
      const rows = await within(db, filter)
        .groupBy(['kind', 'item_kind', 'field'])
        .select(({ fn }) => ['kind', 'item_kind', 'field', fn.countAll<number>().as('count')])
        .orderBy('kind')
        .orderBy('item_kind')
        .orderBy('field')
        .execute();
      return rows.map(({ kind, item_kind, field, count }) => ({ kind, itemKind: item_kind, field, count }));
    },
    ofField: (field) =>
      pages((last) =>
        db
          .selectFrom('changes')
          .selectAll()
          .where('field', '=', field)
          .where('cause', '=', 'source')
          .where('id', '>', last),
      ),
    lastChanged: async (until) => {
      const rows = await db
        .selectFrom('changes')
        .where('cause', '=', 'source')
        .where('kind', '=', 'changed')
        .where('run_id', '<=', until)
        .groupBy('item_id')
        .select(({ fn }) => ['item_id', fn.max('date').as('date')])
        .execute();
      return new Map(rows.map(({ item_id, date }) => [item_id, date]));
    },
  };
}

function within(db: Kysely<Tables>, { after, until }: ChangeFilter) {
  const query = db.selectFrom('changes').where('run_id', '>', after);
  return until === undefined ? query : query.where('run_id', '<=', until);
}

/** Page by page, by id: a read that takes its time holds nothing open. */
async function* pages(
  query: (last: number) => {
    orderBy(column: 'id'): { limit(most: number): { execute(): Promise<Selectable<Tables['changes']>[]> } };
  },
  start = 0,
): AsyncGenerator<StoredChange> {
  for (let last = start; ; ) {
    const rows = await query(last).orderBy('id').limit(PAGE).execute();
    yield* rows.map(changeOf);
    const end = rows.at(-1);
    if (!end || rows.length < PAGE) return;
    last = end.id;
  }
}

const jsonOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);
const valueIn = (json: string | null): unknown => (json === null ? null : parsed<unknown>(json));

const rowOf = (change: Change, runId: number) => ({
  run_id: runId,
  evaluation_id: change.evaluation,
  item_id: change.item,
  item_kind: change.itemKind,
  kind: change.kind,
  field: change.field,
  before: jsonOf(change.before),
  after: jsonOf(change.after),
  date: change.date,
  cause: change.cause,
  sha256: change.sha256,
});

const changeOf = (row: Selectable<Tables['changes']>): StoredChange => ({
  run: row.run_id,
  evaluation: row.evaluation_id,
  item: row.item_id,
  itemKind: row.item_kind,
  kind: row.kind,
  field: row.field,
  before: valueIn(row.before),
  after: valueIn(row.after),
  date: row.date,
  cause: row.cause,
  sha256: row.sha256,
});
