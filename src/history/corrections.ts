/** What people decided, laid over what the sources say: shown as such, and said when the sources have moved since. */
import type { Correction, Item } from '../core/change.js';
import { diagnosticRecordOf } from '../core/diagnostic-record.js';
import type { Diagnostic } from '../core/diagnostics.js';
import type { Action, DiagnosticRecord, Evaluation, Recommendation } from '../core/record.js';
import { wordsOf } from '../core/value-words.js';
import { sameValue, valueAt } from './items.js';

export interface Corrected {
  readonly evaluation: Evaluation;
  /** Corrections of items that are not in the record. */
  readonly unused: readonly Correction[];
}

/** The record with the corrections in it: at most one of each field. */
export function applyCorrections(evaluation: Evaluation, corrections: readonly Correction[]): Corrected {
  if (corrections.length === 0) return { evaluation, unused: [] };
  const byItem = new Map<string, Correction[]>();
  for (const correction of corrections)
    byItem.set(correction.item, [...(byItem.get(correction.item) ?? []), correction]);
  const findings: DiagnosticRecord[] = [];
  const correct = <Each extends Item>(item: Each, path: string): Each => {
    const own = byItem.get(item.id) ?? [];
    byItem.delete(item.id);
    return own.reduce((each, correction) => {
      findings.push(findingOn(item, correction, path));
      return withValue(each, correction);
    }, item);
  };
  const recommendations = evaluation.recommendations.map((recommendation, r) => {
    const path = `recommendations[${r}]`;
    const actions = recommendation.actions.map((action, a) => correct(action, `${path}.actions[${a}]`));
    return correct({ ...recommendation, actions }, path);
  });
  const corrected = correct({ ...evaluation, recommendations }, '');
  const unused = [...byItem.values()].flat();
  return { evaluation: { ...corrected, diagnostics: [...corrected.diagnostics, ...findings] }, unused };
}

function withValue<Each extends Item>(item: Each, { field, value, who, why, madeAt, basis }: Correction): Each {
  const correction = { by: who, on: madeAt.slice(0, 10), why, instead: basis };
  const evidence = { ...item.evidence, [field]: { rule: 'correction', from: [], correction } };
  if (field !== 'response.text') return { ...item, [field]: value, evidence };
  const response = (item as unknown as Recommendation).response ?? { added: null, lastUpdated: null };
  return { ...item, response: { ...response, text: value }, evidence };
}

/** The sources moved: to what was decided, or to something else. */
function findingOn(item: Item, { field, value, basis, who, madeAt }: Correction, path: string): DiagnosticRecord {
  const now = valueAt(item, field);
  const on = madeAt.slice(0, 10);
  const moved = !sameValue(now, basis) && !sameValue(now, followed(field, value));
  const diagnostic: Diagnostic = moved
    ? {
        code: 'correction/conflict',
        data: { field, who, on, decided: wordsOf(followed(field, value)), now: wordsOf(now) },
        path: pathTo(path, field),
        at: null,
      }
    : {
        code: 'correction/applied',
        data: { field, who, on, instead: wordsOf(now) },
        path: pathTo(path, field),
        at: null,
      };
  return diagnosticRecordOf(diagnostic, null);
}

const pathTo = (path: string, field: string): string => (path === '' ? field : `${path}.${field}`);

/** The decided value as the field is followed over time. */
const followed = (field: string, value: unknown): unknown =>
  valueAt({ [field]: value } as unknown as Action, field.includes('.') ? 'none' : field) ?? value;
