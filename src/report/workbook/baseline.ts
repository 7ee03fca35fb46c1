/**
 * The sheet that nobody sees: which store the workbook was made from, and what each editable cell said. One row for each record:
 * its id, then the fingerprints of its editable cells in the order of the columns, and one of what stands beside them.
 */
import type { Action, Evaluation, Recommendation } from '../../core/record.js';
import type { HiddenSheet } from './book.js';
import { numberCell, recommendationWords, type WorkbookInput } from './context.js';
import { actionFields, type EditableField, evaluationFields, recommendationFields } from './editable.js';
import { printOf, printOfText, sameText } from './prints.js';
import { cellText } from './text.js';

export const BASELINE_SHEET = 'evaltrail';
/** Of the sheet, and of what the fingerprints are made from. */
export const BASELINE_FORMAT = 'evaltrail baseline 1';
export const BASELINE_WARNING = 'evaltrail apply needs this sheet: please do not change or delete it.';

/** A record with what it belongs to. */
export interface Placed<Item> {
  readonly item: Item;
  readonly evaluation: Evaluation;
  readonly recommendation: Recommendation | null;
}

/** A column that is not read back, whose words tell whether a row is still the one it was. */
interface Guard<Item> {
  readonly header: string;
  readonly words: (placed: Placed<Item>) => string | number | null;
}

/** A register that is read back. */
export interface Register<Item> {
  readonly kind: 'evaluation' | 'recommendation' | 'action';
  readonly sheet: string;
  readonly idHeader: string;
  readonly fields: readonly EditableField<Item>[];
  readonly guards: readonly Guard<Item>[];
}

export const actionRegister: Register<Action> = {
  kind: 'action',
  sheet: 'Key actions',
  idHeader: 'Action id',
  fields: Object.values(actionFields),
  guards: [
    { header: 'Evaluation', words: ({ evaluation }) => evaluation.title },
    { header: 'Recommendation', words: ({ recommendation }) => recommendation && recommendationWords(recommendation) },
    { header: 'Action no.', words: ({ item }) => item.number },
    { header: 'Due as printed', words: ({ item }) => item.dueDate?.raw || null },
    { header: 'Status as printed', words: ({ item }) => item.statusRaw },
  ],
};

export const recommendationRegister: Register<Recommendation> = {
  kind: 'recommendation',
  sheet: 'Recommendations',
  idHeader: 'Recommendation id',
  fields: Object.values(recommendationFields),
  guards: [
    { header: 'Evaluation', words: ({ evaluation }) => evaluation.title },
    { header: 'Rec. no.', words: ({ item }) => numberCell(item) as string | number | null },
    { header: 'Acceptance as printed', words: ({ item }) => item.acceptanceRaw },
  ],
};

export const evaluationRegister: Register<Evaluation> = {
  kind: 'evaluation',
  sheet: 'Evaluations',
  idHeader: 'Evaluation id',
  fields: Object.values(evaluationFields),
  guards: [
    { header: 'Completion as printed', words: ({ item }) => item.completionDate?.raw || null },
    { header: 'Language', words: ({ item }) => item.language },
  ],
};

/** Of each editable cell of the record, in the order of the register's fields. */
export const printsOf = <Item>({ fields }: Register<Item>, item: Item): string[] =>
  fields.map(({ cell }) => printOf(cell(item)));

/** Of what stands beside the editable cells, from the words of the guards in their order. */
export const guardPrint = (words: readonly (string | number | null)[]): string =>
  printOfText(words.map((each) => sameText(cellText(String(each ?? '')))).join(' | '));

function rowOf<Item>(register: Register<Item>, placed: Placed<Item>, id: string): string[] {
  const guard = guardPrint(register.guards.map(({ words }) => words(placed)));
  return [id, [...printsOf(register, placed.item), guard].join(' ')];
}

const headOf = <Item>({ kind, fields }: Register<Item>): string[] => [
  kind,
  [...fields.map(({ field }) => field), 'beside'].join(' '),
];

/** Without a store there is nothing that edits could go to: the sheet says so. */
export function baselineSheet({ evaluations, store }: WorkbookInput): HiddenSheet {
  const head = [
    [BASELINE_FORMAT, BASELINE_WARNING],
    ['store', store ?? ''],
    headOf(evaluationRegister),
    headOf(recommendationRegister),
    headOf(actionRegister),
  ];
  const items = evaluations.reduce(
    (sum, { recommendations }) => sum + recommendations.reduce((count, { actions }) => count + 1 + actions.length, 1),
    0,
  );
  return {
    kind: 'hidden',
    name: BASELINE_SHEET,
    count: store === undefined ? 2 : head.length + items,
    *rows() {
      if (store === undefined) return yield* head.slice(0, 2);
      yield* head;
      yield* itemRows(evaluations);
    },
  };
}

function* itemRows(evaluations: readonly Evaluation[]): Generator<string[]> {
  for (const evaluation of evaluations) {
    yield rowOf(evaluationRegister, { item: evaluation, evaluation, recommendation: null }, evaluation.id);
    for (const recommendation of evaluation.recommendations) {
      const placed = { item: recommendation, evaluation, recommendation };
      yield rowOf(recommendationRegister, placed, recommendation.id);
      for (const action of recommendation.actions)
        yield rowOf(actionRegister, { item: action, evaluation, recommendation }, action.id);
    }
  }
}
