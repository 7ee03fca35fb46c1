/** The registers of recommendations and of evaluations. */
import {
  countColumn,
  countryFilter,
  countryOf,
  keyOf,
  quiet,
  single,
  themeFilter,
  wordFilter,
  words,
} from './cells.js';
import { countText, percentText, quoted } from './text.js';

/** @typedef {Record<string, any>} Row */
/** @typedef {import('./data.js').Data} Data */
/** @typedef {import('./table.js').View} View */
/** @typedef {import('./selection.js').SearchTexts} SearchTexts */

/** @param {Data} data @param {SearchTexts} texts @returns {View} */
export function recommendationsView(data, texts) {
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
      { ...countColumn('completed', 'Completed', 1), share: 9 },
      countColumn('open', 'Open', 2),
      countColumn('overdue', 'Overdue', 3),
      {
        id: 'confidence',
        share: 9,
        head: 'Confidence',
        look: 'number',
        cell: (row) => percentText(row.confidence),
        key: (row) => row.confidence ?? 1,
      },
    ],
    filters: [
      countryFilter((row) => row.evaluation),
      wordFilter(data, 'acceptance', 'Acceptance'),
      ...(data.recommendations.some(({ joined }) => joined) ? [wordFilter(data, 'joined', 'In the response')] : []),
      {
        id: 'actions',
        label: 'Key actions',
        kind: 'choice',
        valuesOf: (row) => single(row.counts[0] === 0 ? 'none' : 'some'),
        words: (value) => (value === 'none' ? 'None' : 'One or more'),
        order: ['none', 'some'],
      },
      themeFilter(data, (row) => row),
      ...againFilter(data),
    ],
  };
}

/** Only where something is said again. @param {Data} data @returns {import('./filters.js').Filter[]} */
function againFilter({ recommendations }) {
  const groups = [...new Set(recommendations.flatMap(({ again }) => (again === null ? [] : [again])))];
  if (groups.length === 0) return [];
  groups.sort((one, other) => one - other);
  return [
    {
      id: 'again',
      label: 'Said again, group',
      kind: 'choice',
      valuesOf: (row) => (row.again === null ? [] : single(String(row.again))),
      order: groups.map(String),
    },
  ];
}

/** `Late, 6 days`: the days that are certain. @param {Data} data @param {Row} row */
const responseOf = ({ words: all }, { response, daysLate }) =>
  response
    ? `${all.response[response]}${daysLate > 0 ? `, ${countText(daysLate)} day${daysLate === 1 ? '' : 's'}` : ''}`
    : null;

/** @param {Data} data @param {SearchTexts} texts @returns {View} */
export function evaluationsView(data, texts) {
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
        cell: (row) => [
          quoted('span', row.title ?? 'Evaluation without a title', row.language, 'clamp'),
          quoted('span', row.commissioningUnit ?? '', null, 'under'),
        ],
        key: (row) => keyOf(row.title),
      },
      {
        id: 'completion',
        share: 10,
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
      { ...countColumn('completed', 'Completed', 1), share: 9 },
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
        share: 9.5,
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
