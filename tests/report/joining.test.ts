/** How a response takes up a report, as the workbook, the tables and the page show it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../src/core/record.js';
import { writeEvaluationsCsv, writeRecommendationsCsv } from '../../src/report/csv/index.js';
import { evaluation, recommendation } from '../assess/records.js';
import { folderWith } from '../setup/folder.js';
import { pageText, registersOf } from './html/page.js';
import { sampleInput } from './sample.js';
import { opened, rowsOf, value, written } from './workbook-reading.js';

const HOLDER = 'rec_00000000e001';
const joined: Evaluation = evaluation({
  id: 'ev_5b1c2d3e4f5a',
  title: 'Final evaluation of the Safe Harbours programme',
  source: {
    uri: 'input/response.html',
    sha256: 'd'.repeat(64),
    mediaType: 'text/html',
    layout: 'action-table',
    pages: null,
  },
  otherSources: [
    { uri: 'input/report.pdf', sha256: 'e'.repeat(64), mediaType: 'application/pdf', layout: 'report', pages: 40 },
  ],
  recommendations: [
    recommendation({ id: HOLDER, label: '3', number: 3, text: 'Train young pilots.', acceptance: 'accepted' }),
    recommendation({ id: 'rec_00000000e002', label: '4', number: 4, text: 'Pay the wages.' }),
    recommendation({
      id: 'rec_00000000e003',
      label: '5',
      number: 5,
      text: 'Move the fish market.',
      acceptance: 'accepted',
      answeredWith: HOLDER,
    }),
  ],
  joining: {
    report: { documents: ['e'.repeat(64)], recommendations: 3 },
    response: { documents: ['d'.repeat(64)], recommendations: 1, whole: true },
    words: '3 recommendations in the report, 1 in the response: 2 regrouped into 1, 1 not taken up',
    cases: [
      {
        kind: 'regrouped',
        recommendations: [HOLDER, 'rec_00000000e003'],
        report: ['3', '5'],
        response: ['3 and 5'],
        words: 'Recommendations 3 and 5 of the report are answered as one (3 and 5) in the response.',
      },
      {
        kind: 'not_taken_up',
        recommendations: ['rec_00000000e002'],
        report: ['4'],
        response: [],
        words: 'Recommendation 4 of the report is not taken up by the response.',
      },
    ],
  },
});

const input = sampleInput([joined], []);

describe('the workbook', () => {
  it('has a row for each recommendation of the report, with what became of it', async () => {
    const workbook = await opened(await written(input));
    const rows = rowsOf(workbook, 'Report and response').map((row) =>
      ['In the report', 'In the response', 'What became of it', 'Recommendation', 'Report', 'Response'].map((header) =>
        value(row, header),
      ),
    );
    expect(rows).toEqual([
      ['3', '3 and 5', 'Answered with others', 'Train young pilots.', 'input/report.pdf', 'input/response.html'],
      ['5', '3 and 5', 'Answered with others', 'Move the fish market.', 'input/report.pdf', 'input/response.html'],
      ['4', null, 'Not taken up', 'Pay the wages.', 'input/report.pdf', 'input/response.html'],
    ]);
  });

  it('says it of each recommendation, and in a sentence of the evaluation', async () => {
    const workbook = await opened(await written(input));
    expect(rowsOf(workbook, 'Recommendations').map((row) => value(row, 'In the response'))).toEqual([
      'Answered with others: 3 and 5',
      'Not taken up',
      'Answered with others: 3 and 5',
    ]);
    const [row] = rowsOf(workbook, 'Evaluations');
    expect(value(row, 'Report and response')).toBe(joined.joining?.words);
  });
});

describe('the page', () => {
  it('tells it of the evaluation and of each recommendation', async () => {
    const registers = await registersOf(pageText(input));
    const [whole] = registers.get('evaluations')?.rows ?? [];
    expect(whole?.['joining']).toBe(joined.joining?.words);
    expect(whole?.['joiningCases']).toEqual(joined.joining?.cases.map(({ words }) => words));
    const rows = registers.get('recommendations')?.rows ?? [];
    expect(rows.map((row) => [row['joined'], (row['answeredWith'] as { id: string } | null)?.id])).toEqual([
      ['regrouped', undefined],
      ['not_taken_up', undefined],
      ['regrouped', HOLDER],
    ]);
    expect(registers.get('recommendations')?.filters.map(({ id }) => id)).toContain('joined');
  });

  it('asks nothing about responses where nothing was joined', async () => {
    const registers = await registersOf(pageText(sampleInput()));
    expect(registers.get('recommendations')?.filters.map(({ id }) => id)).not.toContain('joined');
  });
});

describe('the tables', () => {
  it('have it in columns', async () => {
    const folder = folderWith();
    const { evaluations, compliance } = input;
    await writeEvaluationsCsv(join(folder, 'e.csv'), { evaluations, compliance });
    await writeRecommendationsCsv(join(folder, 'r.csv'), evaluations);
    expect(readFileSync(join(folder, 'e.csv'), 'utf8')).toContain(joined.joining?.words);
    expect(readFileSync(join(folder, 'r.csv'), 'utf8')).toContain(`,${HOLDER},regrouped,3 and 5,`);
  });
});
