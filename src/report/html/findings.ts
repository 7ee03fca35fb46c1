/** Everything that was said of documents and figures, and what moved since the run before, as rows of the page. */
import { type Evaluation, type Severity, severities } from '../../core/record.js';
import type { RunChange, RunDocument } from '../../core/run-record.js';
import { pathWords } from '../workbook/findings.js';
import { placeWords } from '../workbook/words.js';
import type { Cut } from './cut.js';
import type { ReportInput } from './input.js';
import type { Lists } from './lists.js';
import { printedWords } from './printed.js';
import type { Cells } from './table.js';
import { shortDay } from './words.js';

export interface FindingRow {
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  readonly uri: string | null;
  readonly outcome: RunDocument['outcome'] | null;
  readonly about: string;
  readonly place: string;
  readonly code: string;
  /** Place in the list of evaluations; null where it speaks of none. */
  readonly evaluation: number | null;
}

const placesOf = (evaluations: readonly Evaluation[]): ReadonlyMap<string, number> =>
  new Map(evaluations.map(({ id }, place) => [id, place]));

/** The gravest first. */
export function findingRows({ run, evaluations, compliance }: ReportInput): FindingRow[] {
  const places = placesOf(evaluations);
  const ofDocuments = run.documents.flatMap(({ uri, outcome, diagnostics, evaluation }) => {
    const place = places.get(evaluation ?? '') ?? null;
    return diagnostics.map(({ severity, message, remedy, path, at, code }) => ({
      ...{ severity, message, remedy, uri, outcome, code, evaluation: place },
      about: pathWords(path, place === null ? null : (evaluations[place] ?? null)),
      place: placeWords(at === null ? [] : [at]),
    }));
  });
  const notes = (run.notes ?? []).map(({ uri, severity, message, remedy, code }) => ({
    ...{ severity, message, remedy, uri, outcome: null, about: '', place: '', code, evaluation: null },
  }));
  const ofFigures = compliance.findings.map(({ severity, message, code, evaluation }) => ({
    ...{ severity, message, remedy: '', uri: null, outcome: null, about: 'Figures', place: '', code },
    evaluation: places.get(evaluation ?? '') ?? null,
  }));
  const weight = (row: FindingRow): number => severities.indexOf(row.severity);
  return [...ofDocuments, ...notes, ...ofFigures].sort((a, b) => weight(b) - weight(a));
}

export const findingCells = (lists: Lists, cut: Cut): Cells<FindingRow> => ({
  severity: ({ severity }) => severity,
  message: ({ message }) => cut(message),
  remedy: ({ remedy }) => cut(remedy || null),
  source: ({ uri }) => uri && lists.source(uri),
  outcome: ({ outcome }) => outcome,
  about: ({ about }) => about || null,
  place: ({ place }) => place || null,
  code: ({ code }) => code,
  evaluation: ({ evaluation }) => evaluation,
});

const FIELD_DOT = /\./gu;
const CAPITAL = /[A-Z]/gu;

const fieldWords = (field: string): string =>
  field.replace(FIELD_DOT, ' ').replace(CAPITAL, (letter) => ` ${letter.toLowerCase()}`);

export const changeCells = (evaluations: readonly Evaluation[], cut: Cut): Cells<RunChange> => {
  const places = placesOf(evaluations);
  return {
    kind: ({ kind }) => kind,
    itemKind: ({ itemKind }) => itemKind,
    item: ({ item }) => item,
    words: ({ words }) => cut(words),
    field: ({ field }) => field && fieldWords(field),
    before: ({ before }) => cut(printedWords(before)),
    after: ({ after }) => cut(printedWords(after)),
    date: ({ date }) => shortDay(date),
    day: ({ date }) => date,
    cause: ({ cause }) => cause,
    evaluation: ({ evaluation }) => places.get(evaluation),
  };
};
