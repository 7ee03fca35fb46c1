/**
 * What was fetched, as documents. An address stands for its newest bytes that are an evaluation: a page to sign in, an error
 * page, or one whose layout nobody knows does not take the place of what was read before, and is told apart from an evaluation
 * without recommendations.
 */
import type { Diagnostic } from '../../core/diagnostics.js';
import type { KnownAddress } from '../../core/fetching.js';
import type { Store, StoredDocument } from '../../store/index.js';
import type { Extract } from '../reading/document.js';
import { isUnsettled, readAndKeep } from '../reading/read-remembered.js';
import type { SeenFile } from '../reading/seen.js';

export interface Judging {
  readonly store: Store;
  readonly runId: number;
  readonly rules: string;
  readonly extract: Extract;
  readonly now: Date;
  readonly signal: AbortSignal | null;
}

export interface Judged {
  readonly files: readonly SeenFile[];
  /** By uri, the uri of the page that led to it. */
  readonly foundOn: ReadonlyMap<string, string>;
  /** By uri, what the site calls it. */
  readonly titles: ReadonlyMap<string, string>;
  readonly notes: readonly Diagnostic[];
  /** How many of them were read now. */
  readonly readAnew: number;
}

/** The addresses of one source as documents, and what is no evaluation any more. `known`: those that belong to it. */
export async function judgeFetched(source: string, known: readonly KnownAddress[], judging: Judging): Promise<Judged> {
  const files: SeenFile[] = [];
  const foundOn = new Map<string, string>();
  const titles = new Map<string, string>();
  const instead = new Map<string, string[]>();
  let readAnew = 0;
  for (const each of known) {
    judging.signal?.throwIfAborted();
    const { sha256: newest } = each;
    if (each.kind === 'list' || each.state === 'gone' || newest === null) continue;
    const { sha256, gave, isNew } = await standing(each, newest, judging);
    if (isNew) readAnew++;
    if (gave !== null) instead.set(gave, [...(instead.get(gave) ?? []), each.address]);
    if (sha256 === null) continue;
    const uri = uriOf(each.address);
    files.push({ file: { uri, path: '' }, sha256, source, stored: true });
    if (each.title !== null) titles.set(uri, each.title);
    if (each.foundOn !== null && each.foundOn !== each.address) foundOn.set(uri, uriOf(each.foundOn));
  }
  const notes = [...instead].map(([what, addresses]): Diagnostic => {
    const data = { source, what, count: addresses.length, example: addresses[0] ?? '' };
    return { code: 'fetch/not-an-evaluation', data, path: null, at: null };
  });
  return { files, foundOn, titles, notes, readAnew };
}

interface Standing {
  /** Of the bytes that it stands for; null for none. */
  readonly sha256: string | null;
  /** What it gave in the place of an evaluation; null where it gave one, or never did. */
  readonly gave: string | null;
  /** The newest bytes were read now. */
  readonly isNew: boolean;
}

async function standing(known: KnownAddress, newest: string, judging: Judging): Promise<Standing> {
  const { goodSha256: good } = known;
  if (newest === good) return { sha256: newest, gave: null, isNew: false };
  const { document, isNew } = await readingOf(known, newest, judging);
  if (document === null) return { sha256: good, gave: null, isNew };
  const gave = await gaveInstead(known, document, judging);
  if (gave === null) {
    await judging.store.fetches.settle({ ...known, goodSha256: newest });
    return { sha256: newest, gave: null, isNew };
  }
  if (good !== null) return { sha256: good, gave, isNew };
  return { sha256: isNothing(known, document) ? null : newest, gave: null, isNew };
}

/** What was read from the bytes; read now where it was not. */
async function readingOf(
  { address }: KnownAddress,
  sha256: string,
  judging: Judging,
): Promise<{ readonly document: StoredDocument | null; readonly isNew: boolean }> {
  const { store, rules } = judging;
  const remembered = (await store.readings.of([sha256], rules)).get(sha256);
  if (remembered && !isUnsettled(remembered.document)) return { document: remembered.document, isNew: false };
  const bytes = await store.readings.bytesOf(sha256);
  if (bytes === null) return { document: null, isNew: false };
  const { document } = await readAndKeep({ uri: uriOf(address), sha256, bytes }, judging);
  return { document, isNew: true };
}

const WORDS: Readonly<Record<string, string>> = {
  'page/login': 'a sign-in page',
  'page/not-found': 'an error page',
  'page/no-content': 'a page without content',
  'layout/unrecognised': 'a page of another layout',
  'source/blank': 'an empty page',
};

const says = ({ diagnostics }: StoredDocument, among: readonly string[]): string | undefined =>
  diagnostics.map(({ code }) => code).find((code) => among.includes(code));

/** A page that has no recommendations for so long really has none. */
const BELIEVED_AFTER_MS = 20 * 3_600_000;

/** In words what the bytes are in the place of an evaluation; null where they are one. */
async function gaveInstead(
  known: KnownAddress,
  document: StoredDocument,
  { store, now }: Judging,
): Promise<string | null> {
  if (!isRead(document)) return WORDS[says(document, Object.keys(WORDS)) ?? ''] ?? 'something that cannot be read';
  if (document.recommendations > 0 || known.goodSha256 === null) return null;
  const before = await store.readings.newestEvaluationOf(known.goodSha256);
  const isNews = now.getTime() - Date.parse(known.fetchedAt ?? '') < BELIEVED_AFTER_MS;
  return before && before.recommendations.length > 0 && isNews ? 'a page without recommendations' : null;
}

const isRead = (document: StoredDocument): document is StoredDocument & { readonly recommendations: number } =>
  'recommendations' in document;

/** Never was an evaluation, and does not look like one: an id that was never given, a form attached to a page. */
const isNothing = ({ kind }: KnownAddress, document: StoredDocument): boolean =>
  says(document, kind === 'document' ? Object.keys(WORDS) : ['page/not-found']) !== undefined;

/** An address as a name in the records, where every name must stand decoding. */
export function uriOf(address: string): string {
  try {
    decodeURIComponent(address);
    return address;
  } catch {
    return address.replaceAll('%', '%25');
  }
}
