/** What people decided about fields: kept for good, withdrawn but never deleted. */
import type { Kysely, Selectable } from 'kysely';
import type { Correction } from '../core/change.js';
import { inChunks } from './chunks.js';
import { parsed } from './parsed.js';
import type { Tables } from './tables.js';

export interface StoredCorrection extends Correction {
  readonly id: number;
  /** ISO 8601; null while it holds. */
  readonly withdrawnAt: string | null;
}

export interface Corrections {
  /** Those that hold, the newest of each field, of these evaluations; of all without any. Sorted by id. */
  active(evaluations?: readonly string[]): Promise<readonly StoredCorrection[]>;
  /** Those that held at that moment (ISO 8601), of all evaluations. Sorted by id. */
  activeAt(moment: string): Promise<readonly StoredCorrection[]>;
  /** All of an item, withdrawn and replaced ones too, oldest first. */
  ofItem(item: string): Promise<readonly StoredCorrection[]>;
  /** A new decision on a field replaces the one before. */
  add(correction: Correction): Promise<void>;
  /** True when there was one to withdraw. */
  withdraw(item: string, field: string, at: string): Promise<boolean>;
}

export function correctionsIn(db: Kysely<Tables>): Corrections {
  const all = () => db.selectFrom('corrections').selectAll().orderBy('id');
  const withdraw = async (item: string, field: string, at: string): Promise<boolean> => {
    const { numUpdatedRows } = await db
      .updateTable('corrections')
      .set({ withdrawn_at: at })
      .where('item_id', '=', item)
      .where('field', '=', field)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  };
  return {
    active: async (evaluations) => {
      const holding = all().where('withdrawn_at', 'is', null);
      if (evaluations === undefined) return (await holding.execute()).map(correctionOf);
      const found: StoredCorrection[] = [];
      for (const chunk of inChunks(evaluations))
        found.push(...(await holding.where('evaluation_id', 'in', chunk).execute()).map(correctionOf));
      return found.sort((one, other) => one.id - other.id);
    },
    activeAt: async (moment) => {
      const rows = await all()
        .where('made_at', '<=', moment)
        .where((is) => is.or([is('withdrawn_at', 'is', null), is('withdrawn_at', '>', moment)]))
        .execute();
      return rows.map(correctionOf);
    },
    ofItem: async (item) => (await all().where('item_id', '=', item).execute()).map(correctionOf),
    add: async (correction) => {
      const { item, field, madeAt } = correction;
      await withdraw(item, field, madeAt);
      await db
        .insertInto('corrections')
        .values({
          evaluation_id: correction.evaluation,
          item_id: item,
          field,
          value: JSON.stringify(correction.value ?? null),
          basis: JSON.stringify(correction.basis ?? null),
          who: correction.who,
          why: correction.why,
          made_at: madeAt,
          withdrawn_at: null,
        })
        .execute();
    },
    withdraw,
  };
}

const correctionOf = (row: Selectable<Tables['corrections']>): StoredCorrection => ({
  id: row.id,
  evaluation: row.evaluation_id,
  item: row.item_id,
  field: row.field,
  value: parsed<unknown>(row.value),
  basis: parsed<unknown>(row.basis),
  who: row.who,
  why: row.why,
  madeAt: row.made_at,
  withdrawnAt: row.withdrawn_at,
});
