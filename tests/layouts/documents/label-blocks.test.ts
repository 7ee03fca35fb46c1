import { describe, expect, it } from 'vitest';
import { located, spoken, words } from './located.js';

type Pair = readonly [label: string, value: string];
const asTable = (pairs: readonly Pair[]): string =>
  `<table>${pairs.map(([label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`).join('')}</table>`;
const asLines = (pairs: readonly Pair[]): string => pairs.map(([label, value]) => `<p>${label} ${value}</p>`).join('');

const report = (block: typeof asTable): string => `<p>Board of Belmora</p><p>BB/2031/4</p>
<h1>Report on the recommendations of the auditors</h1><p>Summary</p><p>There were two.</p>
<table><tr><td>Area</td><td>Total</td><td>Closed</td></tr><tr><td>Quays</td><td>2</td><td>1</td></tr></table><p>A. Quays</p>
<p>10. In paragraph 37, the Board recommended that the office light the quay.</p>
${block([
  ['Department(s) responsible:', 'Lamp Unit and Watch'],
  ['Status:', 'Under implementation'],
  ['Priority:', 'High'],
  ['Target date:', 'First quarter of 2025'],
])}
<p>11. Management response: Lamps were bought.</p><p>They are being hung.</p>
<p>B. Boats</p>
<p>12. In paragraph 44, the Board recommended that the office count boats.</p>
${block([
  ['Department(s) responsible:', 'Watch'],
  ['Status:', 'Closure requested'],
  ['Priority:', 'Medium'],
  ['Original target date:', 'Second quarter of 2024'],
  ['Revised target date:', 'No change'],
])}
<p>13. Management response: Boats are counted.</p><h2>V. Effects</h2><p>14. The effects were good.</p>`;

const FOUND = [
  {
    label: '37',
    text: 'the Board recommended that the office light the quay.',
    priority: 'High',
    category: null,
    response: 'Lamps were bought.\nThey are being hung.',
    actions: [[null, null, 'Lamp Unit and Watch', 'First quarter of 2025', 'Under implementation', null]],
  },
  {
    label: '44',
    text: 'the Board recommended that the office count boats.',
    priority: 'Medium',
    category: null,
    response: 'Boats are counted.',
    actions: [[null, null, 'Watch', 'No change', 'Closure requested', null]],
  },
];

describe('a status report', () => {
  it.each([
    ['pairs of cells', asTable],
    ['lines', asLines],
  ])('is read from %s', async (_name, block) => {
    const { layout, raw } = await located(report(block));
    expect(layout).toBe('label-blocks');
    expect(words(raw.title)).toBe('Report on the recommendations of the auditors');
    expect(spoken(raw)).toEqual(FOUND);
  });

  it.each([
    ['pairs of cells', asTable],
    ['lines', asLines],
  ])('needs neither colons nor a label before the response, in %s', async (_name, block) => {
    const pairs: readonly Pair[] = [
      ['Business unit responsible', 'Watch'],
      ['Status', 'Implemented'],
      ['Priority', 'High'],
      ['Target date', 'May 2025'],
    ];
    const one = (number: number, text: string): string =>
      `<p>In paragraph ${number}, the Board recommends that the office ${text}.</p>${block(pairs)}<p>${number + 1}. The office agrees and acts.</p>`;
    const { raw } = await located(
      `<p>Status of things</p>${one(38, 'light the quay')}<p>B. Boats</p>${one(40, 'count boats')}`,
    );
    const actions = [[null, null, 'Watch', 'May 2025', 'Implemented', null]];
    expect(spoken(raw)).toMatchObject([
      { label: '38', priority: 'High', response: 'The office agrees and acts.', actions },
      {
        label: '40',
        text: 'the Board recommends that the office count boats.',
        response: 'The office agrees and acts.',
        actions,
      },
    ]);
  });

  it('has the symbol of the document for a title where it has no other', async () => {
    const body = report(asLines).replace('<h1>Report on the recommendations of the auditors</h1>', '');
    expect(words((await located(body)).raw.title)).toBe('BB/2031/4');
  });

  it('a priority in the row above the label belongs to the recommendation below', async () => {
    const issue = (number: number, priority: string, text: string): string =>
      `<p>Issue ${number}</p><table><tr><td>Priority</td><td>${priority}</td></tr><tr><td colspan="2">Recommendation ${number}:</td></tr>
       <tr><td colspan="2">${text}</td></tr><tr><td colspan="2">Management response: Agreed.</td></tr></table>`;
    const { raw } = await located(
      `<h1>Audit of the quays</h1>${issue(1, 'High', 'The office should light the quay.')}${issue(2, 'Medium', 'The office should count its boats.')}`,
    );
    expect(spoken(raw)).toMatchObject([
      { label: '1', priority: 'High', text: 'The office should light the quay.' },
      { label: '2', priority: 'Medium', text: 'The office should count its boats.' },
    ]);
  });

  describe('that calls the answer a management action plan', () => {
    const issue = (number: number, ...rows: string[]): string =>
      `<p>Issue ${number}</p><table>${[`Recommendation ${number}:`, `The office should light quay ${number}.`, ...rows]
        .map((row) => `<tr><td>${row}</td></tr>`)
        .join('')}</table>`;
    const PLAN = 'Management action plan:';
    const DATE = 'Estimated completion date: May 2031';

    it('has what stands below for the response', async () => {
      const body = [1, 2].map((number) => issue(number, `${PLAN}<br>Lamps were bought for quay ${number}.`, DATE));
      const { raw, codes } = await located(`<h1>Audit of the quays</h1>${body.join('')}`);
      expect(spoken(raw)).toMatchObject([
        { label: '1', text: 'The office should light quay 1.', response: 'Lamps were bought for quay 1.' },
        { label: '2', text: 'The office should light quay 2.', response: 'Lamps were bought for quay 2.' },
      ]);
      expect(codes).not.toContain('row/unread');
    });

    it('does not add it to a response that is given already', async () => {
      const body = [1, 2].map((number) =>
        issue(number, 'Management response: The office agrees.', `${PLAN}<br>Buy lamps by May.`),
      );
      const { raw } = await located(`<h1>Audit of the quays</h1>${body.join('')}`);
      expect(spoken(raw)).toMatchObject([{ response: 'The office agrees.' }, { response: 'The office agrees.' }]);
    });
  });
});
