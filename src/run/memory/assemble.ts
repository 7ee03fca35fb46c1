/**
 * From documents to evaluations with a past: which evaluation each document speaks of, what the documents of one evaluation say
 * together, and what moved since the store last knew it. Runs within one transaction: an alarm undoes all of it.
 */
import type { Change, ChangeCause } from '../../core/change.js';
import type { Evaluation } from '../../core/record.js';
import { dayOf, differences, itemsOf, sameValue } from '../../history/index.js';
import { keysOf } from '../../identity/index.js';
import type { MadeFrom, StoreAccess, StoredItem, View } from '../../store/index.js';
import type { EvaluationSource } from '../reading/read-remembered.js';
import { earlierValues, maybeTheSame } from './findings.js';
import { withFreeIds } from './ids.js';
import type { ReadSource } from './join.js';
import { goneAmong, withGone } from './known.js';
import { type Resolved, resolveEvaluation } from './resolve.js';
import { themesOfMerged } from './themes.js';
import { type Ties, tiesOf } from './ties.js';
import { together } from './together.js';
import { keepGoneAndBack } from './whereabouts.js';

export interface AssembleOptions {
  readonly runId: number;
  readonly rules: string;
  /** The day of the run, `YYYY-MM-DD`. */
  readonly day: string;
  /** The evaluation that each name stood for in the run before, by uri. */
  readonly formerly: ReadonlyMap<string, string>;
  /** By uri, the uri of the page that a document is attached to. */
  readonly foundOn?: ReadonlyMap<string, string>;
  /** Asked before each evaluation; throws when the run is to end. */
  readonly goOn: () => Promise<void>;
}

/** The evaluation of every document, by the fingerprint of its bytes. */
export type Assignment = ReadonlyMap<string, string>;

/** Brings the store up to what the documents say. `sources`: every document of this run that gave an evaluation. */
export async function assemble(
  store: StoreAccess,
  sources: readonly EvaluationSource[],
  options: AssembleOptions,
): Promise<Assignment> {
  const assigned = new Map(await store.evaluations.assigned(sources.map(({ sha256 }) => sha256)));
  const live = new Map<string, EvaluationSource[]>();
  for (const source of sources) {
    const evaluation = assigned.get(source.sha256);
    if (evaluation !== undefined) live.set(evaluation, [...(live.get(evaluation) ?? []), source]);
  }
  const touched = await outdated(store, live, options.rules);
  const unsure = new Map<string, Map<string, Evaluation>>();
  const rebuilt = (id: string): Promise<void> =>
    rebuild(store, id, live.get(id) ?? [], { ...options, unsure: [...(unsure.get(id)?.values() ?? [])] });
  const ties = tiesOf(sources, options.foundOn ?? new Map(), assigned);
  const pending = pendingIn(sources, assigned, ties);
  // How many names that stood for an evaluation hold other bytes, which are still to come.
  const waiting = new Map<string, number>();
  const count = (id: string | undefined, step: 1 | -1): void => {
    if (id !== undefined) waiting.set(id, (waiting.get(id) ?? 0) + step);
  };
  for (const { uri } of pending) count(options.formerly.get(uri), 1);
  for (const source of pending) {
    await options.goOn();
    const { uri } = source;
    const found = await assign(store, source, ties.evaluationOf(source), options);
    const { id } = found;
    count(options.formerly.get(uri), -1);
    assigned.set(source.sha256, id);
    live.set(id, [...(live.get(id) ?? []), source]);
    unsure.set(id, new Map([...(unsure.get(id) ?? []), ...found.unsure.map((each) => [each.id, each] as const)]));
    touched.add(id);
    // Put together without them, the evaluation would lose for a moment all that they hold.
    if ((waiting.get(id) ?? 0) > 0) continue;
    touched.delete(id);
    await rebuilt(id);
  }
  for (const id of [...touched].sort()) {
    await options.goOn();
    await rebuilt(id);
  }
  return assigned;
}

/**
 * The documents whose evaluation is not known, in the order of their stamps, so that the history of an evaluation is told in its
 * own order, whatever the names. What is attached to a page comes after it: where its words leave it open, it is of the same one.
 */
function pendingIn(
  sources: readonly EvaluationSource[],
  assigned: Assignment,
  { depthOf }: Ties,
): readonly EvaluationSource[] {
  const unassigned = inOrder(sources.filter(({ sha256 }) => !assigned.has(sha256)));
  return unassigned.sort((one, other) => depthOf(one) - depthOf(other));
}

/** Finds out which evaluation a document speaks of. `tied`: the evaluation of the page that it is attached to, or of what is attached to it. */
async function assign(
  store: StoreAccess,
  source: EvaluationSource,
  tied: string | null,
  options: AssembleOptions,
): Promise<Resolved> {
  const read = await evaluationOf(store, source, options);
  const found = await resolveEvaluation(store, read, options.formerly.get(source.uri) ?? tied);
  await store.evaluations.assign(source.sha256, found.id);
  await store.evaluations.addKeys(found.id, keysOf(read));
  return found;
}

/** The older first; of two without a stamp, or of one day, the report before the response to it. */
const inOrder = (sources: readonly EvaluationSource[]): EvaluationSource[] =>
  [...sources].sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));

const orderOf = ({ stamp, hasActions, uri }: EvaluationSource): string => `${stamp ?? ''}${hasActions ? 1 : 0}${uri}`;

/** The evaluations whose record was put together from other documents, or read by other rules, than this run has. */
async function outdated(
  store: StoreAccess,
  live: ReadonlyMap<string, readonly EvaluationSource[]>,
  rules: string,
): Promise<Set<string>> {
  const made = await store.evaluations.madeFrom([...live.keys()]);
  const differs = ([id, sources]: [string, readonly EvaluationSource[]]): boolean =>
    !sameMaking(made.get(id), sources, rules);
  return new Set([...live].filter(differs).map(([id]) => id));
}

const setOf = (fingerprints: readonly string[]): string => [...fingerprints].sort().join();

const sameMaking = (made: MadeFrom | undefined, sources: readonly EvaluationSource[], rules: string): boolean =>
  made?.rules === rules && setOf(made.fingerprints) === setOf(sources.map(({ sha256 }) => sha256));

async function evaluationOf(
  store: StoreAccess,
  { sha256, uri }: EvaluationSource,
  { rules }: AssembleOptions,
): Promise<Evaluation> {
  const evaluation = await store.readings.evaluationOf(sha256, rules);
  if (!evaluation) throw new TypeError(`The reading of ${sha256} is not in the store.`);
  return { ...evaluation, source: { ...evaluation.source, uri } };
}

interface RebuildOptions extends AssembleOptions {
  /** Evaluations that this one may be. */
  readonly unsure?: readonly Evaluation[];
}

/** Puts the record of an evaluation together from its documents, and keeps what moved. */
async function rebuild(
  store: StoreAccess,
  id: string,
  sources: readonly EvaluationSource[],
  options: RebuildOptions,
): Promise<void> {
  const before = await store.evaluations.view(id);
  const items = before ? await store.evaluations.items(id) : [];
  const built = await build(store, id, sources, { before, items, options });
  const cause = causeOf(before, sources, options.rules);
  const gone = goneAmong(items);
  const { runId, day } = options;
  const changes = differences(before?.evaluation ?? null, built.evaluation, { day, cause, gone });
  await keepItems(store, { id, before, after: built.evaluation, changes, options });
  await store.history.add([...changes, ...built.earlier], runId);
  const fingerprints = sources.map(({ sha256 }) => sha256);
  await store.evaluations.saveView(
    { evaluation: built.evaluation, madeFrom: { fingerprints, rules: options.rules } },
    runId,
  );
}

/** The same bytes read differently are no news from the source. */
function causeOf(before: View | null, sources: readonly EvaluationSource[], rules: string): ChangeCause {
  const same = before && setOf(before.madeFrom.fingerprints) === setOf(sources.map(({ sha256 }) => sha256));
  return same && before.madeFrom.rules !== rules ? 'rules' : 'source';
}

interface Building {
  readonly before: View | null;
  readonly items: readonly StoredItem[];
  readonly options: RebuildOptions;
}

interface Built {
  readonly evaluation: Evaluation;
  /** What older sources say, learnt after the newer ones. */
  readonly earlier: readonly Change[];
}

/** Every document with the ids in force, the older first; then all of them as one. */
async function build(
  store: StoreAccess,
  id: string,
  sources: readonly EvaluationSource[],
  { before, items, options }: Building,
): Promise<Built> {
  const known = before ? withGone(before.evaluation, items) : null;
  const free = (evaluation: Evaluation): Promise<Evaluation> => withFreeIds(store, evaluation);
  const records: ReadSource[] = [];
  for (const source of inOrder(sources)) {
    const isNew = before?.madeFrom.fingerprints.includes(source.sha256) !== true;
    records.push({ evaluation: await evaluationOf(store, source, options), complete: source.complete, isNew });
  }
  const { evaluation: joined, findings, records: all } = await together(records, { id, known, free });
  const readings = all.map(({ evaluation: each }) => each);
  const evaluation = await themesOfMerged(joined, readings);
  const others = readings.map(({ source }) => source).filter(({ sha256 }) => sha256 !== evaluation.source.sha256);
  const shown: Evaluation = {
    ...evaluation,
    ...(others.length === 0 ? {} : { otherSources: others.reverse() }),
    diagnostics: [...evaluation.diagnostics, ...findings, ...(options.unsure ?? []).map(maybeTheSame)],
  };
  const fresh = new Set(records.flatMap((each) => (each.isNew ? [each.evaluation.source.sha256] : [])));
  const said = all.filter(({ evaluation: each }) => fresh.has(each.source.sha256));
  const late = before ? said.flatMap((each) => earlierValues(each.evaluation, shown, options.day)) : [];
  return { evaluation: shown, earlier: await notYetTold(store, late) };
}

async function notYetTold(store: StoreAccess, changes: readonly Change[]): Promise<Change[]> {
  const untold: Change[] = [];
  for (const change of changes) {
    const told = await store.history.ofItem(change.item);
    const isTold = ({ field, date, after }: Change): boolean =>
      field === change.field && date === change.date && sameValue(after, change.after);
    if (!told.some(isTold)) untold.push(change);
  }
  return untold;
}

interface Keeping {
  readonly id: string;
  readonly before: View | null;
  readonly after: Evaluation;
  readonly changes: readonly Change[];
  readonly options: AssembleOptions;
}

/** What appeared, went and came back, in the ledger of the items. */
async function keepItems(store: StoreAccess, { id, before, after, changes, options }: Keeping): Promise<void> {
  const { runId, day } = options;
  const fresh = new Set(changes.flatMap(({ kind, item }) => (kind === 'new' ? [item] : [])));
  const items = [...itemsOf(after)].filter(({ item }) => fresh.has(item.id));
  await store.evaluations.addItems(
    items.map(({ kind, item, parent }) => ({
      id: item.id,
      evaluation: id,
      parent,
      kind,
      firstRun: runId,
      firstDate: dayOf(item, day),
    })),
  );
  await keepGoneAndBack(store, before, changes, runId);
}
