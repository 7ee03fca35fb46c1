import { expect, it } from 'vitest';
import type { SourceDocument } from '../../src/core/document.js';
import type { Reading } from '../../src/core/reading.js';
import { noFields } from '../../src/layouts/rows.js';
import { normaliseAction } from '../../src/normalise/action.js';

const text = 'Lamp Unit with the support of quay\nwardens and rope team\nBoat Unit';
const document: SourceDocument = { text, blocks: [], links: [], format: 'pdf', mediaType: 'application/pdf', pages: 3 };

function owners(pages: readonly number[]): string[] {
  let from = 0;
  const at = text.split('\n').map((line, index) => {
    const span = { start: from, end: from + line.length, page: pages[index] as number };
    from += line.length + 1;
    return span;
  });
  const responsible: Reading = { raw: text, at, rule: 'table/responsible' };
  const parent = {
    id: 'rec_1',
    path: 'recommendations[0].actions[0]',
    index: 0,
    siblings: [],
    report: () => undefined,
  };
  return normaliseAction(document, { ...noFields, responsible }, parent).responsibleUnits.map(({ name }) => name);
}

it('reads a unit that the end of a page cuts as one, and lines of one page as a list', () => {
  expect(owners([1, 2, 2])).toEqual(['Lamp Unit with the support of quay wardens and rope team', 'Boat Unit']);
});
