/**
 * The queue of addresses, on disk: what is to be asked, what was answered. An address is settled in the transaction that keeps
 * its bytes, so that a program that is killed asks again only for what was on its way.
 */
import type { CompiledQuery, Kysely, Selectable } from 'kysely';
import type { Diagnostic } from '../core/diagnostics.js';
import type { KnownAddress, NewAddress } from '../core/fetching.js';
import type { Tables } from './tables.js';

/** One round of asking a source. Whoever is killed resumes it. */
export interface Night {
  readonly night: number;
  /** ISO 8601. */
  readonly started: string;
  readonly finished: string | null;
}

export interface Fetches {
  /** The newest night of a source; null before the first. */
  lastNight(source: string): Promise<Night | null>;
  beginNight(source: string, started: string): Promise<Night>;
  endNight(source: string, night: number, finished: string): Promise<void>;
  /** Adds those that are not known yet. */
  add(source: string, addresses: readonly NewAddress[]): Promise<void>;
  /** All of a source, in the order in which they became known. */
  of(source: string): Promise<KnownAddress[]>;
  /** What sites call their documents, by address. */
  titles(): Promise<ReadonlyMap<string, string>>;
  /** Keeps what became of an address, with its bytes where there are new ones, and the addresses it leads to: all or nothing. */
  settle(known: KnownAddress, brought?: Brought): Promise<void>;
}

export interface Brought {
  readonly bytes: Uint8Array;
  readonly runId: number;
  readonly leadsTo: readonly NewAddress[];
  /** Known addresses of which it is known now what they belong to: their `foundOn` and `title`. */
  readonly attached: readonly KnownAddress[];
}

type Row = Selectable<Tables['fetches']>;

/** `atOnce` makes one transaction of its work. */
export function fetchesIn(
  db: Kysely<Tables>,
  atOnce: (work: (within: Kysely<Tables>) => Promise<void>) => Promise<void>,
): Fetches {
  const queries = compiledFor(db);
  const add = async (within: Kysely<Tables>, source: string, addresses: readonly NewAddress[]): Promise<void> => {
    for (const { address, kind, foundOn, title } of addresses)
      await within.executeQuery(withValues(queries.add, [source, address, kind, foundOn, title]));
  };
  return {
    lastNight: async (source) => {
      const nights = db.selectFrom('fetch_nights').select(['night', 'started', 'finished']);
      return (await nights.where('source', '=', source).orderBy('night', 'desc').limit(1).executeTakeFirst()) ?? null;
    },
    beginNight: async (source, started) => {
      const last = db.selectFrom('fetch_nights').where('source', '=', source);
      const before = await last.select(({ fn }) => fn.max('night').as('night')).executeTakeFirst();
      const night = (before?.night ?? 0) + 1;
      await db.insertInto('fetch_nights').values({ source, night, started, finished: null }).execute();
      return { night, started, finished: null };
    },
    endNight: async (source, night, finished) => {
      const own = db.updateTable('fetch_nights').set({ finished }).where('source', '=', source);
      await own.where('night', '=', night).execute();
    },
    add: (source, addresses) =>
      addresses.length === 0 ? Promise.resolve() : atOnce((within) => add(within, source, addresses)),
    of: async (source) => {
      const rows = await db.selectFrom('fetches').selectAll().where('source', '=', source).orderBy('id').execute();
      return rows.map(knownOf);
    },
    titles: async () => {
      const named = db.selectFrom('fetches').select(['url', 'title']).where('title', 'is not', null);
      const rows = await named.orderBy('id').execute();
      return new Map(rows.flatMap(({ url, title }) => (title === null ? [] : [[url, title] as const])));
    },
    settle: async (known, brought) => {
      const update = withValues(queries.settle, [...valuesOf(known), known.source, known.address]);
      if (!brought) return void (await db.executeQuery(update));
      const { bytes, runId, leadsTo, attached } = brought;
      await atOnce(async (within) => {
        await within.executeQuery(withValues(queries.keep, [known.sha256, bytes, runId]));
        await within.executeQuery(update);
        await add(within, known.source, leadsTo);
        for (const { foundOn, title, source, address } of attached)
          await within.executeQuery(withValues(queries.attach, [foundOn, title, source, address]));
      });
    },
  };
}

/** Statements that are needed for every page are put together once: that costs more than carrying them out. */
function compiledFor(db: Kysely<Tables>) {
  const none = valuesToCome as Omit<Row, 'id' | 'source' | 'url' | 'kind' | 'found_on'>;
  return {
    add: db
      .insertInto('fetches')
      .values({ source: '', url: '', kind: 'page', found_on: '', title: '' })
      .onConflict((conflict) => conflict.columns(['source', 'url']).doNothing())
      .compile(),
    attach: db
      .updateTable('fetches')
      .set({ found_on: '', title: '' })
      .where('source', '=', '')
      .where('url', '=', '')
      .compile(),
    keep: db
      .insertInto('blobs')
      .values({ sha256: '', bytes: new Uint8Array(), first_run: 0 })
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .compile(),
    settle: db
      .updateTable('fetches')
      .set({ found_on: '', ...none })
      .where('source', '=', '')
      .where('url', '=', '')
      .compile(),
  };
}

const withValues = (query: CompiledQuery, parameters: readonly unknown[]): CompiledQuery => ({ ...query, parameters });

/** In the order of {@link valuesOf}. */
const valuesToCome = {
  state: 'waiting',
  night: 0,
  tries: 0,
  next_try: '',
  etag: '',
  last_modified: '',
  sha256: '',
  good_sha256: '',
  status: 0,
  headers: '',
  fetched_at: '',
  checked_at: '',
  misses: 0,
  problem: '',
  title: '',
} as const;

const valuesOf = (known: KnownAddress): unknown[] => [
  known.foundOn,
  known.state,
  known.night,
  known.tries,
  known.nextTry,
  known.etag,
  known.lastModified,
  known.sha256,
  known.goodSha256,
  known.status,
  known.headers,
  known.fetchedAt,
  known.checkedAt,
  known.misses,
  known.problem === null ? null : JSON.stringify(known.problem),
  known.title,
];

const knownOf = (row: Row): KnownAddress => ({
  source: row.source,
  address: row.url,
  kind: row.kind,
  foundOn: row.found_on,
  state: row.state,
  night: row.night,
  tries: row.tries,
  nextTry: row.next_try,
  etag: row.etag,
  lastModified: row.last_modified,
  sha256: row.sha256,
  goodSha256: row.good_sha256,
  status: row.status,
  headers: row.headers,
  fetchedAt: row.fetched_at,
  checkedAt: row.checked_at,
  misses: row.misses,
  problem: row.problem === null ? null : (JSON.parse(row.problem) as Diagnostic),
  title: row.title,
});
