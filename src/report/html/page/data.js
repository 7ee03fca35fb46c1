/** The data of the page: rows as objects that know what they belong to. */

/** @typedef {Record<string, any>} Row */
/** @typedef {{ columns: string[], rows: any[][] }} Table */
/**
 * @typedef {object} Data
 * @property {Record<string, Record<string, string>>} words what stands for a value, by field
 * @property {any[]} charts
 * @property {Row[]} evaluations
 * @property {Row[]} recommendations
 * @property {Row[]} actions
 * @property {Row[]} findings
 * @property {Row[]} changes
 * @property {Evidence} evidence
 * @property {number} changesNotListed more than the run record lists
 * @property {{ sources: [string, string | null][], units: string[] }} lists
 */

const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/;

/**
 * Rows that read their values from the table as it came: copying ten thousand times twenty values would keep the reader waiting.
 * @param {Table} table
 * @returns {Row[]}
 */
function objectsOf({ columns, rows }) {
  class TableRow {
    /** @param {any[]} values @param {number} place */
    constructor(values, place) {
      this.values = values;
      this.place = place;
    }
  }
  for (const [index, name] of columns.entries())
    Object.defineProperty(TableRow.prototype, name, {
      /** @this {TableRow} */
      get() {
        return this.values[index];
      },
      /** @this {TableRow} @param {any} value */
      set(value) {
        this.values[index] = value;
      },
    });
  return rows.map((values, place) => new TableRow(values, place));
}

/** Where the values of the rows were read. Parsed when it is first asked for. */
export class Evidence {
  /** @param {() => string} text */
  constructor(text) {
    this.text = text;
    /** @type {Record<string, any> | null} */
    this.lists = null;
  }

  /** @param {string} kind of the row: its register @param {Row} row @returns {[places: any[][], derived: any[][]]} */
  of(kind, { place }) {
    return this.all()[kind][place];
  }

  /** The name of a field. @param {number} number @returns {string} */
  field(number) {
    return this.all().fields[number];
  }

  /** @returns {Record<string, any>} */
  all() {
    this.lists ??= /** @type {Record<string, any>} */ (JSON.parse(this.text()));
    return this.lists;
  }
}

/** @param {string} text @param {() => string} evidenceText @returns {Data} */
export function readData(text, evidenceText) {
  const { words, charts, lists, changesNotListed, ...tables } = JSON.parse(text);
  const evaluations = objectsOf(tables.evaluations);
  const recommendations = objectsOf(tables.recommendations);
  const actions = objectsOf(tables.actions);
  const findings = objectsOf(tables.findings);
  const changes = objectsOf(tables.changes);
  for (const evaluation of evaluations) {
    evaluation.recommendations = [];
    if (!LANGUAGE.test(evaluation.language ?? '')) evaluation.language = null;
  }
  for (const recommendation of recommendations) {
    recommendation.evaluation = evaluations[recommendation.evaluation];
    recommendation.evaluation.recommendations.push(recommendation);
    recommendation.actions = [];
    recommendation.answeredWith =
      recommendation.answeredWith === null ? null : recommendations[recommendation.answeredWith];
  }
  for (const action of actions) {
    action.recommendation = recommendations[action.recommendation];
    action.recommendation.actions.push(action);
    action.evaluation = action.recommendation.evaluation;
    action.units = action.units.map((/** @type {number} */ unit) => lists.units[unit]);
  }
  for (const row of [...findings, ...changes])
    row.evaluation = row.evaluation === null ? null : evaluations[row.evaluation];
  return {
    words,
    charts,
    lists,
    changesNotListed,
    evidence: new Evidence(evidenceText),
    evaluations,
    recommendations,
    actions,
    findings,
    changes,
  };
}
