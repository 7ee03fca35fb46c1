/** Management responses whose key actions stand in tables: IOM's matrices, the tables of UNDP's reports, columns of any order. */
import { type Layout, weigh } from '../layout.js';
import { evaluationOf, formOf } from './form.js';

export const actionTable: Layout = {
  id: 'action-table',
  recognises: (document) => {
    const form = formOf(document);
    if (!form) return { score: 0, because: [] };
    return weigh([
      ['recommendations with a table of key actions', 0.5, form.inTables > 0],
      ['numbered recommendations', 0.2, form.labelled > 0],
      ['a labelled response', 0.2, form.responses > 0],
      ['blocks of labels and values instead', -0.3, form.inBlocks > form.inTables],
      ['lists of actions instead', -0.3, form.inLists > form.inTables],
    ]);
  },
  locate: evaluationOf,
};
