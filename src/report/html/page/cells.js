/** Cells, keys and filters that several registers share. */
import { element, quoted, sortable } from './text.js';

/** @typedef {Record<string, any>} Row */
/** @typedef {import('./data.js').Data} Data */
/** @typedef {import('./filters.js').Filter} Filter */

const NOT_KNOWN = 'Country not known';

/** @param {string | null} text */
export const keyOf = (text) => (text ? sortable(text) : null);

/** @param {string} words */
export const quiet = (words) => element('span', { class: 'quiet' }, words);

/** @param {string | null} text @param {string | null} [language] */
export const words = (text, language = null) => (text ? quoted('span', text, language) : quiet('–'));

/** @param {Row} evaluation */
export const countryOf = (evaluation) => evaluation?.country ?? NOT_KNOWN;

/** @type {Map<string, string[]>} */
const alone = new Map();

/** One value as a list: the same list each time, because ten thousand rows ask for it. @param {string | null} value */
export function single(value) {
  if (!value) return [];
  const known = alone.get(value) ?? [value];
  alone.set(value, known);
  return known;
}

/** @param {(row: Row) => Row | null} evaluationOf @returns {Filter} */
export const countryFilter = (evaluationOf) => ({
  id: 'country',
  label: 'Country',
  kind: 'choice',
  valuesOf: (row) => single(countryOf(/** @type {Row} */ (evaluationOf(row)))),
});

/** @param {Data} data @param {string} id @param {string} label @returns {Filter} */
export const wordFilter = ({ words: all }, id, label) => ({
  id,
  label,
  kind: 'choice',
  valuesOf: (row) => single(row[id]),
  words: (value) => all[id]?.[value] ?? value,
  order: Object.keys(all[id] ?? {}),
});

/** @type {string[]} */
const NONE = [];

/** @param {Data} data @param {(row: Row) => Row} recommendationOf @returns {Filter} */
export function themeFilter({ words: all }, recommendationOf) {
  /** @type {WeakMap<Row, string[]>} */
  const known = new WeakMap();
  return {
    id: 'theme',
    label: 'Theme',
    kind: 'choice',
    valuesOf: (row) => {
      const recommendation = recommendationOf(row);
      if (!recommendation.themes) return NONE;
      const ids = known.get(recommendation) ?? recommendation.themes.map((/** @type {[string]} */ [id]) => id);
      known.set(recommendation, ids);
      return ids;
    },
    words: (value) => all.theme[value] ?? value,
    order: Object.keys(all.theme),
  };
}

/** @param {string} id @param {string} head @param {number} place @returns {import('./table.js').Column} */
export const countColumn = (id, head, place) => ({
  id,
  head,
  share: 8,
  look: 'number',
  cell: (row) => row.counts[place],
  key: (row) => row.counts[place],
});
