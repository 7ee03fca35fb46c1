/**
 * A report and the response to it become one record. The ids in force stay where they are, whichever came first: what was known in
 * the words of the response is the recommendation that it answers, of several the first.
 */
import type { JoinCase } from '../../core/joining.js';
import type { Evaluation } from '../../core/record.js';
import {
  byPrecedence,
  type Contradiction,
  inSource,
  joiningOf,
  mergeSources,
  restate,
  type SourceRecord,
} from '../../history/index.js';
import { type Carried, carryIds, isTitleOfResponse, joinOf } from '../../identity/index.js';
import { underId } from './ids.js';
import { knownWith } from './known.js';

/** A document as it was read, with what became of its ids. */
export interface ReadSource extends SourceRecord {
  /** Not among the documents that the record was made from before. */
  readonly isNew: boolean;
}

export interface Joined {
  readonly evaluation: Evaluation;
  readonly contradictions: readonly Contradiction[];
  /** What became of the ids. */
  readonly carried: { readonly report: Carried; readonly response: Carried };
  /** Each document with the ids in force, the weakest first. */
  readonly sources: readonly SourceRecord[];
}

export interface JoinOptions {
  readonly id: string;
  /** Everything that was known until now, also what is gone; null before the first time. */
  readonly known: Evaluation | null;
  /** Makes ids that other evaluations have into others. */
  readonly free: (evaluation: Evaluation) => Promise<Evaluation>;
}

/** Each list with the older documents first, one at least. */
export async function joinSources(
  reports: readonly ReadSource[],
  responses: readonly ReadSource[],
  { id, known, free }: JoinOptions,
): Promise<Joined> {
  const [report, response] = [oneOf(reports), oneOf(responses)];
  const cases = joinOf(report.evaluation, response.evaluation);
  const named = known
    ? inForce(known, report.evaluation, response.evaluation, cases)
    : { evaluation: underId(report.evaluation, id), held: new Set<string>() };
  const asked = await carried(known, named.evaluation, { held: named.held, closed: new Set() }, free);
  const { evaluation: restated, own } = restate(response.evaluation, asked.evaluation, cases);
  const held = new Set(asked.evaluation.recommendations.map((each) => each.id));
  const all = known ? knownWith(known, asked.evaluation) : asked.evaluation;
  const answer = await carried(all, restated, { held, closed: held }, free);

  const idOf = (place: number): string | undefined => answer.evaluation.recommendations[own.get(place) ?? -1]?.id;
  const merged = mergeSources([
    { evaluation: asked.evaluation, complete: report.complete },
    { evaluation: answer.evaluation, complete: response.complete },
  ]);
  const joining = joiningOf(cases, {
    report: asked.evaluation,
    response: response.evaluation,
    idOf,
    whole: response.complete,
    documents: { report: fingerprintsOf(reports), response: fingerprintsOf(responses) },
  });
  const now = newIds(restated, answer.evaluation);
  const inIds = (record: SourceRecord): SourceRecord => ({
    ...record,
    evaluation: withActionIds(record.evaluation, now),
  });
  return {
    evaluation: { ...headed(merged.evaluation, asked.evaluation, response.evaluation), joining },
    contradictions: response.contradictions.map((each) => ({ ...each, item: now.get(each.item) ?? each.item })),
    carried: { report: withoutHeld(asked, named.held), response: answer },
    sources: [...report.sources, ...response.sources.map(inIds)],
  };
}

/** That the words of the response gave way to those of the report is told by the joining. */
const withoutHeld = (carried: Carried, held: ReadonlySet<string>): Carried => ({
  ...carried,
  matches: carried.matches.filter(({ id }) => !held.has(id)),
});

interface OneSide extends SourceRecord {
  readonly contradictions: readonly Contradiction[];
  readonly sources: readonly SourceRecord[];
}

/** The documents of one side as one; what is the same in them has the same ids. */
function oneOf(records: readonly ReadSource[]): OneSide {
  let known: Evaluation | null = null;
  const sources: SourceRecord[] = [];
  for (const { evaluation: read, complete } of records) {
    const evaluation: Evaluation = known ? carryIds(known, read).evaluation : read;
    known = known ? knownWith(known, evaluation) : evaluation;
    sources.push({ evaluation, complete });
  }
  const ordered = byPrecedence(sources);
  const { evaluation, contradictions } = mergeSources(ordered);
  return { evaluation, contradictions, complete: sources.every(({ complete }) => complete), sources: ordered };
}

const fingerprintsOf = (records: readonly SourceRecord[]): string[] =>
  records.map(({ evaluation }) => evaluation.source.sha256);

type Decided = NonNullable<Parameters<typeof carryIds>[2]>;

async function carried(
  known: Evaluation | null,
  read: Evaluation,
  decided: Decided,
  free: JoinOptions['free'],
): Promise<Carried> {
  const result = known ? carryIds(known, read, decided) : { evaluation: read, matches: [], unsure: [] };
  return { ...result, evaluation: await free(result.evaluation) };
}

/**
 * The report with the ids that its recommendations have in force because the response was there first. Not where the known one
 * stands in the words of the report already, nor where the words of the report lead to another.
 */
function inForce(
  known: Evaluation,
  report: Evaluation,
  response: Evaluation,
  cases: readonly JoinCase[],
): { readonly evaluation: Evaluation; readonly held: ReadonlySet<string> } {
  const there = new Set(known.recommendations.map(({ id }) => id));
  const byWords = carryIds(known, report).evaluation.recommendations.map(({ id }) => id);
  const ofResponse = carryIds(known, response).evaluation.recommendations.map(({ id }) => id);
  const exact = new Set(report.recommendations.map(wordsOf));
  const standing = new Set(known.recommendations.filter((each) => exact.has(wordsOf(each))).map(({ id }) => id));
  const ids = new Map<number, string>();
  for (const { kind, report: places, response: answers } of cases) {
    const [place, answer] = [places[0], answers[0]];
    if (kind === 'unsure' || place === undefined || answer === undefined) continue;
    const [id, found] = [ofResponse[answer], byWords[place]];
    if (id === undefined || !there.has(id) || standing.has(id)) continue;
    if (found !== undefined && there.has(found) && found !== id) continue;
    ids.set(place, id);
  }
  const recommendations = report.recommendations.map((each, place) => ({ ...each, id: ids.get(place) ?? each.id }));
  return { evaluation: { ...report, recommendations }, held: new Set(ids.values()) };
}

const wordsOf = ({ title, text }: { readonly title: string | null; readonly text: string }): string =>
  `${title ?? ''}\n${text}`;

/** What became of the ids of a reading. */
function newIds(before: Evaluation, after: Evaluation): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const [place, each] of before.recommendations.entries())
    for (const [row, action] of each.actions.entries()) {
      const now = after.recommendations[place]?.actions[row]?.id;
      if (now !== undefined) ids.set(action.id, now);
    }
  return ids;
}

const withActionIds = (evaluation: Evaluation, ids: ReadonlyMap<string, string>): Evaluation => ({
  ...evaluation,
  recommendations: evaluation.recommendations.map((each) => ({
    ...each,
    actions: each.actions.map((action) => ({ ...action, id: ids.get(action.id) ?? action.id })),
  })),
});

/** The title and the symbol are those of the report: the title of a response is none of an evaluation, its symbol another's. */
function headed(merged: Evaluation, report: Evaluation, response: Evaluation): Evaluation {
  const { symbol: _own, answers, ...rest } = merged;
  const symbol = report.symbol ?? answers;
  const ofResponse = response.title !== null && isTitleOfResponse(response.title);
  const title = ofResponse && report.title !== null ? report.title : merged.title;
  const at = inReport(report);
  const { symbol: _place, answers: named, ...places } = merged.evidence;
  const evidence = {
    ...places,
    ...(title === merged.title ? {} : at('title')),
    ...(report.symbol === undefined ? named && { symbol: named } : at('symbol')),
  };
  return { ...rest, title, ...(symbol === undefined ? {} : { symbol }), evidence };
}

const inReport =
  ({ evidence, source }: Evaluation) =>
  (field: string): Evaluation['evidence'] => {
    const own = evidence[field];
    return own === undefined ? {} : inSource({ [field]: own }, source.sha256);
  };
