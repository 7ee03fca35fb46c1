/** The register of key actions. */
import { countryFilter, countryOf, keyOf, quiet, single, themeFilter, wordFilter, words } from './cells.js';
import { countText, element, quoted } from './text.js';

/** @typedef {Record<string, any>} Row */
/** @typedef {import('./data.js').Data} Data */
/** @typedef {import('./table.js').View} View */
/** @typedef {import('./selection.js').SearchTexts} SearchTexts */

/** Beside the word, so that colour is not all there is. */
/** @type {Record<string, string>} */
const MARKS = {
  completed: '✓',
  initiated: '◐',
  not_initiated: '○',
  no_longer_applicable: '–',
  not_reported: '?',
  conflicting: '≠',
};

/** @param {Row} row @returns {string[]} */
function deadlineStates({ deadline, longOverdue, dueSoon }) {
  if (longOverdue) return [deadline, 'long_overdue'];
  return dueSoon ? [deadline, 'due_soon'] : single(deadline);
}

const DEADLINES = [
  'overdue',
  'long_overdue',
  'possibly_overdue',
  'due_soon',
  'not_due',
  'continuous',
  'none',
  'relative',
  'unreadable',
  'closed',
];

/** @param {Data} data @param {SearchTexts} texts @returns {View} */
export function actionsView(data, texts) {
  /** @type {Record<string, string>} */
  const deadlines = { ...data.words.deadline, long_overdue: 'Long overdue', due_soon: 'Due soon' };
  return {
    id: 'actions',
    title: 'Key actions',
    one: 'key action',
    none: 'No key action was found.',
    rows: data.actions,
    texts,
    look: (row) => row.deadline,
    columns: [
      {
        id: 'country',
        share: 10,
        head: 'Country',
        cell: (row) => words(countryOf(row.evaluation)),
        key: (row) => keyOf(row.evaluation.country),
      },
      {
        id: 'number',
        share: 5,
        head: 'No.',
        look: 'narrow',
        cell: (row) => (row.number ? words(row.number) : quiet(`rec. ${row.recommendation.label ?? '–'}`)),
        key: (row) => keyOf(row.number ?? row.recommendation.label?.toString() ?? null),
      },
      {
        id: 'description',
        share: 32,
        head: 'Key action',
        look: 'main',
        opens: true,
        cell: (row) => [
          quoted('span', row.description || 'Key action without a text', row.evaluation.language, 'clamp'),
          quoted('span', row.evaluation.title, row.evaluation.language, 'under'),
        ],
        key: (row) => keyOf(row.description),
      },
      {
        id: 'units',
        share: 15,
        head: 'Responsible units',
        look: 'units',
        cell: (row) => words(row.units.join('; ')),
        key: (row) => keyOf(row.units.join('; ')),
      },
      { id: 'due', share: 9, head: 'Due', look: 'due', cell: (row) => words(row.due), key: (row) => row.dueDay },
      {
        id: 'status',
        share: 11.5,
        head: 'Status',
        look: 'state',
        cell: (row) => statusCell(data, row),
        key: (row) => data.words.status[row.status],
      },
      {
        id: 'deadline',
        share: 11,
        head: 'Deadline',
        look: 'state',
        cell: (row) => deadlineCell(deadlines, row),
        key: (row) =>
          row.daysOverdue ??
          (row.deadline === 'possibly_overdue'
            ? 0
            : row.dueDay && row.deadline === 'not_due'
              ? -dayNumber(row.dueDay)
              : null),
      },
      {
        id: 'checks',
        share: 8,
        head: 'To check',
        look: 'checks',
        cell: (row) => checksCell(row),
        key: (row) => (row.checks === null ? null : row.checks.split('\n').length),
      },
    ],
    filters: [
      countryFilter((row) => row.evaluation),
      { id: 'unit', label: 'Responsible unit contains', kind: 'typed', valuesOf: (row) => row.units },
      wordFilter(data, 'status', 'Status'),
      {
        id: 'deadline',
        label: 'Deadline',
        kind: 'choice',
        valuesOf: deadlineStates,
        words: (value) => deadlines[value] ?? value,
        order: DEADLINES,
      },
      themeFilter(data, (row) => row.recommendation),
    ],
  };
}

const MS_PER_DAY = 86_400_000;
/** @param {string} day */
const dayNumber = (day) => Date.parse(day) / MS_PER_DAY;

/** @param {Data} data @param {Row} row */
const statusCell = (data, row) => [
  element(
    'span',
    { class: `chip ${row.status}` },
    element('span', { 'aria-hidden': 'true' }, `${MARKS[row.status]} `),
    data.words.status[row.status] ?? row.status,
  ),
];

/** @param {Record<string, string>} deadlines @param {Row} row */
function deadlineCell(deadlines, row) {
  const late = row.deadline === 'overdue';
  const name = row.longOverdue
    ? deadlines.long_overdue
    : row.dueSoon && row.deadline === 'not_due'
      ? deadlines.due_soon
      : deadlines[row.deadline];
  const mark = late ? '! ' : row.deadline === 'possibly_overdue' ? '? ' : '';
  const look = late ? 'late' : row.deadline === 'possibly_overdue' ? 'maybe' : 'calm';
  const days = late
    ? element('span', { class: 'days' }, `${countText(row.daysOverdue)} day${row.daysOverdue === 1 ? '' : 's'}`)
    : null;
  return [
    element('span', { class: `deadline ${look}` }, mark && element('span', { 'aria-hidden': 'true' }, mark), name),
    days,
  ].filter((node) => node !== null);
}

/** @param {Row} row */
function checksCell(row) {
  if (row.checks === null) return quiet('–');
  const count = row.checks.split('\n').length;
  return element('span', { class: 'check', title: row.checks }, `${count} to check`);
}
