/** Reads the bytes of the store again by the rules of this version, and says which values that moves. */
import { resolve } from 'node:path';
import type { Change } from '../../core/change.js';
import { Interrupted } from '../../core/failure.js';
import type { Evaluation } from '../../core/record.js';
import { differences, itemsOf } from '../../history/index.js';
import { carryIds } from '../../identity/index.js';
import { extractDocument } from '../../pipeline.js';
import { rulesVersion } from '../../pipeline-version.js';
import { type Holder, lockStore, type Store } from '../../store/index.js';
import { shortWords } from '../memory/changes.js';
import { type StorePlace, withStore } from '../open-store.js';
import { shownPath } from '../output.js';
import type { Extract } from '../reading/document.js';
import { readPasswords } from '../reading/passwords.js';
import { readAndKeep } from '../reading/read-remembered.js';

export interface ReplayOptions extends StorePlace {
  readonly now: () => Date;
  readonly today: string;
  readonly version: string;
  readonly process: Pick<Holder, 'pid' | 'host'>;
  readonly passwordsFile?: string;
  readonly signal?: AbortSignal;
  /** Told of each value that moved. */
  readonly onMoved: (moved: MovedValue) => void;
  readonly onDocument?: (done: number, total: number) => void;
  /** How one document is read; another one only in tests. */
  readonly extract?: Extract;
  /** Another version of the rules than that of the program; only in tests. */
  readonly rules?: string;
}

/** A value that the rules of this version read differently. */
export interface MovedValue extends Pick<Change, 'item' | 'itemKind' | 'kind' | 'field' | 'before' | 'after'> {
  readonly uri: string;
  readonly words: string;
}

export interface Replayed {
  readonly rules: string;
  /** Documents that were read again. */
  readonly documents: number;
  /** Of those, the ones in which a value moved. */
  readonly moved: number;
}

/**
 * Reads again what was never read under these rules. The next run publishes what moved; nothing is published here. What was read
 * until a signal is kept. Throws WrongUsage, StoreLocked, StoreUnusable, Interrupted.
 */
export const replay = (options: ReplayOptions): Promise<Replayed> =>
  withStore(options, async (store) => {
    const path = resolve(options.cwd, options.storePath);
    const started = options.now().toISOString();
    const lock = await lockStore(path, shownPath(path, options.cwd), {
      command: 'replay',
      started,
      ...options.process,
    });
    try {
      return await replayed(store, options, started);
    } finally {
      await lock.release();
    }
  });

async function replayed(store: Store, options: ReplayOptions, started: string): Promise<Replayed> {
  const rules = options.rules ?? rulesVersion();
  const { version, today } = options;
  const waiting = await store.readings.unreadUnder(rules);
  if (waiting.length === 0) return { rules, documents: 0, moved: 0 };
  const passwords = options.passwordsFile ? (await readPasswords(options.passwordsFile, options.cwd)).all : [];
  const extract: Extract = options.extract ?? ((source) => extractDocument(source, { passwords }));
  const runId = await store.runs.begin({ started, asOf: today, version, rules, command: 'replay' });
  let moved = 0;
  for (const [index, sha256] of waiting.entries()) {
    if (options.signal?.aborted) break;
    const before = await store.readings.newestEvaluationOf(sha256);
    const bytes = await store.readings.bytesOf(sha256);
    if (!bytes) continue;
    const uri = (await store.sightings.of(sha256)).at(-1)?.uri ?? sha256;
    await readAndKeep({ uri, sha256, bytes }, { store, runId, rules, extract });
    const after = await store.readings.evaluationOf(sha256, rules);
    const values = movedValues(before, after, { uri, today });
    for (const value of values) options.onMoved(value);
    if (values.length > 0) moved++;
    options.onDocument?.(index + 1, waiting.length);
  }
  await store.runs.end(runId, { outcome: 'stopped', finished: options.now().toISOString() });
  if (options.signal?.aborted)
    throw new Interrupted('Stopped; what was read again is kept.', 'Start it again: it goes on where it stopped.');
  return { rules, documents: waiting.length, moved };
}

function movedValues(
  before: Evaluation | null,
  after: Evaluation | null,
  { uri, today }: { readonly uri: string; readonly today: string },
): MovedValue[] {
  const [was, is] = [before, before && after ? carryIds(before, after).evaluation : after];
  if (!is) return was ? [wholeOf(was, 'gone', uri)] : [];
  if (!was) return [wholeOf(is, 'new', uri)];
  const words = new Map([...itemsOf(was), ...itemsOf(is)].map(({ item }) => [item.id, shortWords(item)]));
  const changes = differences(was, is, { day: today, cause: 'rules', gone: new Map() });
  return changes.map(({ item, itemKind, kind, field, before: from, after: to }) => ({
    uri,
    words: words.get(item) ?? item,
    item,
    itemKind,
    kind,
    field,
    before: from,
    after: to,
  }));
}

const wholeOf = (evaluation: Evaluation, kind: 'new' | 'gone', uri: string): MovedValue => ({
  uri,
  words: shortWords(evaluation),
  item: evaluation.id,
  itemKind: 'evaluation',
  kind,
  field: null,
  before: null,
  after: null,
});
