/** What is written comes back: invented records, rendered into every layout and format, are read again and must be equal. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../fixtures/pages.js';
import { collapsed, type PageRecord, record, type Shape, saidBy } from './records.js';
import { html, type Markup } from './render-html.js';
import { admin, evaluationPage, flat, flatInline, gate, pipe } from './render-text.js';

const RUNS = Number(process.env['ROUND_TRIP_RUNS'] ?? 60);
const SEED = Number(process.env['ROUND_TRIP_SEED'] ?? 20_261_122);

async function readBack(page: string, layout: string): Promise<PageRecord> {
  const result = await extract({ uri: 'page', bytes: new TextEncoder().encode(page) });
  if (result.outcome === 'failed') throw new Error(JSON.stringify(result.diagnostics));
  expect(result.evaluation.source.layout).toBe(layout);
  return saidBy(result.evaluation);
}

const comesBack = <T>(
  records: fc.Arbitrary<T>,
  write: (made: T) => { page: string; layout: string; said: PageRecord },
) =>
  fc.assert(
    fc.asyncProperty(records, async (made) => {
      const { page, layout, said } = write(made);
      expect(await readBack(page, layout), page).toEqual(collapsed(said));
    }),
    { numRuns: RUNS, seed: SEED },
  );

/** An item of a list keeps its bullet in the text, as it does on the flat page. */
const withBullets = (made: PageRecord): PageRecord => ({
  ...made,
  recommendations: made.recommendations.map((one) => ({
    ...one,
    actions: one.actions.map((action) => ({
      ...action,
      comments: action.comments === null ? null : `• ${action.comments}`,
    })),
  })),
});

const FLAT: Shape = { title: true, numbers: true, stamps: true, completed: true, oneLine: false };

describe('text pages come back', () => {
  const cases: readonly [name: string, layout: string, shape: Shape, render: (made: PageRecord) => string][] = [
    ['flat', 'erc-response', FLAT, flat],
    ['flat without a title', 'erc-response', { ...FLAT, title: false }, flat],
    ['flat-inline', 'erc-response', FLAT, flatInline],
    ['pipe', 'erc-pipe', { ...FLAT, title: false, numbers: false }, pipe],
    ['evaluationadmin', 'erc-admin', { ...FLAT, stamps: false, completed: false, oneLine: true }, admin],
    ['GATE', 'gate', { ...FLAT, numbers: false, stamps: false, completed: false, oneLine: true }, gate],
  ];

  it.each(cases)('%s', async (_name, layout, shape, render) => {
    const records = record(shape).map((made) => (layout === 'gate' ? { ...made, type: null } : made));
    await comesBack(records, (said) => ({ page: render(said), layout, said }));
  });

  it('the page of an evaluation, which shows no responses', async () => {
    const records = record(FLAT).map((made) => ({
      ...made,
      commissioningUnit: null,
      responsibleUnit: null,
      recommendations: made.recommendations.map(({ number, text }) => ({
        number,
        text: text === '' ? 'We say so.' : text,
        response: null,
        actions: [],
      })),
    }));
    await comesBack(records, (said) => ({ page: evaluationPage(said), layout: 'erc-evaluation', said }));
  });
});

describe('saved web pages come back', () => {
  const markup = (some: Partial<Markup>): Markup => ({
    heads: 'th',
    head: 'table',
    nested: false,
    lists: false,
    headings: true,
    ...some,
  });
  const cases: readonly [name: string, markup: Markup][] = [
    ['header cells', markup({})],
    ['plain cells as heads', markup({ heads: 'td', headings: false })],
    ['no head row', markup({ heads: 'none' })],
    ['a definition list as head', markup({ head: 'list' })],
    ['lines as head', markup({ head: 'lines', headings: false })],
    ['tables that arrange the page', markup({ nested: true, headings: false })],
    ['lists in cells', markup({ lists: true })],
    ['all of it', markup({ heads: 'td', head: 'list', nested: true, lists: true, headings: false })],
  ];

  it.each(cases)('with %s', async (_name, how) => {
    await comesBack(record(FLAT), (made) => ({
      page: html(made, how),
      layout: 'erc-response',
      said: how.lists ? withBullets(made) : made,
    }));
  });
});
