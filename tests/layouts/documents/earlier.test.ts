/** A table that follows up the recommendations of an earlier evaluation: within a report, and as a document of its own. */
import { expect, it } from 'vitest';
import type { DocumentResult } from '../../../src/core/result.js';
import { extract } from '../../fixtures/pages.js';

const PROSE = 'The programme built wells in six districts and trained the committees that look after them. ';
const chapter = (title: string): string => `<h2>${title}</h2><p>${PROSE.repeat(20)}</p><p>${PROSE.repeat(4)}</p>`;
const row = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const TABLE = `<table>${row('Recommendation', 'Action taken', 'Responsible', 'Status')}${row(
  'The ministry should test the water of every well each year.',
  'A laboratory was hired.',
  'Water unit',
  'Ongoing',
)}${row('Districts should keep a store of spare parts.', 'Stores were opened.', 'Supply unit', 'Completed')}</table>`;
const FOLLOW_UP = '3. Follow-up to the recommendations of the mid-term review';

const read = (title: string, body: string): Promise<DocumentResult> =>
  extract({
    uri: 'page',
    bytes: new TextEncoder().encode(`<html><body><h1>${title}</h1><p>June 2021</p>${body}</body></html>`),
  });
const found = async (title: string, body: string): Promise<number> => {
  const result = await read(title, body);
  return result.outcome === 'failed' ? 0 : result.evaluation.recommendations.length;
};
const report = (heading: string): string =>
  chapter('1. Summary') +
  chapter('2. Progress made') +
  `<h2>${heading}</h2><p>The table shows what was done.</p>${TABLE}` +
  chapter('4. Difficulties') +
  chapter('5. Next steps');

it.each([FOLLOW_UP, '3. Suivi des recommandations de la revue à mi-parcours', '3. Status of previous recommendations'])(
  '"%s" among the chapters of a report holds none of its own',
  async (heading) => {
    expect(await found('Annual progress report 2021: wells for all', report(heading))).toBe(0);
  },
);

it('is said to be left out', async () => {
  const { outcome, diagnostics } = await read('Annual progress report 2021: wells for all', report(FOLLOW_UP));
  expect(outcome).toBe('partial');
  expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'report/others-left-out' }));
  expect(diagnostics).toContainEqual(
    expect.objectContaining({ code: 'report/none-made', data: expect.objectContaining({ why: 'only-others' }) }),
  );
});

it('is left out where the contents name the chapter', async () => {
  const contents = `<p>Table of contents</p><p>1. Summary</p><p>${FOLLOW_UP}</p><p>4. Difficulties</p>`;
  expect(await found('Annual progress report 2021: wells for all', contents + report(FOLLOW_UP))).toBe(0);
});

it('is left out in an annex of the report as well', async () => {
  const body = `${report('3. Costs').replace(TABLE, '')}<h2>Annex 2. Status of previous recommendations</h2>${TABLE}`;
  expect(await found('Annual progress report 2021: wells for all', body)).toBe(0);
});

it('is what the document is about where its title says so', async () => {
  expect(await found('Follow-up to the recommendations on the wells', report(FOLLOW_UP))).toBe(2);
  expect(await found('Follow-up audit of the wells', report(FOLLOW_UP))).toBe(2);
});

it('is what the document is about where a line above its chapters says so, or most of it is of that kind', async () => {
  const status = `<h1>Status of implementation of recommendations</h1><p>${PROSE}</p>`;
  expect(await found('Fund for wells', status + report('3. Status of previous recommendations'))).toBe(2);
  const long = TABLE.replace('A laboratory was hired.', PROSE.repeat(90));
  const body = report('3. Status of previous recommendations').replace(TABLE, long);
  expect(await found('Wells for all', body)).toBe(2);
});

it('is what the document is about where little else is in it', async () => {
  const body = `${chapter('1. Introduction')}<h2>2. Status of previous recommendations</h2>${TABLE}`;
  expect(await found('Wells for all', body)).toBe(2);
});

it('is of the document where nothing calls it that of others', async () => {
  expect(await found('Annual progress report 2021: wells for all', report('3. Management response'))).toBe(2);
});
