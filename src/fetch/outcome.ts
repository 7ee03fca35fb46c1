/** What becomes of an address by an answer, or by none: pure steps from what was known to what is known now. */
import type { Diagnostic } from '../core/diagnostics.js';
import type { KnownAddress, NewAddress } from '../core/fetching.js';
import { shownAddress } from './address.js';
import type { Answer } from './client.js';
import type { Fault } from './fault.js';
import { momentAfter } from './retry-after.js';
import { fileNameIn } from './title.js';

export interface Settling {
  readonly night: number;
  readonly now: Date;
}

const GONE_STATUS = 410;
/** What was there is gone when it is missing so many nights in a row. */
const MISSES = 2;
/** Not kept: they are keys to somebody's session. */
const SECRET: ReadonlySet<string> = new Set([
  'set-cookie',
  'set-cookie2',
  'authorization',
  'proxy-authenticate',
  'www-authenticate',
]);

const headersOf = (answer: Answer): string =>
  JSON.stringify(Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !SECRET.has(name))));

/** Whole bytes came. */
export function brought(known: KnownAddress, answer: Answer, sha256: string, { night, now }: Settling): KnownAddress {
  const moment = now.toISOString();
  return {
    ...settled(known, night),
    state: 'done',
    title: fileNameIn(answer.headers['content-disposition']) ?? known.title,
    etag: answer.headers['etag'] ?? null,
    lastModified: answer.headers['last-modified'] ?? null,
    sha256,
    status: answer.status,
    headers: headersOf(answer),
    fetchedAt: sha256 === known.sha256 ? known.fetchedAt : moment,
    checkedAt: moment,
  };
}

/** The site says that the newest bytes are still what it has. */
export const confirmed = (
  known: KnownAddress,
  { status, headers }: Answer,
  { night, now }: Settling,
): KnownAddress => ({
  ...settled(known, night),
  state: 'done',
  status,
  etag: headers['etag'] ?? known.etag,
  checkedAt: now.toISOString(),
});

/** The site says that nothing is there: at once believed of what never was, and of what it says is gone for good. */
export function missing(known: KnownAddress, status: number, { night }: Settling): KnownAddress {
  const misses = known.misses + 1;
  const base = { ...settled(known, night), status, misses };
  if (known.sha256 === null || known.checkedAt === null) return { ...base, state: 'gone' };
  const data = { address: shownAddress(known.address), since: known.checkedAt.slice(0, 10) };
  if (status === GONE_STATUS || misses >= MISSES)
    return { ...base, state: 'gone', problem: { code: 'fetch/gone', data, path: null, at: null } };
  return { ...base, state: 'failed', problem: { code: 'fetch/missing', data, path: null, at: null } };
}

/** It could not be had tonight. */
export const failed = (
  known: KnownAddress,
  problem: Diagnostic,
  status: number | null,
  { night }: Settling,
): KnownAddress => ({
  ...settled(known, night),
  misses: known.misses,
  state: 'failed',
  status,
  problem,
});

/** It is asked again later the same night, or, where the site said so, even later. */
export const postponed = (known: KnownAddress, { waitMs }: Fault, { now }: Settling): KnownAddress => ({
  ...known,
  tries: known.tries + 1,
  nextTry: waitMs === null ? null : momentAfter(waitMs, now),
});

const settled = (known: KnownAddress, night: number): KnownAddress => ({
  ...known,
  night,
  tries: 0,
  nextTry: null,
  misses: 0,
  problem: null,
});

/** Headers by which the site can say that nothing has changed since. */
export const validatorsOf = ({ sha256, etag, lastModified }: KnownAddress): Record<string, string> =>
  sha256 === null
    ? {}
    : {
        ...(etag === null ? {} : { 'if-none-match': etag }),
        ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
      };

/** An address of which nothing is known yet. */
export const newlyKnown = (source: string, found: NewAddress): KnownAddress => ({
  ...found,
  source,
  state: 'waiting',
  night: 0,
  tries: 0,
  nextTry: null,
  etag: null,
  lastModified: null,
  sha256: null,
  goodSha256: null,
  status: null,
  headers: null,
  fetchedAt: null,
  checkedAt: null,
  misses: 0,
  problem: null,
});
