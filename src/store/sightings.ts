/** Which bytes stood under which name, and since when. */
import type { Kysely } from 'kysely';
import { inChunks } from './chunks.js';
import type { Tables } from './tables.js';

/** What stood under a name. */
export interface Sighting {
  /** Name of the source that was asked. */
  readonly source: string;
  readonly uri: string;
  /** Null when nothing did any more. */
  readonly sha256: string | null;
}

export interface Sightings {
  /** Of every name that one of these sources (null: any) ever gave, what stood under it last; `until`: after that run. */
  current(sources: readonly string[] | null, until?: number): Promise<readonly Sighting[]>;
  /** Names that hold something else than before. */
  add(changed: readonly Sighting[], runId: number): Promise<void>;
  /** Of these bytes, those that some name held when it was last asked for. */
  standing(fingerprints: readonly string[]): Promise<ReadonlySet<string>>;
  /** Every name the bytes were ever seen under, the first first, with the moment of that run. */
  of(sha256: string): Promise<readonly { readonly uri: string; readonly seen: string }[]>;
}

export function sightingsIn(db: Kysely<Tables>): Sightings {
  return {
    current: async (sources, until) => {
      if (sources?.length === 0) return [];
      let seen = db.selectFrom('sightings');
      if (sources) seen = seen.where('source', 'in', [...sources]);
      if (until !== undefined) seen = seen.where('run_id', '<=', until);
      const newest = seen
        .groupBy(['source', 'uri'])
        .select(({ fn }) => fn.max('id').as('id'))
        .as('newest');
      const rows = await db
        .selectFrom('sightings')
        .innerJoin(newest, 'newest.id', 'sightings.id')
        .select(['sightings.source', 'sightings.uri', 'sightings.sha256'])
        .execute();
      return rows;
    },
    add: async (changed, runId) => {
      for (const chunk of inChunks(changed)) {
        const rows = chunk.map((sighting) => ({ run_id: runId, ...sighting }));
        await db.insertInto('sightings').values(rows).execute();
      }
    },
    standing: async (fingerprints) => {
      const there = new Set<string>();
      for (const chunk of inChunks(fingerprints)) {
        const names = db.selectFrom('sightings').select('uri').where('sha256', 'in', chunk);
        const newest = db
          .selectFrom('sightings')
          .where('uri', 'in', names)
          .groupBy('uri')
          .select(({ fn }) => fn.max('id').as('id'));
        const rows = await db
          .selectFrom('sightings')
          .where('id', 'in', newest)
          .where('sha256', 'in', chunk)
          .select('sha256')
          .execute();
        for (const { sha256 } of rows) if (sha256 !== null) there.add(sha256);
      }
      return there;
    },
    of: (sha256) =>
      db
        .selectFrom('sightings')
        .innerJoin('runs', 'runs.id', 'sightings.run_id')
        .where('sightings.sha256', '=', sha256)
        .select(['sightings.uri', 'runs.started as seen'])
        .orderBy('sightings.id')
        .execute(),
  };
}
