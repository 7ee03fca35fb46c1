/** Bytes that were read, and what was read from them under which version of the rules. */
import type { Kysely } from 'kysely';
import type { Evaluation } from '../core/record.js';
import type { RunDocument } from '../core/run-record.js';
import { inChunks } from './chunks.js';
import { parsed } from './parsed.js';
import type { Tables } from './tables.js';

/** What became of a document, whatever its name. */
export type StoredDocument = Omit<RunDocument, 'uri' | 'sha256'>;

export interface Reading {
  readonly document: StoredDocument;
  /** The newest stamp in its evaluation; null where there is none. */
  readonly stamp: string | null;
}

export interface NewReading extends Reading {
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly evaluation: Evaluation | null;
}

export interface Readings {
  /** What was read from these bytes under these rules, by fingerprint. */
  of(fingerprints: readonly string[], rules: string): Promise<ReadonlyMap<string, Reading>>;
  /** Keeps the bytes and what was read from them: acknowledged once it returns. */
  save(reading: NewReading, where: { readonly runId: number; readonly rules: string }): Promise<void>;
  /** The evaluation read from the bytes; null where they gave none. */
  evaluationOf(sha256: string, rules: string): Promise<Evaluation | null>;
  /** The evaluation read from the bytes the last time, whatever the rules; null where they gave none. */
  newestEvaluationOf(sha256: string): Promise<Evaluation | null>;
  /** Of all bytes that were ever read (lists of a site are kept as well), those that nothing was read from under these rules. */
  unreadUnder(rules: string): Promise<readonly string[]>;
  bytesOf(sha256: string): Promise<Uint8Array | null>;
}

/** All of it or nothing; part of the transaction that is under way, where one is. */
const whole = (db: Kysely<Tables>, work: (within: Kysely<Tables>) => Promise<void>): Promise<void> =>
  db.isTransaction ? work(db) : db.transaction().execute(work);

export function readingsIn(db: Kysely<Tables>): Readings {
  return {
    of: async (fingerprints, rules) => {
      const found = new Map<string, Reading>();
      for (const chunk of inChunks(fingerprints)) {
        const rows = await db
          .selectFrom('readings')
          .select(['sha256', 'document', 'stamp'])
          .where('sha256', 'in', chunk)
          .where('rules', '=', rules)
          .execute();
        for (const { sha256, document, stamp } of rows)
          found.set(sha256, { document: parsed<StoredDocument>(document), stamp });
      }
      return found;
    },
    save: ({ sha256, bytes, document, evaluation, stamp }, { runId, rules }) =>
      whole(db, async (within) => {
        await within
          .insertInto('blobs')
          .values({ sha256, bytes, first_run: runId })
          .onConflict((conflict) => conflict.column('sha256').doNothing())
          .execute();
        const row = {
          run_id: runId,
          document: JSON.stringify(document),
          evaluation: evaluation === null ? null : JSON.stringify(evaluation),
          stamp,
        };
        await within
          .insertInto('readings')
          .values({ sha256, rules, ...row })
          .onConflict((conflict) => conflict.columns(['sha256', 'rules']).doUpdateSet(row))
          .execute();
      }),
    evaluationOf: async (sha256, rules) => {
      const row = await db
        .selectFrom('readings')
        .select('evaluation')
        .where('sha256', '=', sha256)
        .where('rules', '=', rules)
        .executeTakeFirst();
      return row?.evaluation ? parsed<Evaluation>(row.evaluation) : null;
    },
    newestEvaluationOf: async (sha256) => {
      const row = await db
        .selectFrom('readings')
        .select('evaluation')
        .where('sha256', '=', sha256)
        .orderBy('run_id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.evaluation ? parsed<Evaluation>(row.evaluation) : null;
    },
    unreadUnder: async (rules) => {
      const rows = await db
        .selectFrom('blobs')
        .leftJoin('readings', (join) =>
          join.onRef('readings.sha256', '=', 'blobs.sha256').on('readings.rules', '=', rules),
        )
        .where('readings.sha256', 'is', null)
        .where('blobs.sha256', 'in', (ever) => ever.selectFrom('readings').select('readings.sha256'))
        .select('blobs.sha256')
        .orderBy('blobs.sha256')
        .execute();
      return rows.map(({ sha256 }) => sha256);
    },
    bytesOf: async (sha256) => {
      const row = await db.selectFrom('blobs').select('bytes').where('sha256', '=', sha256).executeTakeFirst();
      return row ? new Uint8Array(row.bytes) : null;
    },
  };
}
