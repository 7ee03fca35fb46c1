import { describe, expect, it } from 'vitest';
import { located, spoken, words } from './located.js';

const rows = (...cells: string[]): string =>
  `<table>${cells.map((cell) => `<tr><td>${cell}</td></tr>`).join('')}</table>`;

const FORM = `<h2>MANAGEMENT RESPONSE AND ACTION PLAN MATRIX</h2><p>Evaluation of the Quays</p>
<p>Name and function of the management response coordinator (MR coordinator): Ida Quell, Warden</p>
${rows(
  '<p>Evaluation recommendation # 1: (Time 0) Light the north quay.</p><p>It is dark.</p>',
  'Responsible unit(s): (Time 0) Harbour Office',
  `<p>Management response - accept/partially accept/reject: (Time 1)</p><p>The Office accepts the recommendation.</p>
   <p>Key actions: (Time 1)</p><ul><li>Buy lamps – Lamp Unit (2025)</li><li>Hang them (CO, 2025/2026)</li>
   <li>Keep them lit at the quay – day and night (2026 subject to funds)</li><li>Report (IN/285) 2025 - 2028.</li></ul>`,
  `<p>Implementation monitoring status - discarded/open/completed: (Time 2)</p>
   <p>Complete this field when following up. Indicate if the implementation is completed.</p>
   <p>Comments on implementation status: (Time 2)</p>`,
  'Final implementation monitoring status - discarded/open/completed: (Time 3)',
  '',
  '<p>Evaluation recommendation # 2: (Time 0)</p><p>Count boats.</p>',
  'Responsible unit(s): (Time 0)',
  '<p>Management response - partially accept (Time 1):</p><p>Only by day.</p><p>Key actions: (Time 1)</p><p>1. Count at noon</p><p>in the rain as well.</p><p>2. Write it down.</p>',
  'Implementation monitoring status - open: (Time 2)',
)}`;

describe('a form with one field to a cell', () => {
  it('keeps labels and answers apart', async () => {
    const { layout, raw } = await located(FORM);
    expect(layout).toBe('labelled-form');
    expect(words(raw.title)).toBe('Evaluation of the Quays');
    expect(spoken(raw)).toEqual([
      {
        label: '1',
        text: 'Light the north quay.\nIt is dark.',
        priority: null,
        category: null,
        response: 'The Office accepts the recommendation.',
        actions: [
          [null, 'Buy lamps – Lamp Unit (2025)', 'Lamp Unit', '2025', null, null],
          [null, 'Hang them (CO, 2025/2026)', 'CO', '2025/2026', null, null],
          [
            null,
            'Keep them lit at the quay – day and night (2026 subject to funds)',
            null,
            '2026 subject to funds',
            null,
            null,
          ],
          [null, 'Report (IN/285) 2025 - 2028.', null, '2025 - 2028', null, null],
        ],
      },
      {
        label: '2',
        text: 'Count boats.',
        priority: null,
        category: 'partially accept',
        response: 'Only by day.',
        actions: [
          ['1', 'Count at noon\nin the rain as well.', null, null, null, null],
          ['2', 'Write it down.', null, null, null, null],
        ],
      },
    ]);
    expect(raw.recommendations.map(({ addressees }) => words(addressees))).toEqual(['Harbour Office', null]);
  });

  it('takes label and answer in two cells alike', async () => {
    const pair = (label: string, value: string): string => `<tr><td>${label}</td><td>${value}</td></tr>`;
    const { raw } = await located(`<table>${pair('Recommendation 1:', 'Light the quay.')}
      ${pair('Management response:', '<p>Agreed.</p><p>It is dark.</p>')}${pair('Key actions:', '<p>• Buy lamps</p><p>• Hang them</p>')}</table>`);
    expect(spoken(raw)).toMatchObject([
      {
        label: '1',
        text: 'Light the quay.',
        category: 'Agreed.',
        response: 'It is dark.',
        actions: [
          [null, 'Buy lamps', null, null, null, null],
          [null, 'Hang them', null, null, null, null],
        ],
      },
    ]);
  });

  it('hears one response decide several parts without opening recommendations', async () => {
    const { raw } = await located(
      rows(
        'Evaluation recommendation 1: Light the quay and count boats.',
        '<p>Management response:</p><p>Recommendation 1 accepted: it is dark.</p><p>Recommendation 2: rejected: too many boats.</p>',
        '<p>Key actions:</p><p>N/A</p>',
        'Evaluation recommendation 2: Feed the gulls.',
        'Management response: No.',
      ),
    );
    expect(spoken(raw)).toMatchObject([
      {
        label: '1',
        response: 'Recommendation 1 accepted: it is dark.\nRecommendation 2: rejected: too many boats.',
        actions: [],
      },
      { label: '2', category: 'No.' },
    ]);
  });
});
