/** The registers, and the texts in which their rows are searched. */
import { SearchTexts } from './selection.js';
import { actionsView } from './view-actions.js';
import { evaluationsView, recommendationsView } from './view-evaluations.js';
import { changesView, findingsView } from './view-findings.js';

/** @typedef {import('./data.js').Data} Data */
/** @typedef {import('./table.js').View} View */

/** @param {Data} data @returns {View[]} */
export function viewsOf(data) {
  const texts = searchTexts();
  const views = [
    actionsView(data, texts.actions),
    recommendationsView(data, texts.recommendations),
    evaluationsView(data, texts.evaluations),
    findingsView(data),
  ];
  return data.changes.length + data.changesNotListed > 0 ? [...views, changesView(data)] : views;
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
