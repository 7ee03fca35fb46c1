/** Status reports: after each recommendation a block of labels and values, then the response. UN auditors' recommendations. */
import { type Layout, weigh } from '../layout.js';
import { evaluationOf, formOf } from './form.js';

export const labelBlocks: Layout = {
  id: 'label-blocks',
  recognises: (document) => {
    const form = formOf(document);
    if (!form) return { score: 0, because: [] };
    return weigh([
      ['“Department responsible: … Status: … Target date: …”', 0.6, form.inBlocks > form.inTables + form.inLists],
      ['several of them', 0.2, form.inBlocks > 1],
      ['numbered recommendations', 0.1, form.labelled > 0],
    ]);
  },
  locate: evaluationOf,
};
