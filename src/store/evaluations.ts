/** The evaluations: which bytes speak of them, by what they are found, and their record as each run left it. */
import type { Kysely } from 'kysely';
import type { ItemKind } from '../core/change.js';
import type { Action, Evaluation, Recommendation } from '../core/record.js';
import { inChunks } from './chunks.js';
import { parsed } from './parsed.js';
import type { Tables } from './tables.js';

/** What a record was put together from: when this is the same, so is the record. */
export interface MadeFrom {
  /** Of the bytes, in the order of precedence, the weakest first. */
  readonly fingerprints: readonly string[];
  readonly rules: string;
}

export interface View {
  /** Without corrections. */
  readonly evaluation: Evaluation;
  readonly madeFrom: MadeFrom;
}

/** An item as the store keeps track of it. */
export interface StoredItem {
  readonly id: string;
  readonly evaluation: string;
  /** Of a recommendation its evaluation, of a key action its recommendation. */
  readonly parent: string | null;
  readonly kind: ItemKind;
  /** The day its first values speak of. */
  readonly firstDate: string;
  /** The run that first had it. */
  readonly firstRun: number;
  /** The run that missed it; null while it is there. */
  readonly goneRun: number | null;
  /** Its record when it was last there, while it is gone. */
  readonly last: Evaluation | Recommendation | Action | null;
}

export interface Evaluations {
  /** The evaluation that these bytes speak of, by fingerprint. */
  assigned(fingerprints: readonly string[]): Promise<ReadonlyMap<string, string>>;
  assign(sha256: string, evaluation: string): Promise<void>;
  /** The fingerprints of all bytes that ever spoke of it. */
  bytesOf(evaluation: string): Promise<readonly string[]>;
  /** Evaluations that share a key, sorted by id, with the keys they share. */
  withKeys(keys: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  addKeys(evaluation: string, keys: readonly string[]): Promise<void>;
  /** The record as the newest run left it, or as it was after the run `until`. */
  view(evaluation: string, until?: number): Promise<View | null>;
  /** Of these evaluations, what their newest records were made from. */
  madeFrom(evaluations: readonly string[]): Promise<ReadonlyMap<string, MadeFrom>>;
  saveView(view: View, runId: number): Promise<void>;
  addItems(items: readonly Omit<StoredItem, 'goneRun' | 'last'>[]): Promise<void>;
  markGone(item: string, last: NonNullable<StoredItem['last']>, runId: number): Promise<void>;
  markBack(item: string): Promise<void>;
  items(evaluation: string): Promise<readonly StoredItem[]>;
  /**
   * Ids of the key actions that were known before their evaluation was last put together anew, until that run. Who looks at the
   * same documents again learns nothing: they are the same ones then.
   */
  actionsSeenAgain(until: number): Promise<ReadonlySet<string>>;
  /** Of these ids, those that items of other evaluations have. */
  takenElsewhere(ids: readonly string[], evaluation: string): Promise<ReadonlySet<string>>;
  /** The item of that id, and up to `most` whose ids begin so. */
  itemsNamed(id: string, most: number): Promise<readonly StoredItem[]>;
}

export function evaluationsIn(db: Kysely<Tables>): Evaluations {
  return { ...sourcesIn(db), ...viewsIn(db), ...itemsIn(db) };
}

function sourcesIn(db: Kysely<Tables>): Pick<Evaluations, 'assigned' | 'assign' | 'bytesOf' | 'withKeys' | 'addKeys'> {
  return {
    assigned: async (fingerprints) => {
      const found = new Map<string, string>();
      for (const chunk of inChunks(fingerprints)) {
        const rows = await db.selectFrom('sources').selectAll().where('sha256', 'in', chunk).execute();
        for (const { sha256, evaluation_id } of rows) found.set(sha256, evaluation_id);
      }
      return found;
    },
    assign: async (sha256, evaluation) => {
      const row = { sha256, evaluation_id: evaluation };
      const insert = db.insertInto('sources').values(row);
      await insert.onConflict((conflict) => conflict.column('sha256').doUpdateSet(row)).execute();
    },
    bytesOf: async (evaluation) => {
      const rows = await db.selectFrom('sources').select('sha256').where('evaluation_id', '=', evaluation).execute();
      return rows.map(({ sha256 }) => sha256);
    },
    withKeys: async (keys) => {
      const found = new Map<string, string[]>();
      for (const chunk of inChunks(keys)) {
        const rows = await db.selectFrom('evaluation_keys').selectAll().where('key', 'in', chunk).execute();
        for (const { evaluation_id, key } of rows) found.set(evaluation_id, [...(found.get(evaluation_id) ?? []), key]);
      }
      return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
    },
    addKeys: async (evaluation, keys) => {
      for (const chunk of inChunks(keys)) {
        const rows = chunk.map((key) => ({ key, evaluation_id: evaluation }));
        const insert = db.insertInto('evaluation_keys').values(rows);
        await insert.onConflict((conflict) => conflict.columns(['key', 'evaluation_id']).doNothing()).execute();
      }
    },
  };
}

function viewsIn(db: Kysely<Tables>): Pick<Evaluations, 'view' | 'madeFrom' | 'saveView'> {
  return {
    view: async (evaluation, until) => {
      let views = db.selectFrom('views').select(['record', 'made_from']).where('evaluation_id', '=', evaluation);
      if (until !== undefined) views = views.where('run_id', '<=', until);
      const row = await views.orderBy('run_id', 'desc').limit(1).executeTakeFirst();
      if (!row) return null;
      return { evaluation: parsed<Evaluation>(row.record), madeFrom: parsed<MadeFrom>(row.made_from) };
    },
    madeFrom: async (evaluations) => {
      const found = new Map<string, MadeFrom>();
      for (const chunk of inChunks(evaluations)) {
        const newest = db
          .selectFrom('views')
          .where('evaluation_id', 'in', chunk)
          .groupBy('evaluation_id')
          .select(({ fn }) => ['evaluation_id', fn.max('run_id').as('run_id')])
          .as('newest');
        const rows = await db
          .selectFrom('views')
          .innerJoin(newest, (join) =>
            join.onRef('newest.evaluation_id', '=', 'views.evaluation_id').onRef('newest.run_id', '=', 'views.run_id'),
          )
          .select(['views.evaluation_id', 'views.made_from'])
          .execute();
        for (const row of rows) found.set(row.evaluation_id, parsed<MadeFrom>(row.made_from));
      }
      return found;
    },
    saveView: async ({ evaluation, madeFrom }, runId) => {
      const row = { record: JSON.stringify(evaluation), made_from: JSON.stringify(madeFrom) };
      await db
        .insertInto('views')
        .values({ evaluation_id: evaluation.id, run_id: runId, ...row })
        .onConflict((conflict) => conflict.columns(['evaluation_id', 'run_id']).doUpdateSet(row))
        .execute();
    },
  };
}

const ITEM_ROWS_AT_ONCE = 200;

function itemsIn(
  db: Kysely<Tables>,
): Pick<
  Evaluations,
  'addItems' | 'markGone' | 'markBack' | 'items' | 'actionsSeenAgain' | 'takenElsewhere' | 'itemsNamed'
> {
  return {
    addItems: async (items) => {
      for (const chunk of inChunks(items, ITEM_ROWS_AT_ONCE)) {
        const rows = chunk.map((item) => ({
          id: item.id,
          evaluation_id: item.evaluation,
          parent_id: item.parent,
          kind: item.kind,
          first_run: item.firstRun,
          first_date: item.firstDate,
          gone_run: null,
          last: null,
        }));
        await db.insertInto('items').values(rows).execute();
      }
    },
    markGone: async (item, last, runId) => {
      const values = { gone_run: runId, last: JSON.stringify(last) };
      await db.updateTable('items').set(values).where('id', '=', item).execute();
    },
    markBack: async (item) => {
      await db.updateTable('items').set({ gone_run: null, last: null }).where('id', '=', item).execute();
    },
    items: async (evaluation) => {
      const rows = await db.selectFrom('items').selectAll().where('evaluation_id', '=', evaluation).execute();
      return rows.map(itemOf);
    },
    actionsSeenAgain: async (until) => {
      const newest = db
        .selectFrom('views')
        .where('run_id', '<=', until)
        .groupBy('evaluation_id')
        .select(({ fn }) => ['evaluation_id', fn.max('run_id').as('run_id')])
        .as('newest');
      const rows = await db
        .selectFrom('items')
        .innerJoin(newest, 'newest.evaluation_id', 'items.evaluation_id')
        .where('items.kind', '=', 'action')
        .whereRef('items.first_run', '<', 'newest.run_id')
        .select('items.id')
        .execute();
      return new Set(rows.map(({ id }) => id));
    },
    takenElsewhere: async (ids, evaluation) => {
      const taken = new Set<string>();
      for (const chunk of inChunks(ids)) {
        const rows = await db
          .selectFrom('items')
          .select('id')
          .where('id', 'in', chunk)
          .where('evaluation_id', '!=', evaluation)
          .execute();
        for (const { id } of rows) taken.add(id);
      }
      return taken;
    },
    itemsNamed: async (id, most) => {
      const rows = await db
        .selectFrom('items')
        .selectAll()
        .where('id', '>=', id)
        .where('id', '<', `${id}\uFFFF`)
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.map(itemOf);
    },
  };
}

const itemOf = (row: {
  id: string;
  evaluation_id: string;
  parent_id: string | null;
  kind: ItemKind;
  first_run: number;
  first_date: string;
  gone_run: number | null;
  last: string | null;
}): StoredItem => ({
  id: row.id,
  evaluation: row.evaluation_id,
  parent: row.parent_id,
  kind: row.kind,
  firstRun: row.first_run,
  firstDate: row.first_date,
  goneRun: row.gone_run,
  last: row.last === null ? null : parsed<NonNullable<StoredItem['last']>>(row.last),
});
