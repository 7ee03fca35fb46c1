/** The registers: which columns, filters and searched texts each of them has. */
import { SearchTexts } from './selection.js';
import { countText, element, quoted, sortable } from './text.js';

/** @typedef {Record<string, any>} Row */
/** @typedef {import('./data.js').Data} Data */
/** @typedef {import('./table.js').View} View */
/** @typedef {import('./filters.js').Filter} Filter */

const NOT_KNOWN = 'Country not known';

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

/** @param {string | null} text */
const keyOf = (text) => (text ? sortable(text) : null);

/** @param {string} words */
const quiet = (words) => element('span', { class: 'quiet' }, words);

/** @param {string | null} text @param {string | null} [language] */
const words = (text, language = null) => (text ? quoted('span', text, language) : quiet('–'));

/** @param {Row} evaluation */
const countryOf = (evaluation) => evaluation?.country ?? NOT_KNOWN;

/** @type {Map<string, string[]>} */
const alone = new Map();

/** One value as a list: the same list each time, because ten thousand rows ask for it. @param {string | null} value */
function single(value) {
  if (!value) return [];
  const known = alone.get(value) ?? [value];
  alone.set(value, known);
  return known;
}

/** @param {Row} row @returns {string[]} */
function deadlineStates({ deadline, longOverdue, dueSoon }) {
  if (longOverdue) return [deadline, 'long_overdue'];
  return dueSoon ? [deadline, 'due_soon'] : single(deadline);
}

/** @param {(row: Row) => Row | null} evaluationOf @returns {Filter} */
const countryFilter = (evaluationOf) => ({
  id: 'country',
  label: 'Country',
  kind: 'choice',
  valuesOf: (row) => single(countryOf(/** @type {Row} */ (evaluationOf(row)))),
});

/** @param {Data} data @param {string} id @param {string} label @returns {Filter} */
const wordFilter = ({ words: all }, id, label) => ({
  id,
  label,
  kind: 'choice',
  valuesOf: (row) => single(row[id]),
  words: (value) => all[id]?.[value] ?? value,
  order: Object.keys(all[id] ?? {}),
});

/** @param {Data} data @returns {View[]} */
export function viewsOf(data) {
  const texts = searchTexts();
  const views = [
    actionsView(data, texts.actions),
    recommendationsView(data, texts.recommendations),
    evaluationsView(data, texts.evaluations),
    findingsView(data),
  ];
  return data.changes.length > 0 ? [...views, changesView(data)] : views;
}

/** A key action is found by the words of its recommendation and its evaluation, too. */
function searchTexts() {
  const evaluations = new SearchTexts((row) => [
    row.title,
    row.country,
    row.region,
    row.agency,
    row.commissioningUnit,
    row.responsibleUnit,
    row.type,
    row.id,
  ]);
  const recommendations = new SearchTexts(
    (row) => [row.title, row.text, row.response, row.addressees, row.id],
    (row) => row.evaluation,
  );
  recommendations.above = evaluations;
  const actions = new SearchTexts(
    (row) => [
      row.number,
      row.description,
      row.units.join('\n'),
      row.comments,
      row.justification,
      row.statusRaw,
      row.dueRaw,
      row.id,
    ],
    (row) => row.recommendation,
  );
  actions.above = recommendations;
  return { evaluations, recommendations, actions };
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
function actionsView(data, texts) {
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
        share: 9,
        head: 'Country',
        cell: (row) => words(countryOf(row.evaluation)),
        key: (row) => keyOf(row.evaluation.country),
      },
      {
        id: 'number',
        share: 4.5,
        head: 'No.',
        look: 'narrow',
        cell: (row) => words(row.number ?? row.recommendation.label?.toString()),
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

/** @param {string} id @param {string} head @param {number} place @returns {import('./table.js').Column} */
const countColumn = (id, head, place) => ({
  id,
  head,
  share: 8,
  look: 'number',
  cell: (row) => row.counts[place],
  key: (row) => row.counts[place],
});

/** @param {Data} data @param {SearchTexts} texts @returns {View} */
function recommendationsView(data, texts) {
  return {
    id: 'recommendations',
    title: 'Recommendations',
    one: 'recommendation',
    none: 'No recommendation was found.',
    rows: data.recommendations,
    texts,
    look: () => '',
    columns: [
      {
        id: 'country',
        share: 9,
        head: 'Country',
        cell: (row) => words(countryOf(row.evaluation)),
        key: (row) => keyOf(row.evaluation.country),
      },
      {
        id: 'label',
        share: 4,
        head: 'No.',
        look: 'narrow',
        cell: (row) => words(row.label?.toString()),
        key: (row) => keyOf(row.label?.toString() ?? null),
      },
      {
        id: 'text',
        share: 29,
        head: 'Recommendation',
        look: 'main',
        opens: true,
        cell: (row) => [
          quoted('span', row.title ?? (row.text || 'Recommendation without a text'), row.evaluation.language, 'clamp'),
          quoted('span', row.evaluation.title, row.evaluation.language, 'under'),
        ],
        key: (row) => keyOf(row.title ?? row.text),
      },
      {
        id: 'acceptance',
        share: 9,
        head: 'Acceptance',
        look: 'state',
        cell: (row) => data.words.acceptance[row.acceptance],
        key: (row) => data.words.acceptance[row.acceptance],
      },
      {
        id: 'response',
        share: 21,
        head: 'Management response',
        look: 'long',
        cell: (row) =>
          row.response ? quoted('span', row.response, row.evaluation.language, 'clamp') : quiet('none found'),
        key: (row) => keyOf(row.response),
      },
      countColumn('all', 'Key actions', 0),
      countColumn('completed', 'Completed', 1),
      countColumn('open', 'Open', 2),
      countColumn('overdue', 'Overdue', 3),
    ],
    filters: [
      countryFilter((row) => row.evaluation),
      wordFilter(data, 'acceptance', 'Acceptance'),
      {
        id: 'actions',
        label: 'Key actions',
        kind: 'choice',
        valuesOf: (row) => single(row.counts[0] === 0 ? 'none' : 'some'),
        words: (value) => (value === 'none' ? 'None' : 'One or more'),
        order: ['none', 'some'],
      },
    ],
  };
}

/** `Late, 6 days`: the days that are certain. @param {Data} data @param {Row} row */
const responseOf = ({ words: all }, { response, daysLate }) =>
  response
    ? `${all.response[response]}${daysLate > 0 ? `, ${countText(daysLate)} day${daysLate === 1 ? '' : 's'}` : ''}`
    : null;

/** @param {Data} data @param {SearchTexts} texts @returns {View} */
function evaluationsView(data, texts) {
  return {
    id: 'evaluations',
    title: 'Evaluations',
    one: 'evaluation',
    none: 'No evaluation was found.',
    rows: data.evaluations,
    texts,
    look: () => '',
    columns: [
      {
        id: 'country',
        share: 10,
        head: 'Country',
        cell: (row) => words(countryOf(row)),
        key: (row) => keyOf(row.country),
      },
      {
        id: 'title',
        share: 30,
        head: 'Evaluation',
        look: 'main',
        opens: true,
        cell: (row) => quoted('span', row.title ?? 'Evaluation without a title', row.language, 'clamp'),
        key: (row) => keyOf(row.title),
      },
      {
        id: 'unit',
        share: 13,
        head: 'Commissioning unit',
        look: 'units',
        cell: (row) => words(row.commissioningUnit),
        key: (row) => keyOf(row.commissioningUnit),
      },
      {
        id: 'completion',
        share: 9,
        head: 'Completion',
        look: 'due',
        cell: (row) => words(row.completion),
        key: (row) => row.completionDay,
      },
      {
        id: 'recommendations',
        share: 8,
        head: 'Recs.',
        look: 'number',
        cell: (row) => row.recommendations.length,
        key: (row) => row.recommendations.length,
      },
      countColumn('all', 'Key actions', 0),
      countColumn('completed', 'Completed', 1),
      countColumn('open', 'Open', 2),
      countColumn('overdue', 'Overdue', 3),
      {
        id: 'response',
        head: 'Response',
        share: 9,
        look: 'state',
        cell: (row) => words(responseOf(data, row)),
        key: (row) => row.daysLate,
      },
      {
        id: 'outcome',
        share: 8,
        head: 'Document',
        look: 'state',
        cell: (row) => words(data.words.outcome[row.outcome]),
        key: (row) => data.words.outcome[row.outcome],
      },
    ],
    filters: [
      countryFilter((row) => row),
      { id: 'region', label: 'Region', kind: 'choice', valuesOf: (row) => single(row.region) },
      wordFilter(data, 'response', 'First response was'),
      wordFilter(data, 'outcome', 'Document was'),
    ],
  };
}

/** @param {Data} data @returns {View} */
function findingsView(data) {
  const source = (/** @type {Row} */ row) => (row.source === null ? null : data.lists.sources[row.source][0]);
  return {
    id: 'findings',
    title: 'Findings',
    one: 'finding',
    none: 'Nothing was found that a person should look at.',
    rows: data.findings,
    texts: new SearchTexts((row) => [row.message, row.remedy, row.about, row.code, source(row)]),
    look: (row) => row.severity,
    columns: [
      {
        id: 'severity',
        share: 9,
        head: 'Severity',
        look: 'state',
        cell: (row) =>
          element('span', { class: `chip ${row.severity}` }, data.words.severity[row.severity] ?? row.severity),
        key: (row) => Object.keys(data.words.severity).indexOf(row.severity),
      },
      {
        id: 'message',
        share: 29,
        head: 'What',
        look: 'main',
        opens: true,
        cell: (row) => quoted('span', row.message, null, 'clamp'),
        key: (row) => keyOf(row.message),
      },
      {
        id: 'remedy',
        share: 24,
        head: 'What to do',
        look: 'long',
        cell: (row) => words(row.remedy),
        key: (row) => keyOf(row.remedy),
      },
      {
        id: 'source',
        share: 15,
        head: 'Document',
        look: 'units',
        cell: (row) => words(source(row)),
        key: (row) => keyOf(source(row)),
      },
      {
        id: 'about',
        share: 14,
        head: 'About',
        look: 'units',
        cell: (row) => words(row.about),
        key: (row) => keyOf(row.about),
      },
      {
        id: 'place',
        share: 9,
        head: 'Place',
        look: 'due',
        cell: (row) => words(row.place),
        key: (row) => keyOf(row.place),
      },
    ],
    filters: [
      wordFilter(data, 'severity', 'Severity'),
      { id: 'code', label: 'Code', kind: 'choice', valuesOf: (row) => single(row.code) },
      wordFilter(data, 'outcome', 'Document was'),
    ],
  };
}

/** @param {Data} data @returns {View} */
function changesView(data) {
  return {
    id: 'changes',
    title: 'Changes since the last run',
    one: 'change',
    none: 'Nothing moved since the last run.',
    rows: data.changes,
    texts: new SearchTexts((row) => [row.words, row.field, row.before, row.after, row.evaluation?.title]),
    look: () => '',
    columns: [
      { id: 'day', share: 9, head: 'Day', look: 'due', cell: (row) => row.date, key: (row) => row.day },
      {
        id: 'kind',
        share: 10,
        head: 'What happened',
        look: 'state',
        cell: (row) => data.words.kind[row.kind],
        key: (row) => row.kind,
      },
      {
        id: 'itemKind',
        share: 11,
        head: 'To',
        look: 'state',
        cell: (row) => data.words.itemKind[row.itemKind],
        key: (row) => row.itemKind,
      },
      {
        id: 'words',
        share: 30,
        head: 'Which',
        look: 'main',
        opens: true,
        cell: (row) => [
          quoted('span', row.words, row.evaluation?.language, 'clamp'),
          quoted('span', row.evaluation?.title ?? '', row.evaluation?.language, 'under'),
        ],
        key: (row) => keyOf(row.words),
      },
      { id: 'field', share: 10, head: 'Field', look: 'due', cell: (row) => words(row.field), key: (row) => row.field },
      {
        id: 'before',
        share: 15,
        head: 'Before',
        look: 'units',
        cell: (row) => words(row.field && row.before),
        key: (row) => keyOf(row.before),
      },
      {
        id: 'after',
        share: 15,
        head: 'After',
        look: 'units',
        cell: (row) => words(row.field && row.after),
        key: (row) => keyOf(row.after),
      },
    ],
    filters: [
      wordFilter(data, 'kind', 'What happened'),
      wordFilter(data, 'itemKind', 'To'),
      { id: 'field', label: 'Field', kind: 'choice', valuesOf: (row) => single(row.field) },
    ],
  };
}
