/** Forms with one field to a row or cell, label and answer together: IOM's "Management response and action plan matrix". */
import { type Layout, weigh } from '../layout.js';
import { evaluationOf, formOf } from './form.js';

export const labelledForm: Layout = {
  id: 'labelled-form',
  recognises: (document) => {
    const form = formOf(document);
    if (!form) return { score: 0, because: [] };
    return weigh([
      ['a labelled response', 0.4, form.responses > 0],
      ['key actions listed below their label', 0.3, form.inLists > 0],
      ['numbered recommendations', 0.15, form.labelled > 0],
      ['tables of key actions instead', -0.3, form.inTables > 0 && form.inTables >= form.inLists],
      ['blocks of labels and values instead', -0.3, form.inBlocks > form.inLists],
    ]);
  },
  locate: evaluationOf,
};
