/** UNDP ERC: a management response on the current pages, as flat text with its columns lost or as HTML with its tables. */
import { type Layout, weigh } from './layout.js';
import { labelsSeen } from './marks.js';
import { hasAnchor, splitOneLineRows } from './one-line-rows.js';
import { readResponsePage } from './response-page.js';
import type { RowSplitter } from './rows.js';
import { hasStamps, splitStampedRows } from './stamped-rows.js';

/** Rows bear stamps; where an old entry has none, a line with a date and a status is a row. */
const splitRows: RowSplitter = (section) => {
  const stamped = section.lines.some((line) => hasStamps(section.document, line.span));
  if (stamped || !hasAnchor(section.document, section.lines)) return splitStampedRows(section);
  return splitOneLineRows(section);
};

export const ercResponse: Layout = {
  id: 'erc-response',
  recognises: (document) => {
    const seen = labelsSeen(document);
    return weigh([
      ['“Unit Responsible for providing Management Response”', 0.3, seen.header.has('responsibleUnit')],
      ['“Commissioning Unit”', 0.2, seen.header.has('commissioningUnit')],
      ['“Evaluation Plan”', 0.1, seen.header.has('plan')],
      ['“Completion Date”', 0.1, seen.header.has('completionDate')],
      ['“N. Recommendation:”', 0.2, seen.numberedRecommendations > 0],
      ['“Management Response:”', 0.1, seen.responses > 0],
      ['cells between pipes', -0.4, seen.pipes],
      ['the page of an evaluation, not of a response', -0.6, seen.evaluationPage],
      ['labels that only GATE has', -0.6, seen.gate >= 2],
      [
        '“Evaluation Title:”, a label of the oldest pages',
        -0.3,
        seen.header.has('title') && seen.numberedRecommendations === 0,
      ],
    ]);
  },
  locate: (document, report) => readResponsePage(document, { agency: 'UNDP', splitRows }, report),
};
