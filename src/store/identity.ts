/**
 * What tells one store from another: its first run and the bytes that were read in it, none of which ever changes. A copy of a
 * store is the same store. No chance is in it: the same documents, read at the same moment, make the same store.
 */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from './tables.js';

const DIGITS = 16;

/** Null before the first run. */
export async function identityOf(db: Kysely<Tables>): Promise<string | null> {
  const first = await db.selectFrom('runs').select(['id', 'started']).orderBy('id').limit(1).executeTakeFirst();
  if (!first) return null;
  const blobs = await db
    .selectFrom('blobs')
    .select('sha256')
    .where('first_run', '=', first.id)
    .orderBy('sha256')
    .execute();
  const said = JSON.stringify([first.started, ...blobs.map(({ sha256 }) => sha256)]);
  return createHash('sha256').update(said).digest('hex').slice(0, DIGITS);
}
