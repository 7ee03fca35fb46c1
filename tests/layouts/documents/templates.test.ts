/** Templates of many offices: what differs in heads, numbers, merged cells and labels, one case for each difference. */
import { describe, expect, it } from 'vitest';
import { layoutOf, located, spoken, words } from './located.js';

const row = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const matrix = (...rows: readonly string[]): string =>
  `<h1>Evaluation of the Quays</h1><table>${rows.join('')}</table>`;
const first = async (body: string): Promise<Record<string, unknown> | undefined> =>
  spoken((await located(body)).raw)[0];

describe('heads', () => {
  it('are told by a word where they are none of the known ones', async () => {
    const head = row(
      'Recommendation',
      'Management response',
      'What will be done?',
      'Action lead (with whom)',
      'By when',
    );
    expect(
      await first(matrix(head, row('1. Light it.', 'Agreed.', 'Buy lamps', 'Lamp Unit', 'May 2024'))),
    ).toMatchObject({
      label: '1',
      text: 'Light it.',
      category: 'Agreed.',
      actions: [[null, 'Buy lamps', 'Lamp Unit', 'May 2024', null, null]],
    });
  });

  it('are no heads where only words of other rows look like some', async () => {
    const other = row('Date of the visit', 'Who was met', 'What was said') + row('May', 'The mayor', 'Little');
    expect(
      await layoutOf(`<h1>Evaluation of the Quays</h1><p>Recommendation 1. Light it.</p><table>${other}</table>`),
    ).toBe(null);
  });

  it('may be counted, carry their choices and stand on two rows that share no column', async () => {
    const upper = `<tr><td rowspan="2">(a) Evaluation recommendation</td>
      <td rowspan="2">(b) Management response: Accepted, partially accepted or rejected</td><td colspan="3">Management plan</td></tr>`;
    const lower = row(
      '(c) Actions to be taken, and/or comments about rejection',
      '(d) Responsible unit',
      '(e) Timeframe',
    );
    const body = matrix(
      upper,
      lower,
      row('Recommendation 1: Light it.', 'Rejected', 'None is needed.', 'Lamp Unit', '2024'),
    );
    expect(await first(body)).toMatchObject({
      label: '1',
      category: 'Rejected',
      actions: [[null, 'None is needed.', 'Lamp Unit', '2024', null, null]],
    });
  });

  it('may say who and when in one', async () => {
    const head = row('Recommendation', 'Response', 'Action', 'Responsible unit and timeframe');
    const body = matrix(
      head,
      row('1. Light it.', 'Agreed', 'Buy lamps', 'Lamp Unit, June 2024'),
      row('2. Count it.', 'Agreed', 'Count', 'Watch'),
    );
    const actions = spoken((await located(body)).raw).map((one) => one['actions']);
    expect(actions).toEqual([
      [[null, 'Buy lamps', 'Lamp Unit', 'June 2024', null, null]],
      [[null, 'Count', 'Watch', null, null, null]],
    ]);
  });
});

describe('tables of others', () => {
  const answered =
    '<h1>Evaluation of the Quays</h1><p>Recommendation 1: Light it.</p><p>Management response: Agreed. Soon.</p>';
  const plan = row('Key action', 'Responsible', 'Due date') + row('Buy lamps', 'Lamp Unit', '2024');

  it('behind the section of the recommendation hold none of its actions', async () => {
    const body = `${answered}<table>${plan}</table><h1>Annex 1. Work plan of the evaluators</h1><table>${plan}</table>`;
    expect((await first(body))?.['actions']).toHaveLength(1);
  });

  it('below a heading of its own section hold its actions', async () => {
    expect((await first(`${answered}<h2>What will be done</h2><table>${plan}</table>`))?.['actions']).toHaveLength(1);
  });

  it('below the head of a page that comes again hold its actions', async () => {
    const body = `${answered.replace('Quays</h1>', 'Quays</h1><h1>Matrix of the office</h1>')}<h1>Matrix of the office</h1>`;
    expect((await first(`${body}<table>${plan}</table>`))?.['actions']).toHaveLength(1);
  });

  it('that only propose who should act hold no answer', async () => {
    const proposed =
      row('Recommendation', 'Priority', 'Responsible', 'Timeframe') + row('1. Light it.', 'High', 'Ministry', '2024');
    expect(await layoutOf(matrix(proposed))).toBe(null);
  });
});

describe('numbers', () => {
  const head = row('No.', 'Recommendation', 'Response', 'Action', 'Responsible', 'Deadline');

  it('stand in a column of their own, of recommendations', async () => {
    expect(await first(matrix(head, row('12', 'Light it.', 'Agreed', 'Buy', 'Lamp Unit', '2024')))).toMatchObject({
      label: '12',
    });
  });

  it('stand in a column of their own, of actions', async () => {
    const body = `<p>Recommendation 3: Light it.</p><p>Management response: Agreed</p><table>${
      row('No.', 'Key action', 'Responsible', 'Deadline') + row('3.1', 'Buy lamps', 'Lamp Unit', '2024')
    }</table>`;
    expect((await first(body))?.['actions']).toEqual([['3.1', 'Buy lamps', 'Lamp Unit', '2024', null, null]]);
  });

  it.each(['R2.', 'Rec. 2:', 'Recommendation no. 2:', 'Terminal evaluation recommendation 2:', 'Recommendation 3010:'])(
    'stand behind %s',
    async (label) => {
      const { raw } = await located(`<p>${label} Light the quay.</p><p>Management response: Accepted</p><p>Soon.</p>`);
      expect(raw.recommendations.map((one) => [words(one.label), words(one.text)])).toEqual([
        [/\d+/u.exec(label)?.[0], 'Light the quay.'],
      ]);
    },
  );
});

describe('merged cells', () => {
  it('say their unit, date and status of every action beside them', async () => {
    const body = matrix(
      row('Recommendation', 'Response', 'Action', 'Responsible', 'Deadline', 'Status'),
      `<tr><td rowspan="2">1. Light it.</td><td rowspan="2">Agreed</td><td>Buy</td><td rowspan="2">Lamp Unit</td><td>May 2024</td>
       <td rowspan="2">Ongoing</td></tr>`,
      row('Hang', 'June 2024'),
    );
    expect((await first(body))?.['actions']).toEqual([
      [null, 'Buy', 'Lamp Unit', 'May 2024', 'Ongoing', null],
      [null, 'Hang', 'Lamp Unit', 'June 2024', 'Ongoing', null],
    ]);
  });

  it('answer every recommendation beside them', async () => {
    const body = matrix(
      row('Recommendation', 'Response', 'Action', 'Responsible', 'Deadline'),
      '<tr><td>1. Light it.</td><td rowspan="2">Accepted. Both are planned.</td><td>Buy</td><td>Watch</td><td>2024</td></tr>',
      row('2. Count it.', 'Count', 'Watch', '2025'),
    );
    expect(spoken((await located(body)).raw).map(({ response }) => response)).toEqual([
      'Accepted. Both are planned.',
      'Accepted. Both are planned.',
    ]);
  });

  it('are not empty cells: nothing is carried down into these', async () => {
    const body = matrix(
      row('Recommendation', 'Response', 'Action', 'Responsible', 'Deadline'),
      row('1. Light it.', 'Agreed', 'Buy', 'Lamp Unit', '2024'),
      row('2. Count it.', '', 'Count', '', ''),
    );
    expect(spoken((await located(body)).raw)[1]).toMatchObject({
      response: null,
      actions: [[null, 'Count', '', '', null, null]],
    });
  });
});

describe('forms', () => {
  it('with units and dates below each action keep them with it', async () => {
    const pairs = [
      ['Recommendation 1', 'Light it.'],
      ['Management response', 'Partially accepted. Half of it.'],
      ['Key action 1.1', 'Buy lamps'],
      ['Responsible', 'Lamp Unit'],
      ['Deadline', 'May 2024'],
      ['Key action 1.2', 'Hang them'],
      ['Deadline', 'June 2024'],
      ['Status', 'Ongoing'],
    ] as const;
    expect(await first(matrix(...pairs.map((pair) => row(...pair))))).toMatchObject({
      label: '1',
      actions: [
        ['1.1', 'Buy lamps', 'Lamp Unit', 'May 2024', null, null],
        ['1.2', 'Hang them', null, 'June 2024', 'Ongoing', null],
      ],
    });
  });

  it('with labels inside the sentence of an action', async () => {
    const body = `<p>Recommendation 1: Light it.</p><p>Management response: Accepted.</p>
      <p>Key action 1.1: Buy lamps. Responsible: Lamp Unit. Deadline: May 2024. Status: Completed.</p>`;
    expect((await first(body))?.['actions']).toEqual([
      ['1.1', 'Buy lamps.', 'Lamp Unit', 'May 2024', 'Completed', null],
    ]);
  });

  it('with boxes answer by the one that is ticked', async () => {
    const form = (marks: string): string => `<p>Recommendation 1: Light it.</p><p>Management response: ${marks}</p>
      <p>Reason (if partially agree or disagree): It is lit.</p>`;
    expect(await first(form('☐ Agree ☐ Partially agree ☒ Disagree'))).toMatchObject({
      category: 'Disagree',
      response: 'It is lit.',
    });
    expect(await first(form('☐ Agree ☐ Partially agree ☐ Disagree'))).toMatchObject({ category: null });
  });

  it('that name themselves before the first recommendation answer nothing by it', async () => {
    const { raw } =
      await located(`<h1>Respuesta de la gerencia</h1><p>Evaluación final de los muelles</p><p>Fecha: 2 de mayo</p>
      <p>Recomendación 1: Alumbrar el muelle.</p><p>Respuesta de la gerencia: De acuerdo.</p>`);
    expect(words(raw.title)).toBe('Evaluación final de los muelles');
    expect(spoken(raw)).toHaveLength(1);
  });

  it('whose lines were run together part the answer from the recommendation', async () => {
    const body = '<p>Recommendation 1: Light it. Management response: Agreed. Soon.</p>';
    expect(await first(body)).toMatchObject({ text: 'Light it.', response: 'Agreed. Soon.' });
  });

  it('keep reasons that belong to the recommendation in its text', async () => {
    const body =
      '<p>Recommendation 1: Light it.</p><p>Rationale: It is dark.</p><p>Management response: Agreed. Soon.</p>';
    expect(await first(body)).toMatchObject({ text: 'Light it.\nRationale: It is dark.', response: 'Agreed. Soon.' });
  });

  it('whose monitoring status is said of the recommendation give no action a status', async () => {
    const body = matrix(
      ...[
        'Evaluation recommendation # 1: (Time 0)<br>Light it.',
        'Management response - accept: (Time 1)',
        'Key actions: (Time 1)<br>Buy lamps (2025)',
        'Implementation monitoring status - discarded/open/completed: (Time 2)<br>Completed',
      ].map((cell) => row(cell)),
    );
    expect(await first(body)).toMatchObject({
      category: 'accept',
      actions: [[null, 'Buy lamps (2025)', null, '2025', null, null]],
    });
  });
});
