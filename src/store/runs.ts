/** The ledger of runs: when, under which rules, with what result, and what each source gave. */
import type { Kysely } from 'kysely';
import { parsed } from './parsed.js';
import type { RunOutcome, Tables } from './tables.js';

export interface StoredRun {
  readonly id: number;
  readonly started: string;
  readonly finished: string | null;
  /** The day its figures speak of. */
  readonly asOf: string;
  readonly version: string;
  readonly rules: string;
  readonly outcome: RunOutcome;
  /** Of everything its results were made from, the store aside; null unless they were published. */
  readonly fingerprint: string | null;
}

/** What one source gave in one run. */
export interface SourceYield {
  readonly name: string;
  readonly documents: number;
  readonly evaluations: number;
  readonly recommendations: number;
  readonly actions: number;
  /** Of the key actions: how many have this field. */
  readonly fields: Readonly<Record<string, number>>;
}

/** The figures of a published run, for the trend over runs. */
export interface RunFigures {
  readonly actions: number;
  readonly completed: number;
  readonly open: number;
  /** Certainly overdue on its as-of date. */
  readonly overdue: number;
}

export interface Runs {
  begin(run: Pick<StoredRun, 'started' | 'asOf' | 'version' | 'rules'> & { readonly command: string }): Promise<number>;
  end(
    id: number,
    how: {
      readonly outcome: RunOutcome;
      readonly finished: string;
      readonly figures?: RunFigures;
      readonly fingerprint?: string;
    },
  ): Promise<void>;
  /** The figures of the published runs before that one, oldest first. */
  figuresBefore(id: number): Promise<readonly (RunFigures & { readonly asOf: string; readonly finished: string })[]>;
  /** The newest run whose results were published; null before the first. */
  lastPublished(): Promise<StoredRun | null>;
  /** The newest run of all; null before the first. */
  last(): Promise<StoredRun | null>;
  /** The newest run before that one, however it ended. */
  before(id: number): Promise<StoredRun | null>;
  get(id: number): Promise<StoredRun | null>;
  /** The newest published run that was over at that moment (ISO 8601). */
  publishedBefore(moment: string): Promise<StoredRun | null>;
  /** The newest published run whose results were made from something else. */
  lastPublishedFromOther(fingerprint: string): Promise<StoredRun | null>;
  /** The newest published run before that one. */
  publishedBeforeRun(id: number): Promise<StoredRun | null>;
  saveYields(id: number, yields: readonly SourceYield[]): Promise<void>;
  /** Of each source, what it gave in the newest published run that asked it. */
  lastYields(names: readonly string[]): Promise<readonly SourceYield[]>;
  /** What each source gave in that run. */
  yieldsOf(id: number): Promise<readonly SourceYield[]>;
}

const COLUMNS = ['id', 'started', 'finished', 'as_of as asOf', 'version', 'rules', 'outcome', 'fingerprint'] as const;

export function runsIn(db: Kysely<Tables>): Runs {
  const runs = () => db.selectFrom('runs').select(COLUMNS);
  const one = async (query: ReturnType<typeof runs>): Promise<StoredRun | null> =>
    (await query.orderBy('id', 'desc').limit(1).executeTakeFirst()) ?? null;
  return {
    begin: async ({ started, asOf, version, rules, command }) => {
      const values = { started, as_of: asOf, version, rules, command, outcome: 'running' as const };
      const { id } = await db.insertInto('runs').values(values).returning('id').executeTakeFirstOrThrow();
      return id;
    },
    end: async (id, { figures, ...how }) => {
      const values = { ...how, ...(figures ? { figures: JSON.stringify(figures) } : {}) };
      await db.updateTable('runs').set(values).where('id', '=', id).execute();
    },
    figuresBefore: async (id) => {
      const rows = await db
        .selectFrom('runs')
        .select(['as_of', 'finished', 'figures'])
        .where('id', '<', id)
        .where('outcome', '=', 'published')
        .orderBy('id')
        .execute();
      return rows.flatMap(({ as_of, finished, figures }) =>
        finished === null || figures === null ? [] : [{ asOf: as_of, finished, ...parsed<RunFigures>(figures) }],
      );
    },
    lastPublished: () => one(runs().where('outcome', '=', 'published')),
    last: () => one(runs()),
    before: (id) => one(runs().where('id', '<', id)),
    get: (id) => one(runs().where('id', '=', id)),
    publishedBefore: (moment) => one(runs().where('outcome', '=', 'published').where('finished', '<=', moment)),
    lastPublishedFromOther: (fingerprint) =>
      one(runs().where('outcome', '=', 'published').where('fingerprint', 'is distinct from', fingerprint)),
    publishedBeforeRun: (id) => one(runs().where('outcome', '=', 'published').where('id', '<', id)),
    saveYields: async (id, yields) => {
      if (yields.length === 0) return;
      const rows = yields.map((each) => ({ run_id: id, name: each.name, yield: JSON.stringify(each) }));
      await db.insertInto('run_sources').values(rows).execute();
    },
    yieldsOf: async (id) => {
      const rows = await db.selectFrom('run_sources').select('yield').where('run_id', '=', id).execute();
      return rows.map((row) => parsed<SourceYield>(row.yield));
    },
    lastYields: async (names) => {
      if (names.length === 0) return [];
      const newest = db
        .selectFrom('run_sources')
        .innerJoin('runs', 'runs.id', 'run_sources.run_id')
        .where('runs.outcome', '=', 'published')
        .where('run_sources.name', 'in', [...names])
        .groupBy('run_sources.name')
        .select(({ fn }) => ['run_sources.name', fn.max('run_sources.run_id').as('run_id')])
        .as('newest');
      const rows = await db
        .selectFrom('run_sources')
        .innerJoin(newest, (join) =>
          join.onRef('newest.name', '=', 'run_sources.name').onRef('newest.run_id', '=', 'run_sources.run_id'),
        )
        .select('run_sources.yield')
        .execute();
      return rows.map((row) => parsed<SourceYield>(row.yield));
    },
  };
}
