/** Which rows of a register are shown, and in which order. Knows nothing of the page. */
import { fold } from './text.js';

/** @typedef {Record<string, any>} Row */
/** @typedef {(row: Row) => string | number | null | undefined} KeyOf */

/** The texts of rows, folded once, when they are first searched. */
export class SearchTexts {
  /** @param {(row: Row) => (string | null | undefined)[]} textsOf @param {(row: Row) => Row | null} parentOf */
  constructor(textsOf, parentOf = () => null) {
    this.textsOf = textsOf;
    this.parentOf = parentOf;
    /** @type {WeakMap<Row, string>} */
    this.known = new WeakMap();
    /** @type {SearchTexts | null} the texts of what the rows belong to */
    this.above = null;
  }

  /** @param {Row} row */
  of(row) {
    const known = this.known.get(row);
    if (known !== undefined) return known;
    const text = fold(this.textsOf(row).filter(Boolean).join('\n'));
    this.known.set(row, text);
    return text;
  }

  /** Every word stands in the row or in what it belongs to. @param {Row} row @param {string[]} words */
  match(row, words) {
    return words.every((word) => this.holds(row, word));
  }

  /** @param {Row} row @param {string} word @returns {boolean} */
  holds(row, word) {
    if (this.of(row).includes(word)) return true;
    const parent = this.above && this.parentOf(row);
    return parent ? /** @type {SearchTexts} */ (this.above).holds(parent, word) : false;
  }
}

const SPACES = /\s+/u;

/** @param {string} typed */
export const searchWords = (typed) => fold(typed).split(SPACES).filter(Boolean);

/** Keys are made once for each column; rows without one come last, whichever way it is sorted. */
export class Sorter {
  constructor() {
    /** @type {Map<string, Map<Row, string | number | null>>} */
    this.keys = new Map();
  }

  /** The rows in a new order; equal ones keep theirs. @param {Row[]} rows @param {string} column @param {KeyOf} keyOf @param {boolean} descending */
  sorted(rows, column, keyOf, descending) {
    const keys = this.keys.get(column) ?? new Map();
    this.keys.set(column, keys);
    for (const row of rows) if (!keys.has(row)) keys.set(row, keyOf(row) ?? null);
    const sign = descending ? -1 : 1;
    return [...rows].sort((a, b) => {
      const [left, right] = [keys.get(a), keys.get(b)];
      if (left === right) return 0;
      if (left === null || right === null) return left === null ? 1 : -1;
      return left < right ? -sign : sign;
    });
  }
}

/** @param {number} count rows @param {number} size of a page @param {number} wanted page, from 0 */
export function pageOf(count, size, wanted) {
  const pages = Math.max(1, Math.ceil(count / size));
  const page = Math.min(Math.max(wanted, 0), pages - 1);
  return { page, pages, from: page * size, to: Math.min(count, (page + 1) * size) };
}
