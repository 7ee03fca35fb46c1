/**
 * How the tables came to be, step by step. A step that has been released is never edited: a new one follows it. The names of
 * the steps taken are kept in the store, by the query builder's own migrator.
 */
import { type Kysely, type Migration, type MigrationProvider, Migrator, sql } from 'kysely';
import { StoreUnusable } from '../core/failure.js';
import type { Tables } from './tables.js';

const steps: Readonly<Record<string, Migration>> = {
  '001-first': {
    async up(db: Kysely<unknown>): Promise<void> {
      const { schema } = db;
      const now = (name: string) => schema.createTable(name);
      await now('runs')
        .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('started', 'text', (column) => column.notNull())
        .addColumn('finished', 'text')
        .addColumn('as_of', 'text', (column) => column.notNull())
        .addColumn('command', 'text', (column) => column.notNull())
        .addColumn('version', 'text', (column) => column.notNull())
        .addColumn('rules', 'text', (column) => column.notNull())
        .addColumn('outcome', 'text', (column) => column.notNull())
        .addColumn('figures', 'text')
        .addColumn('fingerprint', 'text')
        .execute();
      await now('run_sources')
        .addColumn('run_id', 'integer', (column) => column.notNull().references('runs.id'))
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('yield', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('run_sources_key', ['run_id', 'name'])
        .execute();
      await now('blobs')
        .addColumn('sha256', 'text', (column) => column.primaryKey())
        .addColumn('bytes', 'blob', (column) => column.notNull())
        .addColumn('first_run', 'integer', (column) => column.notNull().references('runs.id'))
        .execute();
      await now('readings')
        .addColumn('sha256', 'text', (column) => column.notNull().references('blobs.sha256'))
        .addColumn('rules', 'text', (column) => column.notNull())
        .addColumn('run_id', 'integer', (column) => column.notNull().references('runs.id'))
        .addColumn('document', 'text', (column) => column.notNull())
        .addColumn('evaluation', 'text')
        .addColumn('stamp', 'text')
        .addPrimaryKeyConstraint('readings_key', ['sha256', 'rules'])
        .execute();
      await now('sightings')
        .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('run_id', 'integer', (column) => column.notNull().references('runs.id'))
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('uri', 'text', (column) => column.notNull())
        .addColumn('sha256', 'text')
        .execute();
      await now('sources')
        .addColumn('sha256', 'text', (column) => column.primaryKey().references('blobs.sha256'))
        .addColumn('evaluation_id', 'text', (column) => column.notNull())
        .execute();
      await now('evaluation_keys')
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('evaluation_id', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('evaluation_keys_key', ['key', 'evaluation_id'])
        .execute();
      await now('views')
        .addColumn('evaluation_id', 'text', (column) => column.notNull())
        .addColumn('run_id', 'integer', (column) => column.notNull().references('runs.id'))
        .addColumn('record', 'text', (column) => column.notNull())
        .addColumn('made_from', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('views_key', ['evaluation_id', 'run_id'])
        .execute();
      await now('items')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('evaluation_id', 'text', (column) => column.notNull())
        .addColumn('parent_id', 'text')
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('first_run', 'integer', (column) => column.notNull().references('runs.id'))
        .addColumn('first_date', 'text', (column) => column.notNull())
        .addColumn('gone_run', 'integer')
        .addColumn('last', 'text')
        .execute();
      await now('changes')
        .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('run_id', 'integer', (column) => column.notNull().references('runs.id'))
        .addColumn('evaluation_id', 'text', (column) => column.notNull())
        .addColumn('item_id', 'text', (column) => column.notNull())
        .addColumn('item_kind', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('field', 'text')
        .addColumn('before', 'text')
        .addColumn('after', 'text')
        .addColumn('date', 'text', (column) => column.notNull())
        .addColumn('cause', 'text', (column) => column.notNull())
        .addColumn('sha256', 'text')
        .execute();
      await now('corrections')
        .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('evaluation_id', 'text', (column) => column.notNull())
        .addColumn('item_id', 'text', (column) => column.notNull())
        .addColumn('field', 'text', (column) => column.notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .addColumn('basis', 'text', (column) => column.notNull())
        .addColumn('who', 'text', (column) => column.notNull())
        .addColumn('why', 'text', (column) => column.notNull())
        .addColumn('made_at', 'text', (column) => column.notNull())
        .addColumn('withdrawn_at', 'text')
        .execute();
      const index = (name: string, table: string, columns: string[]) =>
        schema.createIndex(name).on(table).columns(columns).execute();
      await index('sightings_by_uri', 'sightings', ['uri', 'id']);
      await index('sightings_by_bytes', 'sightings', ['sha256']);
      await index('sources_by_evaluation', 'sources', ['evaluation_id']);
      await index('keys_by_evaluation', 'evaluation_keys', ['evaluation_id']);
      await index('items_by_evaluation', 'items', ['evaluation_id']);
      await index('items_by_run', 'items', ['first_run']);
      await index('changes_by_item', 'changes', ['item_id', 'id']);
      await index('changes_by_run', 'changes', ['run_id', 'id']);
      await index('changes_by_field', 'changes', ['field', 'item_id', 'id']);
      await index('corrections_by_item', 'corrections', ['item_id', 'id']);
    },
  },
  '002-fetches': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('fetches')
        .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('url', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('found_on', 'text')
        .addColumn('state', 'text', (column) => column.notNull().defaultTo('waiting'))
        .addColumn('night', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('next_try', 'text')
        .addColumn('etag', 'text')
        .addColumn('last_modified', 'text')
        .addColumn('sha256', 'text', (column) => column.references('blobs.sha256'))
        .addColumn('good_sha256', 'text', (column) => column.references('blobs.sha256'))
        .addColumn('status', 'integer')
        .addColumn('headers', 'text')
        .addColumn('fetched_at', 'text')
        .addColumn('checked_at', 'text')
        .addColumn('misses', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('problem', 'text')
        .addUniqueConstraint('fetches_key', ['source', 'url'])
        .execute();
      await db.schema
        .createTable('fetch_nights')
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('night', 'integer', (column) => column.notNull())
        .addColumn('started', 'text', (column) => column.notNull())
        .addColumn('finished', 'text')
        .addPrimaryKeyConstraint('fetch_nights_key', ['source', 'night'])
        .execute();
    },
  },
  '003-titles': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema.alterTable('fetches').addColumn('title', 'text').execute();
    },
  },
};

const NAMES = Object.keys(steps).sort();

const provider: MigrationProvider = { getMigrations: async () => ({ ...steps }) };

/**
 * Brings the tables to the form this version works with; nothing to do in most runs. Throws StoreUnusable for a store that a
 * newer version made. `atOnce`: does all of the work or nothing, so that who is killed meanwhile leaves no half store.
 */
export async function migrate(
  db: Kysely<Tables>,
  path: string,
  atOnce: (work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const taken = await stepsTaken(db);
  const unknown = taken.filter((name) => !NAMES.includes(name));
  if (unknown.length > 0)
    throw new StoreUnusable(
      `The store ${path} was made by a newer version of evaltrail.`,
      'Use that version, or name another store with --store. Nothing was changed.',
    );
  if (taken.length === NAMES.length) return;
  await atOnce(async () => {
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    if (error) throw error;
  });
}

/** A store without the migrator's table is a new one. */
async function stepsTaken(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}
