/**
 * UNDP ERC: a management response stored as pipe-separated text. Title, numbers and the label of the recommendation are lost;
 * a recommendation is what stands between a row and the next "Management Response:".
 */
import { type Layout, weigh } from './layout.js';
import { labelsSeen } from './marks.js';
import { splitPipeRows } from './pipe-rows.js';
import { readResponsePage } from './response-page.js';

export const ercPipe: Layout = {
  id: 'erc-pipe',
  recognises: (document) => {
    const seen = labelsSeen(document);
    return weigh([
      ['cells between pipes', 0.35, seen.pipes],
      ['“Unit Responsible for providing Management Response”', 0.3, seen.pipes && seen.header.has('responsibleUnit')],
      ['“Commissioning Unit”', 0.2, seen.pipes && seen.header.has('commissioningUnit')],
      ['“Management Response:”', 0.15, seen.pipes && seen.responses > 0],
      ['the page of an evaluation, not of a response', -0.6, seen.evaluationPage],
    ]);
  },
  locate: (document, report) => readResponsePage(document, { agency: 'UNDP', splitRows: splitPipeRows }, report),
};
