/** What putting an evaluation together has to say: reworded items, unsure matches, contradictions, values learnt late. */
import type { Change } from '../../core/change.js';
import { diagnosticRecordOf } from '../../core/diagnostic-record.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import { joiningCounts } from '../../core/joining.js';
import type { Action, DiagnosticRecord, Evaluation } from '../../core/record.js';
import { type Contradiction, dayOf, itemsOf, otherValues, pathsOf } from '../../history/index.js';
import type { Carried } from '../../identity/index.js';

/** Of one document: which of its items were known in other words, and which may be. `shown` is the record they ended up in. */
export function matchFindings({ matches, unsure }: Carried, shown: Evaluation): DiagnosticRecord[] {
  const paths = pathsOf(shown);
  const reworded = matches.map(({ id, before, after }) =>
    diagnosticRecordOf(
      { code: 'identity/reworded', data: { before, now: after }, path: paths.get(id) ?? null, at: null },
      null,
    ),
  );
  const open = unsure.map(({ id, readId, before }) =>
    diagnosticRecordOf(
      { code: 'identity/unsure', data: { other: id, words: before }, path: paths.get(readId) ?? null, at: null },
      null,
    ),
  );
  return [...reworded, ...open];
}

/** Neither of two sources is newer, and they say different things. */
export function contradictionIn(shown: Evaluation, { item, field, first, second }: Contradiction): DiagnosticRecord {
  const path = `${pathsOf(shown).get(item)}.${field}`;
  const data = { first: first.value, firstUri: first.uri, second: second.value, secondUri: second.uri };
  return diagnosticRecordOf({ code: 'source/contradicts', data, path, at: null }, null);
}

/** How the response takes up the report: as a whole, and of each recommendation that is left out or may be another. */
export function joiningFindings(shown: Evaluation): DiagnosticRecord[] {
  const { joining } = shown;
  if (!joining) return [];
  const { whole } = joining.response;
  const paths = pathsOf(shown);
  const pathOf = (id: string | undefined): string | null => paths.get(id ?? '') ?? null;
  const sides = { report: joining.report.recommendations, response: joining.response.recommendations, whole };
  const each = joining.cases.flatMap(({ kind, recommendations: ids }): Diagnostic[] => {
    const path = pathOf(ids.at(-1));
    if (kind === 'not_taken_up') return [{ code: 'joining/not-taken-up', data: { whole }, path, at: null }];
    if (kind === 'added') return [{ code: 'joining/only-in-response', data: {}, path, at: null }];
    if (kind !== 'unsure') return [];
    return ids.slice(0, -1).map((other) => {
      const asked = shown.recommendations.find(({ id }) => id === other);
      const data = { other, words: asked?.title ?? asked?.text ?? '' };
      return { code: 'identity/unsure', data, path, at: null };
    });
  });
  const all: Diagnostic = { code: 'joining/joined', data: joiningCounts(joining.cases, sides), path: null, at: null };
  return [all, ...each].map((one) => diagnosticRecordOf(one, null));
}

/** An evaluation that this one may be. */
export function maybeTheSame(other: Evaluation): DiagnosticRecord {
  const data = { other: other.id, words: other.title ?? other.source.uri };
  return diagnosticRecordOf({ code: 'identity/unsure', data, path: null, at: null }, null);
}

/** What an older source, `said`, says otherwise than the record that the newer ones make: history keeps it at its own date. */
export function earlierValues(said: Evaluation, shown: Evaluation, day: string): Change[] {
  const older = new Map(actionsOf(said).map((action) => [action.id, action]));
  return actionsOf(shown).flatMap((action) => {
    const other = older.get(action.id);
    if (!other) return [];
    const [now, then] = [dayOf(action, day), dayOf(other, day)];
    if (then >= now) return [];
    return otherValues(action, other).map(({ field, value }) => ({
      evaluation: shown.id,
      item: action.id,
      itemKind: 'action' as const,
      kind: 'earlier' as const,
      field,
      before: null,
      after: value,
      date: then,
      cause: 'source' as const,
      sha256: said.source.sha256,
    }));
  });
}

const actionsOf = (evaluation: Evaluation): Action[] =>
  [...itemsOf(evaluation)].flatMap(({ kind, item }) => (kind === 'action' ? [item as Action] : []));
