/** Reports of many shapes: how many recommendations each gives, and what is said of those it does not give. */
import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../src/core/record.js';
import { extract } from '../../fixtures/pages.js';

const encoder = new TextEncoder();
const PROSE = 'The programme built wells in six districts and trained the committees that look after them. ';

/** A report with a cover, an introduction and an annex around the chapters. */
const reportOf = (chapters: string, title = 'Evaluation of the wells programme'): string =>
  `<html><body><h1>${title}</h1><p>June 2021</p><h2>1. Introduction</h2><p>${PROSE.repeat(60)}</p>${chapters}<h2>Annexes</h2><p>Persons met.</p></body></html>`;

async function read(page: string): Promise<Evaluation> {
  const result = await extract({ uri: 'page', bytes: encoder.encode(page) });
  if (result.outcome === 'failed') throw new Error(JSON.stringify(result.diagnostics));
  expect(result.evaluation.source.layout).toBe('report');
  return result.evaluation;
}

const codes = ({ diagnostics }: Evaluation): string[] => [...new Set(diagnostics.map(({ code }) => code))];
const paragraphs = (...texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('');
const list = (...texts: readonly string[]): string => `<ul>${texts.map((text) => `<li>${text}</li>`).join('')}</ul>`;
const row = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

const FIRST = 'Districts should keep a store of spare parts for the pumps.';
const SECOND = 'The ministry should test the water of every well each year.';
const THIRD = 'Committees should publish what they collect and what they spend.';

const doubtsIn = ({ recommendations }: Evaluation): (readonly string[])[] =>
  recommendations.map(({ doubts }) => (doubts ?? []).map(({ code }) => code));

describe('how sure', () => {
  it('is a recommendation that two places give alike surer than one of one place, and a list of conclusions and recommendations least', async () => {
    const labels = paragraphs(`Recommendation 1: ${FIRST}`, `Recommendation 2: ${SECOND}`);
    const twice = await read(reportOf(`<h2>Executive summary</h2>${labels}<h2>2. Recommendations</h2>${labels}`));
    const single = await read(reportOf(`<h2>2. Recommendations</h2>${labels}`));
    const mixed = await read(reportOf(`<h2>2. Conclusions and recommendations</h2>${list(FIRST, SECOND, THIRD)}`));
    expect(doubtsIn(twice)).toEqual([['found/in-two-places'], ['found/in-two-places']]);
    expect(doubtsIn(single)).toEqual([['found/by-label'], ['found/by-label']]);
    expect(doubtsIn(mixed)[0]).toEqual(['found/among-others']);
    const [sure, less, least] = [twice, single, mixed].map(({ recommendations: [first] }) => first?.confidence ?? 0);
    expect(sure).toBeGreaterThan(less ?? 1);
    expect(less).toBeGreaterThan(least ?? 1);
    expect(sure).toBeLessThan(1);
  });

  it('is less where the numbers do not follow one another', async () => {
    const evaluation = await read(
      reportOf(`<h2>2. Recommendations</h2>${paragraphs(`Recommendation 1: ${FIRST}`, `Recommendation 3: ${SECOND}`)}`),
    );
    expect(doubtsIn(evaluation)[1]).toContain('found/numbers-broken');
  });

  it('words about all recommendations at the end of the chapter belong to none', async () => {
    const closing = 'These recommendations were presented to the steering committee.';
    const evaluation = await read(
      reportOf(
        `<h2>2. Recommendations</h2>${paragraphs(`Recommendation 1: ${FIRST}`, `Recommendation 2: ${SECOND}`, closing)}`,
      ),
    );
    expect(evaluation.recommendations.map(({ text }) => text)).toEqual([FIRST, SECOND]);
  });
});

describe('each once', () => {
  it('in the summary, the chapter and a table: all places are kept', async () => {
    const evaluation = await read(
      reportOf(
        `<h2>Executive summary</h2>${paragraphs(`Recommendation 1: ${FIRST}`, `Recommendation 2: ${SECOND}`)}
         <h2>2. Recommendations</h2>${paragraphs(`Recommendation 1: ${FIRST} A budget line is needed.`, `Recommendation 2: ${SECOND}`)}
         <h2>3. Overview</h2><table>${row('No.', 'Recommendation', 'Responsible', 'Priority')}${row('1', FIRST, 'Districts', 'High')}${row('2', SECOND, 'Ministry', 'Low')}</table>`,
      ),
    );
    expect(evaluation.recommendations.map(({ label }) => label)).toEqual(['1', '2']);
    const [first] = evaluation.recommendations;
    expect(first).toMatchObject({
      text: `${FIRST} A budget line is needed.`,
      priority: 'High',
      addressees: ['Districts'],
    });
    expect(first?.evidence['text.elsewhere']).toHaveLength(2);
  });

  it('in other words in the summary: told by the number, and said', async () => {
    const evaluation = await read(
      reportOf(
        `<h2>Summary</h2>${paragraphs('Recommendation 1: Keep spare parts in each of the districts.', 'Recommendation 2: Test the water of all wells.')}
         <h2>2. Recommendations</h2>${paragraphs(`Recommendation 1: ${FIRST}`, `Recommendation 2: ${SECOND}`)}`,
      ),
    );
    expect(evaluation.recommendations).toHaveLength(2);
    expect(codes(evaluation)).toContain('report/reworded');
  });

  it('two lists whose numbers begin anew are two lists', async () => {
    const evaluation = await read(
      reportOf(
        `<h2>2. Recommendations</h2><h3>2.1 Recommendations to the Ministry of Water</h3>${paragraphs(`Recommendation 1: ${SECOND}`)}
         <h3>2.2 Recommendations to the Districts</h3>${paragraphs(`Recommendation 1: ${FIRST}`)}`,
      ),
    );
    expect(evaluation.recommendations.map(({ addressees }) => addressees)).toEqual([
      ['Ministry of Water'],
      ['Districts'],
    ]);
  });
});

describe('shapes', () => {
  it.each([
    ['"R1." in its chapter', `<h2>2. Recommendations</h2>${paragraphs(`R1. ${FIRST}`, `R2. ${SECOND}`)}`],
    ['numbers alone', `<h2>2. Recommendations</h2>${paragraphs(`1. ${FIRST}`, `2. ${SECOND}`)}`],
    ['numbers of the chapter', `<h2>2. Recommendations</h2>${paragraphs(`2.1 ${FIRST}`, `2.2 ${SECOND}`)}`],
    ['letters', `<h2>2. Recommendations</h2>${paragraphs(`a) ${FIRST}`, `b) ${SECOND}`)}`],
    ['bullets', `<h2>2. Recommendations</h2>${list(FIRST, SECOND)}`],
    [
      'no sign behind the number',
      `<h2>2. Findings</h2>${paragraphs(`Recommendation 1 ${FIRST}`, PROSE, `Recommendation 2 ${SECOND}`)}`,
    ],
    [
      'a label above its text',
      `<h2>2. Findings</h2>${paragraphs('Recommendation 1', FIRST, PROSE, 'Recommendation 2', SECOND, PROSE)}`,
    ],
    [
      'a label after each lesson',
      `<h2>2. Lessons and recommendations</h2>${paragraphs('Lesson 1', PROSE, 'RECOMMENDATION:', FIRST, 'Lesson 2', PROSE, 'RECOMMENDATION:', SECOND)}`,
    ],
    [
      'a table with labels in the first column',
      `<h2>2. Recommendations</h2><table>${row('R1', FIRST)}${row('R2', SECOND)}</table>`,
    ],
    [
      'a table of conclusions',
      `<h2>2. Conclusions and recommendations</h2><table>${row('Conclusion', 'Recommendation')}${row(PROSE, FIRST)}${row(PROSE, SECOND)}</table>`,
    ],
    [
      'run together',
      `<h2>2. Recommendations</h2>${paragraphs(`Recommendation 1: ${FIRST} Recommendation 2: ${SECOND}`)}`,
    ],
  ])('%s', async (_shape, chapters) => {
    const { recommendations } = await read(reportOf(chapters));
    expect(recommendations.map(({ text }) => text)).toEqual([FIRST, SECOND]);
  });

  it('fields on one line', async () => {
    const evaluation = await read(
      reportOf(
        `<h2>2. Recommendations</h2>${paragraphs(`Recommendation 1: ${FIRST}`, 'Addressed to: Districts; Priority: High; Timeline: December 2022')}`,
      ),
    );
    expect(evaluation.recommendations).toMatchObject([
      { text: FIRST, addressees: ['Districts'], priority: 'High', timeFrame: { kind: 'month', latest: '2022-12-31' } },
    ]);
  });

  it('the paragraph behind a box is not its text', async () => {
    const { recommendations } = await read(
      reportOf(
        `<h2>2. Findings</h2><table>${row(`Recommendation 1<br>${FIRST}`)}</table>${paragraphs(PROSE)}<table>${row(`Recommendation 2<br>${SECOND}`)}</table>${paragraphs(PROSE)}`,
      ),
    );
    expect(recommendations.map(({ text }) => text)).toEqual([FIRST, SECOND]);
  });
});

describe('what is not the report’s own', () => {
  it.each([
    [
      'the table of an earlier evaluation',
      `<h2>2. Recommendations of the previous evaluation</h2><table>${row('Recommendation', 'Status')}${row(THIRD, 'Done')}</table>`,
    ],
    [
      'a sentence that leads to them',
      `<h2>2. Background</h2>${paragraphs('The mid-term evaluation made these recommendations:', `Recommendation 1: ${THIRD}`)}`,
    ],
    ['terms of reference', `<h2>Annex 1. Terms of reference</h2>${paragraphs(`Recommendation 1: ${THIRD}`)}`],
  ])('%s', async (_shape, chapter) => {
    const evaluation = await read(
      reportOf(
        `<h2>4. Recommendations</h2>${paragraphs(`Recommendation 1: ${FIRST}`, `Recommendation 2: ${SECOND}`)}${chapter}`,
      ),
    );
    expect(evaluation.recommendations.map(({ text }) => text)).toEqual([FIRST, SECOND]);
    expect(codes(evaluation)).toContain('report/others-left-out');
  });

  it('a matrix of who has to act', async () => {
    const evaluation = await read(
      reportOf(`<h2>2. Findings</h2>${paragraphs(`Recommendation 1: ${FIRST}`, PROSE, `Recommendation 2: ${SECOND}`, PROSE)}
        <h2>Annex 2. Overview of actions on the recommendations</h2><table>${row('', 'Districts', 'Ministry')}${row('Recommendation 1', 'E', '')}${row('Recommendation 2', '', 'L')}</table>`),
    );
    expect(evaluation.recommendations).toHaveLength(2);
  });
});

describe('chapters', () => {
  it('of lessons are not part of the recommendations above, whatever their print', async () => {
    const { recommendations } = await read(
      reportOf(
        `<h2>2. Recommendations</h2>${list(FIRST, SECOND)}<h4>Lessons learned</h4>${list('Districts should be heard before wells are dug.')}`,
      ),
    );
    expect(recommendations.map(({ text }) => text)).toEqual([FIRST, SECOND]);
  });

  it('whose heading is broken hold conclusions as well', async () => {
    const evaluation = await read(
      reportOf(
        `<h2>2. Conclusions and</h2><h2>recommendations</h2>${list('The wells are in use.', 'Water is clean in most wells.')}`,
      ),
    );
    expect(evaluation.recommendations).toEqual([]);
  });

  it('stand behind the contents of a plain text', async () => {
    const evaluation = await read(
      `Evaluation of the wells programme\n\nContents\n\n1. Introduction 3\n2. Recommendations 9\n3. Annexes 12\n\n1. Introduction\n\n${PROSE.repeat(60)}\n\n2. Recommendations\n\n1. ${FIRST}\n2. ${SECOND}\n\n3. Annexes\n\nPersons met.\n`,
    );
    expect(evaluation.recommendations.map(({ text }) => text)).toEqual([FIRST, SECOND]);
  });
});

describe('none', () => {
  const none = async (chapters: string): Promise<string[]> => {
    const evaluation = await read(reportOf(chapters));
    expect(evaluation.recommendations).toEqual([]);
    expect(evaluation.language).toBe('en');
    return codes(evaluation);
  };

  it('in a report that says so', async () => {
    const said = await none(
      `<h2>2. Recommendations</h2>${paragraphs('No recommendations have been made in this inquiry.')}`,
    );
    expect(said).toContain('report/none-made');
    expect(said).not.toContain('report/may-recommend');
  });

  it('in one that tells how recommendations should be', async () => {
    await none(
      `<h2>2. Quality of recommendations</h2>${list('Recommendations should be addressed to somebody.', 'Reports should have few of them.')}`,
    );
  });

  it('in one that recommends in its prose: offered, with the sentence', async () => {
    const evaluation = await read(
      reportOf(
        `<h2>2. Findings</h2>${paragraphs('Pumps fail in the dry months. The evaluation team recommends that districts keep spare parts.')}`,
      ),
    );
    expect(evaluation.recommendations).toEqual([]);
    expect(evaluation.diagnostics.find(({ code }) => code === 'report/may-recommend')?.at?.quote).toBe(
      'The evaluation team recommends that districts keep spare parts.',
    );
  });
});

describe('the cover', () => {
  it('gives title, kind and month', async () => {
    const evaluation = await read(
      reportOf(`<h2>2. Recommendations</h2>${list(FIRST, SECOND)}`, 'Final Evaluation of the wells programme'),
    );
    expect(evaluation).toMatchObject({
      title: 'Final Evaluation of the wells programme',
      type: 'Final Evaluation',
      completionDate: { raw: 'June 2021' },
    });
  });
});
