/** Which name holds which bytes, and what is gone because no name holds its bytes any more. Gone is not closed. */
import type { NamedInputs } from '../../acquire/index.js';
import type { Change } from '../../core/change.js';
import { allGone, itemsOf } from '../../history/index.js';
import type { StoreAccess, View } from '../../store/index.js';
import { goneAmong } from './known.js';
import type { Prepared } from './memory-run.js';

/** The evaluation that each name stood for until now. */
export async function evaluationsByName(
  store: StoreAccess,
  sources: readonly NamedInputs[],
): Promise<ReadonlyMap<string, string>> {
  const sightings = await store.sightings.current(sources.map(({ name }) => name));
  const assigned = await store.evaluations.assigned(sightings.flatMap(({ sha256 }) => sha256 ?? []));
  return new Map(
    sightings.flatMap(({ uri, sha256 }) => {
      const evaluation = sha256 === null ? undefined : assigned.get(sha256);
      return evaluation === undefined ? [] : [[uri, evaluation] as const];
    }),
  );
}

/**
 * Keeps which names hold other bytes than before, and which hold nothing any more. `read`: the fingerprint of what was read, by
 * uri. Gives the bytes that lost a name.
 */
export async function keepSightings(
  store: StoreAccess,
  { options, seen, found }: Prepared,
  read: ReadonlyMap<string, string | null>,
  runId: number,
): Promise<readonly string[]> {
  const sources = options.sources.map(({ name }) => name);
  const key = (source: string, uri: string): string => JSON.stringify([source, uri]);
  const before = new Map((await store.sightings.current(sources)).map((each) => [key(each.source, each.uri), each]));
  const changed = [];
  const left: string[] = [];
  for (const { file, source, sha256: print } of [...seen.files, ...seen.duplicates]) {
    const sha256 = read.get(file.uri) ?? print;
    const known = before.get(key(source, file.uri));
    before.delete(key(source, file.uri));
    if (known?.sha256 === sha256) continue;
    changed.push({ source, uri: file.uri, sha256 });
    if (known?.sha256) left.push(known.sha256);
  }
  // What could not be looked at tonight may well be there.
  const unseen = [
    ...seen.refused,
    ...found.troubles.filter(({ diagnostic }) => diagnostic.code === 'source/unreadable'),
  ];
  const mayBe = (uri: string): boolean => unseen.some((each) => uri === each.uri || uri.startsWith(`${each.uri}/`));
  for (const { source, uri, sha256 } of before.values()) {
    if (sha256 === null || mayBe(uri)) continue;
    changed.push({ source, uri, sha256: null });
    left.push(sha256);
  }
  await store.sightings.add(changed, runId);
  return left;
}

/** The evaluations of these bytes are gone: all but those that a name still holds bytes of. `there`: those of this run. */
export async function markGone(
  store: StoreAccess,
  left: readonly string[],
  { there, runId, rules, day }: { there: ReadonlySet<string>; runId: number; rules: string; day: string },
): Promise<void> {
  const of = await store.evaluations.assigned(left);
  for (const id of [...new Set(of.values())].sort()) {
    if (there.has(id) || (await store.sightings.standing(await store.evaluations.bytesOf(id))).size > 0) continue;
    const view = await store.evaluations.view(id);
    if (!view) continue;
    const gone = goneAmong(await store.evaluations.items(id));
    const changes = allGone(view.evaluation, { day, cause: 'source', gone });
    await keepGoneAndBack(store, view, changes, runId);
    await store.history.add(changes, runId);
    // Made from nothing: when any of its bytes come back, it is put together again.
    await store.evaluations.saveView({ ...view, madeFrom: { fingerprints: [], rules } }, runId);
  }
}

/** What went and what is back, in the ledger of the items. `before`: the record that what went stood in. */
export async function keepGoneAndBack(
  store: StoreAccess,
  before: View | null,
  changes: readonly Change[],
  runId: number,
): Promise<void> {
  const lasts = new Map(before ? [...itemsOf(before.evaluation)].map(({ item }) => [item.id, item]) : []);
  for (const { kind, item } of changes) {
    const last = lasts.get(item);
    if (kind === 'gone' && last) await store.evaluations.markGone(item, withoutParts(last), runId);
    if (kind === 'back') await store.evaluations.markBack(item);
  }
}

/** The parts of an item that went are items of their own. */
function withoutParts<Each extends object>(item: Each): Each {
  if ('recommendations' in item) return { ...item, recommendations: [] };
  return 'actions' in item ? { ...item, actions: [] } : item;
}
