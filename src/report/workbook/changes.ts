/** What moved since the run before: new and gone records, and each value that says something else now. */
import type { Evaluation } from '../../core/record.js';
import type { RunChange } from '../../core/run-record.js';
import { wordsOf } from '../../core/value-words.js';
import { type Column, type TableSheet, tableSheet } from './book.js';
import type { WorkbookInput } from './context.js';
import { acceptanceWords, dayCell, fieldWords, statusWords } from './words.js';

const changeWords: Readonly<Record<RunChange['kind'], string>> = {
  new: 'New',
  changed: 'Changed',
  gone: 'No longer in its sources',
  back: 'In its sources again',
  earlier: 'Learnt from an older source',
};

const itemWords: Readonly<Record<RunChange['itemKind'], string>> = {
  evaluation: 'Evaluation',
  recommendation: 'Recommendation',
  action: 'Key action',
};

interface ChangeRow {
  readonly change: RunChange;
  readonly evaluation: Evaluation | null;
}

export function changesSheet({ run, evaluations }: WorkbookInput): TableSheet {
  const { changes } = run;
  const byId = new Map(evaluations.map((evaluation) => [evaluation.id, evaluation]));
  const rows = (changes?.items ?? []).map((change) => ({ change, evaluation: byId.get(change.evaluation) ?? null }));
  const frame = {
    name: 'Changes',
    tableName: 'Changes',
    emphasis: [
      { header: 'What', word: changeWords.gone, look: 'warn' },
      { header: 'What', word: changeWords.new, look: 'good' },
    ],
    empty: changes === undefined ? 'Changes were not looked for: a run looks for them.' : NOTHING,
    printUntil: 'Cause',
    paper: 'a4',
  } as const;
  return tableSheet(frame, columns, rows);
}

/** The same after the first run and after a quiet one: a run that brings nothing leaves the results word for word. */
const NOTHING = 'Nothing has changed since the run before, or there was none.';

const columns: readonly Column<ChangeRow>[] = [
  {
    header: 'Day',
    width: 12,
    kind: 'date',
    note: 'The day the change speaks of: the stamp of the source where it has one, else the day of the run.',
    cell: ({ change }) => dayCell(change.date),
  },
  { header: 'What', width: 16, kind: 'text', cell: ({ change }) => changeWords[change.kind] },
  { header: 'Kind', width: 16, kind: 'text', cell: ({ change }) => itemWords[change.itemKind] },
  { header: 'About', width: 48, kind: 'text', cell: ({ change }) => change.words },
  { header: 'Field', width: 16, kind: 'text', cell: ({ change }) => change.field && fieldWords(change.field) },
  { header: 'Before', width: 30, kind: 'text', cell: ({ change }) => valueWords(change, change.before) },
  { header: 'After', width: 30, kind: 'text', cell: ({ change }) => valueWords(change, change.after) },
  {
    header: 'Cause',
    width: 20,
    kind: 'text',
    cell: ({ change }) => (change.cause === 'rules' ? 'Read anew by a newer version' : 'The source'),
  },
  { header: 'Country', width: 14, kind: 'text', cell: ({ evaluation }) => evaluation?.country?.name ?? null },
  { header: 'Evaluation', width: 30, kind: 'text', cell: ({ evaluation }) => evaluation?.title ?? null },
  { header: 'Id', width: 22, kind: 'code', cell: ({ change }) => change.item },
];

const coded: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: statusWords,
  acceptance: acceptanceWords,
};

/** Empty where the whole record is meant. */
function valueWords({ field }: RunChange, value: unknown): string | null {
  if (field === null) return null;
  return (typeof value === 'string' && coded[field]?.[value]) || wordsOf(value);
}
