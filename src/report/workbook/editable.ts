/**
 * The columns that people may edit: which field of which record each one shows, and how. The registers are made from them, and
 * `evaltrail apply` reads them back, so that what was written and what is compared with it can never differ.
 */
import { type Action, acceptances, type Evaluation, type Recommendation, statuses } from '../../core/record.js';
import type { CellContent, Column, ColumnKind } from './book.js';
import { acceptanceWords, dateCell, statusWords } from './words.js';

export interface EditableField<Item> {
  /** As corrections name it. */
  readonly field: string;
  readonly header: string;
  readonly kind: ColumnKind;
  readonly cell: (item: Item) => CellContent;
  /** How to write it. */
  readonly note: string;
  readonly choices?: readonly string[];
  /** The record cannot be without it. */
  readonly required?: true;
}

const LIST = 'Several are parted by semicolons. Leave it empty for none.';
const TEXT = 'Any text. Leave it empty for none.';
const DATE =
  'A date, or as text: Jun 2023, Q2 2023, 2023, continuous, N/A. A date shown as a month means its last day.';

export const actionFields = {
  description: {
    field: 'description',
    header: 'Key action',
    kind: 'text',
    cell: ({ description }) => description || null,
    note: 'The words of the key action.',
    required: true,
  },
  units: {
    field: 'responsibleUnits',
    header: 'Responsible units',
    kind: 'text',
    cell: ({ responsibleUnits }) => responsibleUnits.map(({ name }) => name).join('; ') || null,
    note: LIST,
  },
  due: { field: 'dueDate', header: 'Due date', kind: 'date', cell: ({ dueDate }) => dateCell(dueDate), note: DATE },
  status: {
    field: 'status',
    header: 'Status',
    kind: 'text',
    cell: ({ status }) => statusWords[status],
    note: 'One word of the list. Overdue is not a status: it follows from the due date.',
    choices: statuses.filter((each) => each !== 'conflicting').map((each) => statusWords[each]),
    required: true,
  },
  justification: {
    field: 'justification',
    header: 'Justification',
    kind: 'text',
    cell: ({ justification }) => justification || null,
    note: TEXT,
  },
  comments: {
    field: 'comments',
    header: 'Comments',
    kind: 'text',
    cell: ({ comments }) => comments || null,
    note: TEXT,
  },
} as const satisfies Readonly<Record<string, EditableField<Action>>>;

export const recommendationFields = {
  title: { field: 'title', header: 'Title', kind: 'text', cell: ({ title }) => title || null, note: TEXT },
  text: {
    field: 'text',
    header: 'Recommendation',
    kind: 'text',
    cell: ({ text }) => text || null,
    note: 'The words of the recommendation.',
    required: true,
  },
  priority: {
    field: 'priority',
    header: 'Priority',
    kind: 'text',
    cell: ({ priority }) => priority || null,
    note: TEXT,
  },
  addressees: {
    field: 'addressees',
    header: 'Addressed to',
    kind: 'text',
    cell: ({ addressees }) => addressees.join('; ') || null,
    note: LIST,
  },
  acceptance: {
    field: 'acceptance',
    header: 'Acceptance',
    kind: 'text',
    cell: ({ acceptance }) => acceptanceWords[acceptance],
    note: 'One word of the list.',
    choices: acceptances.map((each) => acceptanceWords[each]),
    required: true,
  },
  response: {
    field: 'response.text',
    header: 'Management response',
    kind: 'text',
    cell: ({ response }) => response?.text || null,
    note: TEXT,
  },
} as const satisfies Readonly<Record<string, EditableField<Recommendation>>>;

type Naming = 'title' | 'region' | 'agency' | 'commissioningUnit' | 'responsibleUnit' | 'plan' | 'type';

const named = (field: Naming, header: string) =>
  ({
    field,
    header,
    kind: 'text',
    cell: (evaluation: Evaluation) => evaluation[field] || null,
    note: TEXT,
  }) as const;

export const evaluationFields = {
  country: {
    field: 'country',
    header: 'Country',
    kind: 'text',
    cell: ({ country }) => country?.name ?? null,
    note: 'Its name in English. Leave it empty for none.',
  },
  region: named('region', 'Region'),
  title: named('title', 'Evaluation'),
  agency: named('agency', 'Agency'),
  commissioningUnit: named('commissioningUnit', 'Commissioning unit'),
  responsibleUnit: named('responsibleUnit', 'Responsible unit'),
  plan: named('plan', 'Plan'),
  type: named('type', 'Type'),
  completion: {
    field: 'completionDate',
    header: 'Completion',
    kind: 'date',
    cell: ({ completionDate }) => dateCell(completionDate),
    note: DATE,
  },
} as const satisfies Readonly<Record<string, EditableField<Evaluation>>>;

/** The editable column as a column of a register. */
export function editableColumn<Item, Row>(
  { header, kind, cell, note, choices }: EditableField<Item>,
  width: number,
  itemOf: (row: Row) => Item,
): Column<Row> {
  const head = { header, width, kind, note, editable: true, ...(choices ? { choices } : {}) } as const;
  return { ...head, cell: (row) => cell(itemOf(row)) };
}
