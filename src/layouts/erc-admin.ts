/**
 * UNDP ERC: the oldest management responses (evaluationadmin). The title has a label, the plan names its owner, rows have no
 * stamps and stand whole on one line.
 */
import { type Layout, weigh } from './layout.js';
import { labelsSeen } from './marks.js';
import { splitOneLineRows } from './one-line-rows.js';
import { readResponsePage } from './response-page.js';

export const ercAdmin: Layout = {
  id: 'erc-admin',
  recognises: (document) => {
    const seen = labelsSeen(document);
    return weigh([
      ['“Evaluation Title:”', 0.35, seen.header.has('title')],
      ['“Unit Responsible for Providing Management Response”', 0.25, seen.header.has('responsibleUnit')],
      ['“Commissioning Unit”', 0.1, seen.header.has('commissioningUnit')],
      ['“Recommendation:” without a number', 0.2, seen.bareRecommendations > 0 && seen.numberedRecommendations === 0],
      ['“Management Response:”', 0.1, seen.responses > 0],
      ['the page of an evaluation, not of a response', -0.6, seen.evaluationPage],
      ['labels that only GATE has', -0.6, seen.gate >= 2],
    ]);
  },
  locate: (document, report) => readResponsePage(document, { agency: 'UNDP', splitRows: splitOneLineRows }, report),
};
