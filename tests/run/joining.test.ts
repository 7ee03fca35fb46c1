/** A report and the management response to it, over nights: one record, whichever comes first. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../src/core/record.js';
import { printed } from '../diagnostics/files.js';
import { docx, p, r, tbl, tc, tr } from '../read/docx/builder.js';
import { pdfOf } from '../read/pdf/writer.js';
import { folderWith } from '../setup/folder.js';
import { changesAfter, night, recordsOf, written } from './nights.js';
import { type Answer, ASKED, DEMANDES, oneByOne, reportPage, responsePage } from './report-and-response.js';

const GROUPED: readonly Answer[] = [
  ...oneByOne([1]),
  {
    label: 'Recommendations 3, 5 and 7',
    text: '',
    actions: ['Write to the maritime school about an examination', 'Hire a roofer for the market by the quay'],
  },
  ...oneByOne([2]),
];

const put = (cwd: string, name: string, text: string): void => writeFileSync(join(cwd, 'in', name), text);
const only = (cwd: string): Evaluation => {
  const evaluations = recordsOf(cwd);
  expect(evaluations).toHaveLength(1);
  return evaluations[0] as Evaluation;
};
const cases = ({ joining }: Evaluation): string[] =>
  (joining?.cases ?? []).map(({ kind, report, response }) => `${kind} ${report.join('+')} → ${response.join('+')}`);
const figure = (cwd: string, id: string): [number | null, number | null] => {
  const { overall } = JSON.parse(written(cwd, 'compliance.json'));
  const found = overall.find((each: { id: string }) => each.id === id);
  return [found.numerator, found.denominator];
};
const shape = ({ recommendations }: Evaluation): string[] =>
  recommendations.map(
    ({ label, text, acceptance, actions, answeredWith }) =>
      `${label} ${text.slice(0, 12)} ${acceptance} ${actions.length}${answeredWith ? ' with another' : ''}`,
  );

/** Both at once, in one folder. */
async function both(report: string, response: string): Promise<{ cwd: string; evaluation: Evaluation }> {
  const cwd = folderWith({ 'in/a-response.html': response, 'in/b-report.html': report });
  await night(cwd, '2026-03-01');
  return { cwd, evaluation: only(cwd) };
}

describe('a report and the response to it', () => {
  it('are one record in the words of the report, with the answers', async () => {
    const { evaluation } = await both(reportPage(), responsePage({ answers: oneByOne([1, 2, 3, 4, 5, 6, 7]) }));
    expect(evaluation.title).toBe('Final evaluation of the Safe Harbours programme');
    expect(evaluation.recommendations.map(({ text, acceptance }) => [text, acceptance])).toEqual(
      ASKED.map((text) => [text, 'accepted']),
    );
    expect(evaluation.joining?.words).toBe('7 recommendations in the report, 7 in the response: 7 taken up');
    expect(evaluation.diagnostics.map(({ code }) => code)).not.toContain('joining/not-taken-up');
  });

  it('have the symbol that the response says it answers, with its place there', async () => {
    const response = responsePage({ answers: oneByOne([1, 2, 3, 4, 5, 6, 7]) });
    const named = response.replace('</h1>', '</h1><p>Management response to the evaluation DP/2024/31</p>');
    const { evaluation } = await both(reportPage(), named);
    expect(evaluation.symbol).toBe('DP/2024/31');
    expect(evaluation.evidence['symbol']).toMatchObject({ quote: 'DP/2024/31' });
    expect(evaluation).not.toHaveProperty('answers');
    expect(evaluation.evidence).not.toHaveProperty('answers');
  });

  it('are told apart by the places of every value', async () => {
    const { evaluation } = await both(reportPage(), responsePage({ answers: oneByOne([1, 2, 3]) }));
    const [first] = evaluation.recommendations;
    const [report] = evaluation.otherSources ?? [];
    expect(first?.evidence).toMatchObject({
      text: { source: report?.sha256, quote: ASKED[0] },
      'text.elsewhere': [{ quote: ASKED[0] }],
      acceptance: { quote: 'Accepted.' },
    });
    const [elsewhere] = (first?.evidence['text.elsewhere'] ?? []) as { source?: string }[];
    expect(elsewhere?.source).toBeUndefined();
  });

  it('count what is answered as one once, and leave none of it unanswered', async () => {
    const { cwd, evaluation } = await both(reportPage(), responsePage({ answers: GROUPED }));
    expect(cases(evaluation)).toEqual([
      'same 1 → 1',
      'same 2 → 2',
      'regrouped 3+5+7 → 3, 5 and 7',
      'not_taken_up 4 → ',
      'not_taken_up 6 → ',
    ]);
    expect(evaluation.joining?.words).toBe(
      '7 recommendations in the report, 3 in the response: 2 taken up, 3 regrouped into 1, 2 not taken up',
    );
    expect(shape(evaluation)).toEqual([
      '1 Dredge the a accepted 1',
      '2 Keep the lig accepted 1',
      '3 Train young  accepted 2',
      '4 Pay the wage not_stated 0',
      '5 Move the fis accepted 0 with another',
      '6 Give the wom not_stated 0',
      '7 Buy floating accepted 0 with another',
    ]);
    expect(figure(cwd, 'recommendations/all')).toEqual([7, null]);
    expect(figure(cwd, 'recommendations/accepted')).toEqual([5, 7]);
    expect(figure(cwd, 'recommendations/no-response')).toEqual([2, 7]);
    expect(figure(cwd, 'recommendations/no-action')).toEqual([2, 7]);
    expect(figure(cwd, 'recommendations/accepted-no-action')).toEqual([0, 5]);
    expect(figure(cwd, 'actions/all')).toEqual([4, null]);
  });

  it('implement all of a group when its key actions are done', async () => {
    const answers = GROUPED.map((each) => ({ ...each, status: 'Completed' }));
    const { cwd } = await both(reportPage(), responsePage({ answers }));
    expect(figure(cwd, 'recommendations/implemented')).toEqual([5, 7]);
    expect(figure(cwd, 'actions/completed')).toEqual([4, 4]);
  });

  it('in French: R3, R5 et R7', async () => {
    const answers = [
      ...oneByOne([1, 2], DEMANDES).map((each) => ({
        ...each,
        label: each.label.replace('mm', 'mm').replace('Reco', 'Reco'),
      })),
      { label: 'R3, R5 et R7', text: 'Former les pilotes, installer le marché sous un toit et acheter des barrages.' },
    ];
    const page = responsePage({ french: true, answers });
    const { evaluation } = await both(
      reportPage({ french: true }),
      page.replaceAll('Recommendation', 'Recommandation'),
    );
    expect(cases(evaluation)).toEqual([
      'same 1 → 1',
      'same 2 → 2',
      'regrouped 3+5+7 → 3, R5 et R7',
      'not_taken_up 4 → ',
      'not_taken_up 6 → ',
    ]);
    expect(evaluation.language).toBe('fr');
  });

  it('renumbered, regrouped by their texts, and with one of its own', async () => {
    const answers: readonly Answer[] = [
      { label: 'Recommendation 1', text: ASKED[3] },
      { label: 'Recommendation 2', text: `${ASKED[0]} ${ASKED[5]}` },
      { label: 'Recommendation 3', text: 'Plant three rows of poplars behind the customs house.' },
    ];
    const { cwd, evaluation } = await both(reportPage(), responsePage({ answers }));
    expect(cases(evaluation)).toEqual([
      'regrouped 1+6 → 2',
      'not_taken_up 2 → ',
      'not_taken_up 3 → ',
      'renumbered 4 → 1',
      'not_taken_up 5 → ',
      'not_taken_up 7 → ',
      'added  → 3',
    ]);
    expect(figure(cwd, 'recommendations/all')).toEqual([8, null]);
    expect(evaluation.recommendations.at(-1)).toMatchObject({ label: '3', acceptance: 'accepted' });
    const codes = evaluation.diagnostics.filter(({ code }) => code.startsWith('joining/'));
    expect(codes.map(({ code, path }) => [code, path])).toEqual([
      ['joining/joined', null],
      ['joining/not-taken-up', 'recommendations[1]'],
      ['joining/not-taken-up', 'recommendations[2]'],
      ['joining/not-taken-up', 'recommendations[4]'],
      ['joining/not-taken-up', 'recommendations[6]'],
      ['joining/only-in-response', 'recommendations[7]'],
    ]);
  });

  it('with one answered in parts: accepted in part when the parts are decided otherwise', async () => {
    const whole = `${ASKED[0]} ${ASKED[3]}`;
    const answers: readonly Answer[] = [
      { label: 'Recommendation 1a', text: ASKED[0], actions: ['Hire a dredger'] },
      { label: 'Recommendation 1b', text: ASKED[3], decision: 'Rejected.', actions: ['Ask the bank'] },
      ...oneByOne([2]),
    ];
    const report = reportPage({ texts: [whole, ...ASKED.slice(1, 3)] });
    const { evaluation } = await both(report, responsePage({ answers }));
    expect(cases(evaluation)).toEqual(['split 1 → 1a+1b', 'same 2 → 2', 'not_taken_up 3 → ']);
    expect(evaluation.recommendations[0]).toMatchObject({
      text: whole,
      acceptance: 'partially_accepted',
      actions: [{ description: 'Hire a dredger' }, { description: 'Ask the bank' }],
    });
  });

  it('are put together alike under any names', async () => {
    const [report, response] = [reportPage(), responsePage({ answers: GROUPED })];
    const { evaluation } = await both(report, response);
    const cwd = folderWith({ 'in/a-report.html': report, 'in/b-response.html': response });
    await night(cwd, '2026-03-01');
    const strip = (text: string): string => text.replace(/[ab]-(report|response)/gu, '$1');
    expect(strip(JSON.stringify(only(cwd)))).toBe(strip(JSON.stringify(evaluation)));
  });
});

describe('files of other kinds', () => {
  it('a report in PDF and a response in Word', async () => {
    const report = pdfOf({
      pages: [
        { content: 'BT /F 24 Tf 40 700 Td (Final evaluation of the Safe Harbours programme) Tj ET' },
        {
          content: printed([
            '1. Introduction',
            ...Array.from({ length: 9 }, () => 'The harbour was built in four years.'),
          ]),
        },
        {
          content: printed([
            '2. Recommendations',
            ...ASKED.slice(0, 5).map((text, at) => `Recommendation ${at + 1}: ${text}`),
          ]),
        },
        { content: printed(['3. Annexes', 'Persons met.']) },
      ],
    });
    const row = (...cells: readonly string[]): string => tr(cells.map((cell) => tc(p(r(cell)))).join(''));
    const response = docx(
      [
        p(r('Management response to the final evaluation of the Safe Harbours programme')),
        tbl(
          row('Recommendation', 'Management response', 'Key actions', 'Responsible', 'Due date', 'Status'),
          row(
            `Recommendation 2: ${ASKED[1]}`,
            'Accepted.',
            'Buy two hundred lamps',
            'Lamp Unit',
            'May 2024',
            'Ongoing',
          ),
          row('Recommendations 1 and 4', 'Rejected.', 'Explain it to the board', 'Warden', 'May 2024', 'Ongoing'),
        ),
      ].join(''),
    );
    const cwd = folderWith({ 'in/report.pdf': report, 'in/response.docx': response });
    await night(cwd, '2026-03-01');
    const evaluation = only(cwd);
    expect(cases(evaluation)).toEqual([
      'regrouped 1+4 → 1 and 4',
      'same 2 → 2',
      'not_taken_up 3 → ',
      'not_taken_up 5 → ',
    ]);
    expect(evaluation.recommendations[3]?.evidence['text']).toMatchObject({ page: 3, box: expect.any(Array) });
  });
});

describe('night after night', () => {
  const response = responsePage({ answers: GROUPED });
  const idsOf = ({ recommendations }: Evaluation): string[] => recommendations.map(({ id }) => id);
  const actionIds = ({ recommendations }: Evaluation): string[] =>
    recommendations.flatMap(({ actions }) => actions.map(({ id }) => id));

  it('the response comes after the report: all ids stay', async () => {
    const cwd = folderWith({ 'in/report.html': reportPage() });
    await night(cwd, '2026-03-01');
    const before = only(cwd);
    expect(before.joining).toBeUndefined();
    put(cwd, 'response.html', response);
    await night(cwd, '2026-03-02');
    const after = only(cwd);
    expect([after.id, ...idsOf(after)]).toEqual([before.id, ...idsOf(before)]);
    expect(cases(after)).toHaveLength(5);
    expect(await changesAfter(cwd, 1)).not.toContainEqual(expect.stringContaining('gone'));
  });

  it('the report comes after the response: what was known keeps its id and its key actions', async () => {
    const cwd = folderWith({ 'in/response.html': response });
    await night(cwd, '2026-03-01');
    const before = only(cwd);
    expect(before.recommendations).toHaveLength(3);
    put(cwd, 'report.html', reportPage());
    await night(cwd, '2026-03-02');
    const after = only(cwd);
    const [first, group, second] = idsOf(before);
    expect(idsOf(after).slice(0, 3)).toEqual([first, second, group]);
    expect(actionIds(after).sort()).toEqual(actionIds(before).sort());
    expect(await changesAfter(cwd, 1)).not.toContainEqual(expect.stringContaining('gone'));
    expect(shape(after)).toEqual(shape((await both(reportPage(), response)).evaluation));
  });

  it('both documents saved once more move nothing', async () => {
    const cwd = folderWith({ 'in/report.html': reportPage(), 'in/response.html': response });
    await night(cwd, '2026-03-01');
    const before = only(cwd);
    put(cwd, 'report.html', `${reportPage()}<!-- saved again -->`);
    put(cwd, 'response.html', `${response}<!-- saved again -->`);
    await night(cwd, '2026-03-02');
    const after = only(cwd);
    expect([idsOf(after), actionIds(after), cases(after)]).toEqual([idsOf(before), actionIds(before), cases(before)]);
    expect(await changesAfter(cwd, 1)).toEqual([]);
  });

  it('a new edition of the report changes the wording of a recommendation, not what it is', async () => {
    const cwd = folderWith({ 'in/report.html': reportPage(), 'in/response.html': response });
    await night(cwd, '2026-03-01');
    const before = only(cwd);
    const texts = ASKED.map((text, at) => (at === 4 ? `${text} The roof should be of tin.` : text));
    put(cwd, 'report.html', reportPage({ texts }));
    await night(cwd, '2026-03-02');
    const after = only(cwd);
    expect([idsOf(after), actionIds(after)]).toEqual([idsOf(before), actionIds(before)]);
    expect(await changesAfter(cwd, 1)).toEqual([expect.stringContaining('changed recommendation text')]);
  });

  it('a newer response moves what it says and no ids', async () => {
    const cwd = folderWith({ 'in/report.html': reportPage(), 'in/response.html': response });
    await night(cwd, '2026-03-01');
    const before = only(cwd);
    put(cwd, 'response.html', responsePage({ answers: GROUPED.map((each) => ({ ...each, status: 'Completed' })) }));
    await night(cwd, '2026-03-02');
    const after = only(cwd);
    expect([idsOf(after), actionIds(after)]).toEqual([idsOf(before), actionIds(before)]);
    const changes = await changesAfter(cwd, 1);
    expect(changes).toHaveLength(4);
    expect(changes.every((line) => line.includes('status: initiated → completed'))).toBe(true);
  });

  it('the report goes: the answers stay under their ids', async () => {
    const cwd = folderWith({ 'in/response.html': response });
    await night(cwd, '2026-03-01');
    const before = only(cwd);
    put(cwd, 'report.html', reportPage());
    await night(cwd, '2026-03-02');
    put(
      cwd,
      'report.html',
      reportPage({
        title: 'Final evaluation of the Deep Mines programme',
        texts: ['Prop up the lower gallery with oak.', 'Pump the water out of the shaft by night.'],
      }),
    );
    await night(cwd, '2026-03-03', { accept: true });
    const after = recordsOf(cwd).find(({ id }) => id === before.id);
    expect(after?.joining).toBeUndefined();
    expect(after && actionIds(after).sort()).toEqual(actionIds(before).sort());
  });
});

describe('a response to something else', () => {
  it('of the same office, with some of the same recommendations, is left apart', async () => {
    const title = 'Management response to the final evaluation of the Safe Mines programme';
    const answers = [...oneByOne([1, 2]), { label: 'Recommendation 3', text: 'Prop up the lower gallery with oak.' }];
    const cwd = folderWith({ 'in/report.html': reportPage(), 'in/response.html': responsePage({ title, answers }) });
    await night(cwd, '2026-03-01');
    expect(recordsOf(cwd).map(({ joining }) => joining)).toEqual([undefined, undefined]);
  });

  it('to the evaluation halfway is left apart from the report at the end', async () => {
    const title = 'Management response to the mid-term evaluation of the Safe Harbours programme';
    const answers = oneByOne([1, 2, 3, 4, 5]);
    const cwd = folderWith({ 'in/report.html': reportPage(), 'in/response.html': responsePage({ title, answers }) });
    await night(cwd, '2026-03-01');
    expect(recordsOf(cwd)).toHaveLength(2);
  });
});
