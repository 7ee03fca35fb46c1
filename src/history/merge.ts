/**
 * One evaluation from several sources: two crawls of its page, its page and its document. The newer stamp wins, item by item and
 * field by field; what the newer one does not speak of is filled from the older, and says so in its places. Where neither is
 * newer and they contradict each other about a status, the status is `conflicting`: a wrong one is worse than none.
 */
import type { Action, DiagnosticRecord, Evaluation, Evidence, Recommendation } from '../core/record.js';
import { isEmpty, pathsOf, sameValue } from './items.js';
import { inSource } from './places.js';
import { newestStamp, stampOf } from './stamps.js';

/** What one source says; the ids are those in force. */
export interface SourceRecord {
  readonly evaluation: Evaluation;
  /** False when something of the source could not be read: what it does not show may still be there. */
  readonly complete: boolean;
}

/** Two sources that say different things about a status, neither being newer. */
export interface Contradiction {
  readonly item: string;
  readonly field: 'status';
  readonly first: { readonly value: string; readonly uri: string };
  readonly second: { readonly value: string; readonly uri: string };
}

export interface Merged {
  readonly evaluation: Evaluation;
  readonly contradictions: readonly Contradiction[];
}

/** The sources in the order of precedence, the weakest first: by their newest stamp; those without one as they came. */
export function byPrecedence<Source extends SourceRecord>(sources: readonly Source[]): Source[] {
  const keyed = sources.map((source, index) => ({ source, index, stamp: newestStamp(source.evaluation) ?? '' }));
  keyed.sort((one, other) => (one.stamp < other.stamp ? -1 : one.stamp > other.stamp ? 1 : one.index - other.index));
  return keyed.map(({ source }) => source);
}

/** `sources` by precedence, at least one. */
export function mergeSources(sources: readonly SourceRecord[]): Merged {
  const strongest = sources.at(-1);
  if (!strongest) throw new TypeError('No source to merge.');
  const contradictions: Contradiction[] = [];
  const weaker = sources.slice(0, -1).reverse();
  const merged = weaker.reduce((strong, weak) => fold(strong, strongest, weak, contradictions), strongest.evaluation);
  const diagnostics = diagnosticsFor(
    merged,
    strongest.evaluation,
    weaker.map(({ evaluation }) => evaluation),
  );
  return { evaluation: { ...merged, diagnostics }, contradictions };
}

const ITEM = /^recommendations\[\d+\](?:\.actions\[\d+\])?/u;

/** What was said of the strongest source, and of the items that only a weaker one has; each at its place in the merged record. */
function diagnosticsFor(merged: Evaluation, strongest: Evaluation, weaker: readonly Evaluation[]): DiagnosticRecord[] {
  const places = pathsOf(merged);
  const told = new Set<string>();
  return [strongest, ...weaker].flatMap((evaluation, index) => {
    const own = new Map([...pathsOf(evaluation)].map(([id, path]) => [path, id]));
    const here = evaluation.diagnostics.flatMap((diagnostic) => {
      const [item = ''] = ITEM.exec(diagnostic.path ?? '') ?? [];
      const id = own.get(item);
      const place = id === undefined ? undefined : places.get(id);
      if (id === undefined || place === undefined || told.has(id)) return [];
      const path = diagnostic.path === null ? null : place + diagnostic.path.slice(item.length);
      const at = diagnostic.at && index > 0 ? { ...diagnostic.at, source: evaluation.source.sha256 } : diagnostic.at;
      return [{ ...diagnostic, path, at }];
    });
    for (const id of own.values()) told.add(id);
    return here;
  });
}

interface Pairing {
  /** The strong source was written later, by their stamps. */
  readonly newer: boolean;
  readonly strongUri: string;
  readonly weakUri: string;
  /** Fingerprint of the bytes that the weak values stand in. */
  readonly weakSource: string;
  readonly contradictions: Contradiction[];
}

function fold(
  strong: Evaluation,
  strongest: SourceRecord,
  weak: SourceRecord,
  contradictions: Contradiction[],
): Evaluation {
  const [strongStamp, weakStamp] = [newestStamp(strong), newestStamp(weak.evaluation)];
  const newer = strongStamp !== null && weakStamp !== null && strongStamp > weakStamp;
  const pairing: Pairing = {
    newer,
    strongUri: strong.source.uri,
    weakUri: weak.evaluation.source.uri,
    weakSource: weak.evaluation.source.sha256,
    contradictions,
  };
  const filled = fill(strong, weak.evaluation, EVALUATION_FIELDS, pairing);
  // A newer page that was read whole and does not show an item any more has the last word about it.
  const keepsMissing = !(newer && strongest.complete);
  const recommendations = together(strong.recommendations, weak.evaluation.recommendations, keepsMissing, {
    both: (own, other) => foldRecommendation(own, other, keepsMissing, pairing),
    only: (other) => fromOther(other, pairing),
  });
  return { ...filled, recommendations };
}

const EVALUATION_FIELDS = [
  'title',
  'agency',
  'commissioningUnit',
  'responsibleUnit',
  'country',
  'region',
  'plan',
  'type',
  'completionDate',
  'symbol',
  'evaluators',
] as const;
const RECOMMENDATION_FIELDS = ['number', 'label', 'title', 'text', 'priority', 'addressees', 'timeFrame'] as const;
const ACTION_FIELDS = ['number', 'description', 'dueDate', 'documents'] as const;

function foldRecommendation(
  strong: Recommendation,
  weak: Recommendation,
  keepsMissing: boolean,
  pairing: Pairing,
): Recommendation {
  const answer = newerResponse(strong, weak, pairing);
  const filled = fill({ ...strong, ...answer }, weak, RECOMMENDATION_FIELDS, pairing);
  const actions = together(strong.actions, weak.actions, keepsMissing, {
    both: (own, other) => foldAction(own, other, pairing),
    only: (other) => ({ ...other, evidence: elsewhere(other.evidence, pairing) }),
  });
  return { ...filled, actions };
}

const ANSWER = /^(?:response\b|acceptance)/u;

/** The response with its decision, whole: that of the newer stamp, or the only one there is. */
function newerResponse(
  strong: Recommendation,
  weak: Recommendation,
  pairing: Pairing,
): Pick<Recommendation, 'response' | 'acceptance' | 'acceptanceRaw' | 'evidence'> {
  const silent = strong.response === null && strong.acceptance === 'not_stated';
  const [own, other] = [strong.response && stampOf(strong.response), weak.response && stampOf(weak.response)];
  const late = own !== null && other !== null && other > own;
  const answered = weak.response !== null || weak.acceptance !== 'not_stated';
  if (!answered || !(silent || late)) {
    const { response, acceptance, acceptanceRaw, evidence } = strong;
    return { response, acceptance, acceptanceRaw, evidence };
  }
  const { response, acceptance, acceptanceRaw } = weak;
  const kept = Object.entries(strong.evidence).filter(([field]) => !ANSWER.test(field));
  const taken = Object.entries(elsewhere(weak.evidence, pairing)).filter(([field]) => ANSWER.test(field));
  return { response, acceptance, acceptanceRaw, evidence: Object.fromEntries([...kept, ...taken]) };
}

/** The key action as its newer stamp has it. */
function foldAction(strong: Action, weak: Action, pairing: Pairing): Action {
  const [own, other] = [stampOf(strong), stampOf(weak)];
  const late = own !== null && other !== null && other > own;
  if (late) {
    const first = { ...weak, id: strong.id, evidence: elsewhere(weak.evidence, pairing) };
    return fill(first, strong, ACTION_FIELDS, { ...pairing, weakSource: null });
  }
  const ordered = pairing.newer || (own !== null && other !== null && own > other);
  const filled = fill(strong, weak, ACTION_FIELDS, pairing);
  const owned = filled.responsibleUnits.length === 0 && filled.responsibleRaw === null;
  const units = owned ? fill(filled, weak, ['responsibleUnits', 'responsibleRaw'], pairing) : filled;
  return ordered ? units : settleStatus(units, weak, pairing);
}

/** Neither is newer: the one that speaks is heard; when both do and differ, nobody knows. */
function settleStatus(strong: Action, weak: Action, pairing: Pairing): Action {
  if (weak.status === 'not_reported' || weak.status === strong.status) return strong;
  if (strong.status === 'not_reported') {
    const { status, statusRaw, declaredOverdue } = weak;
    const evidence = {
      ...strong.evidence,
      ...only(elsewhere(weak.evidence, pairing), ['status', 'statusRaw', 'declaredOverdue']),
    };
    return { ...strong, status, statusRaw, declaredOverdue, evidence };
  }
  pairing.contradictions.push({
    item: strong.id,
    field: 'status',
    first: { value: strong.statusRaw ?? strong.status, uri: pairing.strongUri },
    second: { value: weak.statusRaw ?? weak.status, uri: pairing.weakUri },
  });
  return { ...strong, status: 'conflicting' };
}

/** Both lists in the order of the strong one; what only the weak one has comes after what it follows there. */
function together<Each extends { readonly id: string }>(
  strong: readonly Each[],
  weak: readonly Each[],
  keepsMissing: boolean,
  how: { readonly both: (own: Each, other: Each) => Each; readonly only: (other: Each) => Each },
): Each[] {
  const others = new Map(weak.map((each) => [each.id, each]));
  const joined = strong.map((own) => {
    const other = others.get(own.id);
    return other ? how.both(own, other) : own;
  });
  if (!keepsMissing) return joined;
  let after = 0;
  for (const other of weak) {
    const at = joined.findIndex(({ id }) => id === other.id);
    if (at >= 0) after = at + 1;
    else joined.splice(after++, 0, how.only(other));
  }
  return joined;
}

/** The strong item, its empty fields filled from the weak one, with their places. */
function fill<Each extends { readonly evidence: Evidence }>(
  strong: Each,
  weak: Each,
  fields: readonly (keyof Each & string)[],
  pairing: { readonly weakSource: string | null },
): Each {
  const empty = fields.filter((field) => isEmpty(strong[field]) && !isEmpty(weak[field]));
  if (empty.length === 0) return strong;
  const values = Object.fromEntries(empty.map((field) => [field, weak[field]]));
  return { ...strong, ...values, evidence: { ...strong.evidence, ...only(elsewhere(weak.evidence, pairing), empty) } };
}

const BELOW = /[.[].*$/u;

const only = (evidence: Evidence, fields: readonly string[]): Evidence =>
  Object.fromEntries(Object.entries(evidence).filter(([field]) => fields.includes(field.replace(BELOW, ''))));

const fromOther = (other: Recommendation, pairing: Pairing): Recommendation => ({
  ...other,
  evidence: elsewhere(other.evidence, pairing),
  actions: other.actions.map((action) => ({ ...action, evidence: elsewhere(action.evidence, pairing) })),
});

const elsewhere = (evidence: Evidence, { weakSource }: { readonly weakSource: string | null }): Evidence =>
  weakSource === null ? evidence : inSource(evidence, weakSource);

/** What the weaker sources say otherwise: values that the record does not show, which history keeps. */
export function otherValues(
  shown: Action,
  said: Action,
): { readonly field: 'status' | 'dueDate'; readonly value: unknown }[] {
  const fields = ['status', 'dueDate'] as const;
  return fields.flatMap((field) => (sameValue(shown[field], said[field]) ? [] : [{ field, value: said[field] }]));
}
