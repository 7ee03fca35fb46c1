/** Kinds of reports that boards, auditors, inquiries and agencies write: each with its way of making, quoting or not making recommendations. */
import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../src/core/record.js';
import { extract } from '../../fixtures/pages.js';

const encoder = new TextEncoder();
const PROSE = 'The programme built wells in six districts and trained the committees that look after them. ';
const FIRST = 'Districts should keep a store of spare parts for the pumps.';
const SECOND = 'The ministry should test the water of every well each year.';
const THIRD = 'Committees should publish what they collect and what they spend.';

const paragraphs = (...texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('');
const list = (...texts: readonly string[]): string => `<ul>${texts.map((text) => `<li>${text}</li>`).join('')}</ul>`;
const row = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const box = (...lines: readonly string[]): string =>
  `<table><tr><td>${lines.map((line) => `<p>${line}</p>`).join('')}</td></tr></table>`;
const FINDINGS = `<h2>2. Findings</h2>${paragraphs(PROSE.repeat(3), PROSE.repeat(2))}`;

async function read(chapters: string, title = 'Evaluation of the wells programme'): Promise<Evaluation> {
  const page = `<html><body><h1>${title}</h1><p>June 2021</p><h2>1. Introduction</h2><p>${PROSE.repeat(60)}</p>${FINDINGS}${chapters}<h2>Annexes</h2><p>Persons met.</p></body></html>`;
  const result = await extract({ uri: 'page', bytes: encoder.encode(page) });
  if (result.outcome === 'failed') throw new Error(JSON.stringify(result.diagnostics));
  expect(result.evaluation.source.layout).toBe('report');
  return result.evaluation;
}

const textsOf = ({ recommendations }: Evaluation): string[] => recommendations.map(({ text }) => text);
const labelsOf = ({ recommendations }: Evaluation): (string | null)[] => recommendations.map(({ label }) => label);
const codes = ({ diagnostics }: Evaluation): string[] => diagnostics.map(({ code }) => code);

describe('each with its id', () => {
  it.each([
    [
      'by the year, in the label',
      `<h2>3. Analysis</h2>${paragraphs(`Safety Recommendation 2020-001: ${FIRST}`, PROSE, `Safety Recommendation 2020-002: ${SECOND}`)}`,
      ['2020-001', '2020-002'],
    ],
    [
      'behind the text, below whom they are for',
      `<h2>3. Recommendations</h2>${paragraphs('To the River Authority:', `${FIRST} (R-19-11)`, 'To the Ministry of Water:', `${SECOND} (R-19-12)`)}`,
      ['R-19-11', 'R-19-12'],
    ],
    [
      'as a number in brackets behind the text',
      `<h2>3. Recommendations for Executive Action</h2>${paragraphs('We are making two recommendations:', `${FIRST} (Recommendation 1)`, `${SECOND} (Recommendation 2)`)}`,
      ['1', '2'],
    ],
    [
      'on a line of its own below the text',
      `<h2>3. Safety action</h2>${paragraphs('Therefore, the Board recommends that', FIRST, 'WSB Recommendation W22-03', PROSE, 'Therefore, the Board recommends that', SECOND, 'WSB Recommendation W22-04')}`,
      ['W22-03', 'W22-04'],
    ],
    [
      'in a table of groups, the names of the groups over all columns',
      `<h2>3. Recommendations</h2><table>${row('Rec #', 'Recommendation', 'Responsible')}<tr><td>A</td><td colspan="2">Category 1: Maintenance of pumps</td></tr>${row('A.1', FIRST, 'Districts')}<tr><td>B</td><td colspan="2">Category 2: Quality of water</td></tr>${row('B.1', SECOND, 'Ministry')}</table>`,
      ['A.1', 'B.1'],
    ],
    [
      'in a column of ids',
      `<h2>3. Recommendations</h2><table>${row('ID', 'Finding', 'Recommendation')}${row('R1', PROSE, FIRST)}${row('R2', PROSE, SECOND)}</table>`,
      ['1', '2'],
    ],
    [
      'in a form, on a row above the text',
      `<h2>3. Safety issues</h2>${['01', '02'].map((number, index) => `<table>${row('Recommendation number:', `WO-2018-SR-${number}`)}${row('Status:', 'Released')}${row('Safety recommendation:', [FIRST, SECOND][index] ?? '')}</table><p>${PROSE}</p>`).join('')}`,
      ['WO-2018-SR-01', 'WO-2018-SR-02'],
    ],
    [
      'with numbers without a sign',
      `<h2>3. Recommendations</h2>${paragraphs('The following are made:', `1 ${FIRST}`, `2 ${SECOND}`)}`,
      ['1', '2'],
    ],
  ])('%s', async (_kind, chapter, labels) => {
    const evaluation = await read(chapter);
    expect(textsOf(evaluation)).toEqual([FIRST, SECOND]);
    expect(labelsOf(evaluation)).toEqual(labels);
  });
});

describe('whom they are for', () => {
  it('named by the label itself', async () => {
    const evaluation = await read(
      `<h2>3. Analyse</h2>${paragraphs(`Recommandation R1 adressée au Réseau des eaux : ${FIRST}`, PROSE, `Recommendation 2 to the Ministry of Water: ${SECOND}`)}`,
    );
    expect(textsOf(evaluation)).toEqual([FIRST, SECOND]);
    expect(evaluation.recommendations.map(({ addressees }) => addressees)).toEqual([
      ['Réseau des eaux'],
      ['Ministry of Water'],
    ]);
  });

  it('named by the line above a list, and forgotten behind the next such line', async () => {
    const evaluation = await read(
      `<h2>3. Recommendations</h2><p>To the Ministry of Water:</p>${list(FIRST)}<p>To donors:</p>${list(SECOND, THIRD)}`,
    );
    expect(evaluation.recommendations.map(({ addressees }) => addressees)).toEqual([['Ministry of Water'], [], []]);
  });

  it('no name in the heading of a finding', async () => {
    const evaluation = await read(
      `<h3>2.1 To What Extent Wells Are Used</h3>${paragraphs(PROSE, `Recommendation 1: ${FIRST}`)}<h3>2.2 To What Extent Water Is Clean</h3>${paragraphs(PROSE, `Recommendation 2: ${SECOND}`)}`,
    );
    expect(evaluation.recommendations.map(({ addressees }) => addressees)).toEqual([[], []]);
  });

  it('the label stays when the text begins with them', async () => {
    const evaluation = await read(
      `<h2>3. Recommendations</h2>${paragraphs(`Recommendation 1. To WATERAID, on pumps: ${FIRST}`, `Recommendation 2. To WATERAID, on tests: ${SECOND}`)}`,
    );
    expect(labelsOf(evaluation)).toEqual(['1', '2']);
  });
});

describe('without a label', () => {
  it('counted in words', async () => {
    const evaluation = await read(
      `<h2>3. Recommendations</h2>${paragraphs(`First recommendation: ${FIRST}`, `Second recommendation: ${SECOND}`)}`,
    );
    expect(textsOf(evaluation)).toEqual([FIRST, SECOND]);
  });

  it('paragraphs in which a board recommends, counted by the report', async () => {
    const boards = ['keep a store of spare parts', 'test the water of the wells each year'].map(
      (deed) => `The Board recommends that the Fund ${deed}.`,
    );
    const evaluation = await read(
      `<h2>B. Findings and recommendations</h2><h3>1. Follow-up of previous recommendations</h3>${paragraphs('12. Of 21 recommendations 12 had been implemented.')}
       <h3>2. Pumps</h3>${paragraphs(`13. ${PROSE}`, `14. ${boards[0]}`, '15. The Fund accepted the recommendation.')}<h3>3. Water</h3>${paragraphs(`16. ${PROSE}`, `17. ${boards[1]}`)}`,
      'Report of the Board of Auditors',
    );
    expect(textsOf(evaluation)).toEqual(boards);
  });

  it('paragraphs that begin with what is to be done', async () => {
    const deeds = [
      'Keep spare parts. Districts should have a store of them.',
      'Test the water. The ministry should do so each year.',
      'Publish the accounts. Committees should put them on the board.',
    ];
    const evaluation = await read(`<h2>3. Recommendations</h2>${paragraphs(...deeds)}`);
    expect(textsOf(evaluation)).toEqual(deeds);
  });

  it('numbered headlines of which some look like text to the reader', async () => {
    const evaluation = await read(
      `<h2>3. Recommendations</h2><p>1. Keep a store of spare parts in each of the districts</p><p>${FIRST}</p><h4>2. Test the water</h4><p>${SECOND}</p><h4>3. Publish the accounts</h4><p>${THIRD}</p>`,
    );
    expect(labelsOf(evaluation)).toEqual(['1', '2', '3']);
    expect(textsOf(evaluation)).toEqual([FIRST, SECOND, THIRD]);
  });
});

describe('text below the label', () => {
  it('that counts as a paragraph of the report', async () => {
    const evaluation = await read(
      `<h2>V. Recommendations</h2>${paragraphs('17. Two recommendations are made.', 'Recommendation 1 (result A)', `18. ${FIRST}`, 'Indicator of achievement: a store is kept.', 'Recommendation 2 (result B)', `19. ${SECOND}`, '(Signed) F. Example, Director')}`,
    );
    expect(labelsOf(evaluation)).toEqual(['1', '2']);
    expect(textsOf(evaluation)).toEqual([FIRST, SECOND]);
  });

  it('under a headline in plain print, among conclusions', async () => {
    const evaluation = await read(
      `<h2>3. Conclusions and recommendations</h2>${paragraphs(PROSE, 'Recommendation 1 – Keep spare parts', FIRST, PROSE, 'Recommendation 2 – Test the water', SECOND, PROSE)}`,
    );
    expect(evaluation.recommendations.map(({ title, text }) => [title, text])).toEqual([
      ['Keep spare parts', FIRST],
      ['Test the water', SECOND],
    ]);
  });

  it('fields in a table of two rows', async () => {
    const fields = (priority: string): string =>
      `<table>${row('Responsible unit(s)', 'Priority', 'Resource implication')}${row('Country office', priority, 'Low')}</table>`;
    const evaluation = await read(
      `<h2>3. Recommendations</h2><p>Recommendation 1: ${FIRST}</p>${fields('High')}<p>Recommendation 2: ${SECOND}</p>${fields('Medium')}`,
    );
    expect(evaluation.recommendations).toMatchObject([
      { text: FIRST, priority: 'High', addressees: ['Country office'] },
      { text: SECOND, priority: 'Medium', addressees: ['Country office'] },
    ]);
  });

  it('fields in the cells of its box', async () => {
    const boxed = (label: string, text: string): string =>
      `<table><tr><td colspan="2">RECOMMENDATION ${label}: ${text}</td></tr>${row('Priority: High', 'Target level: Country office')}<tr><td colspan="2">Based on conclusions: 1, 3</td></tr></table>`;
    const evaluation = await read(`<h2>3. Recommendations</h2>${boxed('1', FIRST)}${boxed('2', SECOND)}`);
    const fields = { priority: 'High', addressees: ['Country office'] };
    expect(evaluation.recommendations).toMatchObject([
      { text: FIRST, ...fields },
      { text: SECOND, ...fields },
    ]);
  });
});

describe('headings', () => {
  it('of two lines: the second is no section of its own', async () => {
    const evaluation = await read(
      `<h2>3. Previous recommendations relevant to this</h2><h2>investigation</h2>${paragraphs(`Recommendation 1: ${FIRST}`, `Recommendation 2: ${SECOND}`)}`,
    );
    expect(evaluation.recommendations).toEqual([]);
    expect(codes(evaluation)).toContain('report/others-left-out');
  });

  it('in the outline that a report is to follow are none', async () => {
    const evaluation = await read(
      `<h2>3. Deliverables</h2>${paragraphs('The report will have these chapters:', '1. Executive summary', '2. Findings', '3. Recommendations (ten at most)', '4. Annexes to the report', 'Each recommendation should name whom it is for.')}`,
    );
    expect(evaluation.recommendations).toEqual([]);
  });
});

describe('made by others', () => {
  it('by stakeholders', async () => {
    const evaluation = await read(
      `<h3>2.6 Recommendations made by stakeholders</h3>${list(THIRD, 'Donors should pay for more wells in the hills.')}<h2>3. Recommendations</h2>${paragraphs(`1. ${FIRST}`, `2. ${SECOND}`)}`,
    );
    expect(textsOf(evaluation)).toEqual([FIRST, SECOND]);
  });

  it('a sentence that only mentions another review leads to nothing', async () => {
    const evaluation = await read(
      `<h2>3. Lessons and recommendations</h2>${paragraphs(`${PROSE}The mid-term review had made a number of recommendations, most of which were taken up.`, `Recommendation 1: ${FIRST}`, PROSE, `Recommendation 2: ${SECOND}`)}`,
    );
    expect(textsOf(evaluation)).toEqual([FIRST, SECOND]);
  });

  it('quoted once in a box among findings: offered, not counted', async () => {
    const evaluation = await read(
      `<h3>2.2 Plan</h3>${box('Box 1. Evaluation of the plan', 'The evaluation recommended that the plan be revised.', `Recommendation 1: ${THIRD}`)}`,
      'Review of evaluations in 2021',
    );
    expect(evaluation.recommendations).toEqual([]);
    expect(codes(evaluation)).toContain('report/may-recommend');
  });

  it('told in the report of a year', async () => {
    const told = (name: string, ...texts: readonly string[]): string =>
      `<h3>${name}</h3><p>${PROSE}</p><p>Main recommendations:</p>${list(...texts)}`;
    const evaluation = await read(
      `${told('Evaluation of wells', FIRST, SECOND)}${told('Evaluation of schools', THIRD, 'Schools should have a library for their pupils.')}`,
      'Annual evaluation report 2021',
    );
    expect(evaluation.recommendations).toEqual([]);
    expect(codes(evaluation)).toContain('report/none-made');
  });

  it('asked for in terms of reference that are a document of their own', async () => {
    const evaluation = await read(
      `<h2>3. Recommendations</h2>${list(THIRD, 'Recommendations should be ten at most.')}<p>Recommendation 1: [one sentence on what should be done]</p><p>Recommendation 2: [one sentence on what should be done]</p>`,
      'Terms of reference: final evaluation of the wells programme',
    );
    expect(evaluation.recommendations).toEqual([]);
  });

  it('carried out since: a line below each says what became of it', async () => {
    const evaluation = await read(
      `<h2>3. Follow-up of audit 2018/012</h2>${paragraphs(`Recommendation 1: ${FIRST}`, 'Status: closed in 2019.', `Recommendation 2: ${SECOND}`, 'Status: closed in 2020.')}`,
      'Review of the stores',
    );
    expect(evaluation.recommendations).toEqual([]);
    expect(codes(evaluation)).toContain('report/others-left-out');
  });

  it('to a governing body, which decides', async () => {
    const evaluation = await read(
      `<h2>3. Recommendations</h2><p>The Executive Board may wish to:</p>${paragraphs('(a) Take note of the report of the Director;', '(b) Encourage the Fund to continue its reform of stores.')}`,
      'Review of the evaluation function',
    );
    expect(evaluation.recommendations).toEqual([]);
  });

  it('defined in a glossary', async () => {
    const evaluation = await read(
      `<h2>3. Glossary</h2>${paragraphs('Finding: a statement based on evidence.', 'Recommendation: a proposal to improve a programme; it should be linked to conclusions.')}`,
    );
    expect(evaluation.recommendations).toEqual([]);
  });
});
