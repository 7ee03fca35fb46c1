/** Before yesterday's results are replaced: does any source give nothing, far less, or far worse than the last time? */
import type { Diagnostic } from '../../core/diagnostics.js';
import type { Action, Evaluation } from '../../core/record.js';
import { type RunNote, runDiagnosticOf } from '../../core/run-record.js';
import type { SourceYield } from '../../store/index.js';

/** When a source is alarming. */
export interface AlarmLimits {
  /** It gives less than this share of the records of the last good run. */
  readonly fewerRecords: number;
  /** The share of its key actions that have a field fell by more than this. */
  readonly lowerCoverage: number;
  /** Sources with fewer records than this are alarming only when they give none. */
  readonly atLeast: number;
}

export const DEFAULT_ALARMS: AlarmLimits = { fewerRecords: 0.5, lowerCoverage: 0.2, atLeast: 5 };

/** The fields of a key action whose share is watched, by what they are called to people. */
const FIELDS: Readonly<Record<string, (action: Action) => boolean>> = {
  'responsible unit': ({ responsibleUnits }) => responsibleUnits.length > 0,
  'due date': ({ dueDate }) => dueDate !== null && dueDate.kind !== 'unreadable',
  status: ({ status }) => status !== 'not_reported',
};

/**
 * What each source gave. `sourcesOf`: those that hold a document of the evaluation, whichever has the last word in it;
 * `documents`: how many each holds.
 */
export function yieldsOf(
  names: readonly string[],
  documents: ReadonlyMap<string, number>,
  evaluations: readonly Evaluation[],
  sourcesOf: (evaluation: Evaluation) => ReadonlySet<string>,
): SourceYield[] {
  return names.map((name) => {
    const own = evaluations.filter((evaluation) => sourcesOf(evaluation).has(name));
    const recommendations = own.flatMap((evaluation) => evaluation.recommendations);
    const actions = recommendations.flatMap((recommendation) => recommendation.actions);
    const fields = Object.entries(FIELDS).map(([field, has]) => [field, actions.filter(has).length] as const);
    return {
      name,
      documents: documents.get(name) ?? 0,
      evaluations: own.length,
      recommendations: recommendations.length,
      actions: actions.length,
      fields: Object.fromEntries(fields),
    };
  });
}

/** What is alarming about each source, compared with the last good run that asked it. */
export function alarmsOf(before: readonly SourceYield[], now: readonly SourceYield[], limits: AlarmLimits): RunNote[] {
  return now.flatMap((current) => {
    const last = before.find(({ name }) => name === current.name);
    if (!last) return [];
    const alarms = [...fewerRecords(last, current, limits), ...lowerCoverage(last, current, limits)];
    return alarms.map((diagnostic) => ({ uri: current.name, ...runDiagnosticOf(diagnostic, null) }));
  });
}

/**
 * Nothing at all, from sources that were never asked before, in place of results that have something: most often a name that was
 * mistyped. `standing`: what the sources of the results that stand gave.
 */
export function nothingInstead(standing: readonly SourceYield[], now: readonly SourceYield[]): RunNote[] {
  const before = standing.reduce((sum, { evaluations }) => sum + evaluations, 0);
  const isNew = now.every(({ name }) => !standing.some((other) => other.name === name));
  if (before === 0 || !isNew || now.some(({ evaluations }) => evaluations > 0)) return [];
  return now.map(({ name: source }) => ({
    uri: source,
    ...runDiagnosticOf(
      { code: 'alarm/no-records', data: { source, what: 'evaluations', before }, path: null, at: null },
      null,
    ),
  }));
}

const COUNTED = [
  ['evaluations', 'evaluations'],
  ['recommendations', 'recommendations'],
  ['actions', 'key actions'],
] as const;

function fewerRecords(before: SourceYield, now: SourceYield, limits: AlarmLimits): Diagnostic[] {
  const { name: source } = now;
  return COUNTED.flatMap(([kind, what]): Diagnostic[] => {
    const [was, is] = [before[kind], now[kind]];
    if (was > 0 && is === 0)
      return [{ code: 'alarm/no-records', data: { source, what, before: was }, path: null, at: null }];
    if (was >= limits.atLeast && is < was * limits.fewerRecords)
      return [{ code: 'alarm/fewer-records', data: { source, what, before: was, now: is }, path: null, at: null }];
    return [];
  });
}

function lowerCoverage(before: SourceYield, now: SourceYield, limits: AlarmLimits): Diagnostic[] {
  if (before.actions < limits.atLeast || now.actions === 0) return [];
  return Object.keys(FIELDS).flatMap((field): Diagnostic[] => {
    const was = (before.fields[field] ?? 0) / before.actions;
    const is = (now.fields[field] ?? 0) / now.actions;
    if (was - is <= limits.lowerCoverage) return [];
    const data = { source: now.name, field, before: was, now: is };
    return [{ code: 'alarm/lower-coverage', data, path: null, at: null }];
  });
}
