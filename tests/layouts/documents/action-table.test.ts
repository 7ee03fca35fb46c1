import { describe, expect, it } from 'vitest';
import { layoutOf, located, spoken, words } from './located.js';

const HEAD = `<tr><td rowspan="2">Key actions</td><td rowspan="2">Timeframe or deadline</td>
  <td rowspan="2">Responsible individual or unit(s)</td><td colspan="2">Implementation monitoring</td></tr>
  <tr><td>Comments or action taken</td><td>Status</td></tr>`;

const MATRIX = `<p>Management follow-up response matrix</p><table>
<tr><td colspan="5"><p>Evaluation Title/Year: Lanterns for Belmora, 2021</p>
  <p>Person or body responsible for completing the matrix: Ida Quell</p></td></tr>
<tr><td colspan="5">Evaluation recommendation 1: Light the north quay.</td></tr>
<tr><td colspan="3">Recommendation to: Harbour Office</td><td colspan="2">Priority level (1 to 3): 2<br>It cannot wait.</td></tr>
<tr><td colspan="5">Management response (Accept/Partially Accept/Reject): Partially accepted. The quay is lit in part.</td></tr>
${HEAD}
<tr><td>1.1 Buy lamps</td><td>Q2 2022</td><td>Lamp Unit</td><td>Ordered.</td><td>Initiated</td></tr>
<tr><td>1.2 Hang them</td><td>June 2022</td><td>Lamp Unit</td>
  <td colspan="2">Do not complete this column when you are first preparing the matrix. (choose from: initiated; completed).</td></tr>
<tr><td colspan="5">Evaluation recommendation 2:<br>1. To count boats.<br>2. To count gulls.</td></tr>
<tr><td colspan="3">Recommendation to: Harbour Office</td><td colspan="2">Priority level (1 to 3): N/A</td></tr>
<tr><td colspan="5">Management response (Accept/Partially Accept/Reject)<br>Rejected</td></tr>
${HEAD}
<tr><td>2.1 Count boats<br>2.2 Count gulls</td><td>2023</td><td>Watch</td><td></td><td></td></tr>
</table>`;

describe('a matrix in one table', () => {
  it('is read recommendation by recommendation', async () => {
    const { layout, raw } = await located(MATRIX);
    expect(layout).toBe('action-table');
    expect(words(raw.title)).toBe('Lanterns for Belmora, 2021');
    expect(spoken(raw)).toEqual([
      {
        label: '1',
        text: 'Light the north quay.',
        priority: '2',
        category: null,
        response: 'Partially accepted. The quay is lit in part.',
        actions: [
          ['1.1', 'Buy lamps', 'Lamp Unit', 'Q2 2022', 'Initiated', 'Ordered.'],
          ['1.2', 'Hang them', 'Lamp Unit', 'June 2022', '', ''],
        ],
      },
      {
        label: '2',
        text: '1. To count boats.\n2. To count gulls.',
        priority: 'N/A',
        category: 'Rejected',
        response: null,
        actions: [
          ['2.1', 'Count boats', 'Watch', '2023', '', ''],
          ['2.2', 'Count gulls', 'Watch', '2023', '', ''],
        ],
      },
    ]);
  });

  it('gives every reading its place', async () => {
    const { raw, text } = await located(MATRIX);
    for (const { text: reading } of raw.recommendations)
      expect(reading?.at.map(({ start, end }) => text.slice(start, end)).join('\n')).toBe(reading?.raw);
    expect(raw.recommendations.map(({ addressees }) => words(addressees))).toEqual([
      'Harbour Office',
      'Harbour Office',
    ]);
  });
});

const ROW =
  '<tr><td>Key Action(s)</td><td>Time Frame</td><td>Responsible Unit(s)</td><td colspan="2">Tracking*</td></tr>';
const REPORT = (first: string, second: string): string => `<h1>Evaluation of the Quays</h1><h2>Summary</h2>
<p>Recommendation 1. The office should light the north quay before the winter begins.</p>
<p>Recommendation 2. The office should count the boats that moor there every year.</p>
<h2>3.3 Recommendations and management response</h2>
<p>RECOMMENDATION 1.</p><p>The office should light the north quay before winter begins.</p>
<p>Management response: Accepted</p><p>The office will buy lamps.</p>
<table>${ROW}<tr><td></td><td></td><td></td><td>${first}</td><td>${second}</td></tr>
<tr><td>1.1 Buy lamps</td><td>January—April 2025</td><td>Lamp Unit</td><td>Seen</td><td>Done</td></tr></table>
<p>* Tracked elsewhere.</p>
<p>RECOMMENDATION 2.</p><p>The office should count the boats that moor there each year.</p>
<p>Management response: Not accepted</p><p>Boats are counted by others.</p><h1>Annexes</h1><p>Annex 1. Terms.</p>`;

describe('a report that gives its recommendations twice', () => {
  it('yields each once, with the other place beside it', async () => {
    const { raw, text } = await located(REPORT('Comments', 'Status'));
    expect(spoken(raw)).toEqual([
      {
        label: '1',
        text: 'The office should light the north quay before winter begins.',
        priority: null,
        category: 'Accepted',
        response: 'The office will buy lamps.',
        actions: [['1.1', 'Buy lamps', 'Lamp Unit', 'January—April 2025', 'Done', 'Seen']],
      },
      {
        label: '2',
        text: 'The office should count the boats that moor there each year.',
        priority: null,
        category: 'Not accepted',
        response: 'Boats are counted by others.',
        actions: [],
      },
    ]);
    const [place] = raw.recommendations[0]?.elsewhere?.at ?? [];
    expect(text.slice(place?.start, place?.end)).toContain('before the winter begins');
  });

  it('reads the two columns below one head in either order', async () => {
    const { raw } = await located(REPORT('Status', 'Comments'));
    expect(raw.recommendations[0]?.actions[0]).toMatchObject({ status: { raw: 'Seen' }, comments: { raw: 'Done' } });
  });
});

describe('a table with a column of recommendations', () => {
  it('is read by its columns, in any order', async () => {
    const { raw } = await located(`<table>
      <tr><td>No.</td><td>Recommendations</td><td>Management response</td><td>Responsible party</td><td>Actions</td><td>Deadline</td></tr>
      <tr><td>1</td><td>1. Light the quay.</td><td>Agreed. It is dark.</td><td>Lamp Unit</td><td>Buy lamps</td><td>2024</td></tr>
      <tr><td></td><td></td><td></td><td>Watch</td><td>Hang lamps</td><td>2025</td></tr>
      <tr><td>2</td><td>2. Count boats.</td><td>Disagreed.</td><td></td><td></td><td></td></tr></table>`);
    expect(spoken(raw)).toMatchObject([
      {
        label: '1',
        text: 'Light the quay.',
        response: 'Agreed. It is dark.',
        actions: [
          [null, 'Buy lamps', 'Lamp Unit', '2024', null, null],
          [null, 'Hang lamps', 'Watch', '2025', null, null],
        ],
      },
      { label: '2', text: 'Count boats.', category: 'Disagreed.', actions: [] },
    ]);
  });
});

describe('other languages', () => {
  it('are read by the same walk', async () => {
    const { raw } = await located(`<table>
      <tr><td colspan="4">Recommandation n° 3 : Éclairer le quai nord.</td></tr>
      <tr><td colspan="4">Réponse de la direction : Acceptée. Le quai est sombre.</td></tr>
      <tr><td>Actions clés</td><td>Échéance</td><td>Unité responsable</td><td>Commentaires</td></tr>
      <tr><td>Acheter des lampes</td><td>juin 2024</td><td>Unité Lampes</td><td></td></tr></table>`);
    expect(spoken(raw)).toMatchObject([
      {
        label: '3',
        text: 'Éclairer le quai nord.',
        actions: [[null, 'Acheter des lampes', 'Unité Lampes', 'juin 2024', null, '']],
      },
    ]);
  });
});

describe('a document that speaks of recommendations', () => {
  it('and answers none has no layout', async () => {
    expect(
      await layoutOf(`<h1>Annual report</h1><p>Recommendation 4. was kept from the year before.</p>
        <p>Management response rates rose.</p><table><tr><td>Status</td><td>Number</td></tr><tr><td>Completed</td><td>4</td></tr></table>`),
    ).toBeNull();
  });
});

describe('a table whose columns were lost', () => {
  it('is reported and not taken for the response', async () => {
    const { raw, codes } = await located(`<p>Evaluation recommendation 1: Light the quay.</p>
      <p>Management response: Accepted. It is dark.</p>
      <pre>Key actions     Timeframe or      Responsible     Implementation monitoring</pre><p>1.1 Buy lamps Q2</p>
      <p>Evaluation recommendation 2: Count boats.</p><p>Management response: Rejected. No need.</p><p>Key actions:</p><p>None.</p>`);
    expect(spoken(raw)).toMatchObject([{ response: 'Accepted. It is dark.', actions: [] }, { actions: [] }]);
    expect(codes).toContain('row/unread');
  });
});

describe('a report that answers twice', () => {
  it('keeps the fuller place, in the order of the document', async () => {
    const short = (number: number, text: string): string =>
      `<p>Recommendation ${number}: ${text}</p><p>Management response: Agreed.</p>`;
    const full = (number: number, text: string): string =>
      `<p>Recommendation ${number}: ${text}</p><p>Management response: Agreed. It will be done.</p>
       <table><tr><td>Key action</td><td>Deadline</td><td>Responsible</td></tr><tr><td>Act</td><td>2031</td><td>Watch</td></tr></table>`;
    const texts = ['Light the north quay before the winter begins.', 'Count the boats that moor there every year.'];
    const body =
      texts.map((text, index) => short(index + 1, text)).join('') +
      texts.map((text, index) => full(index + 1, text)).join('');
    const { raw } = await located(`<h1>The quays</h1>${body}`);
    expect(spoken(raw)).toMatchObject([
      { label: '1', response: 'Agreed. It will be done.', actions: [[null, 'Act', 'Watch', '2031', null, null]] },
      { label: '2', response: 'Agreed. It will be done.' },
    ]);
    expect(raw.recommendations).toHaveLength(2);
    expect(raw.recommendations.every(({ elsewhere }) => elsewhere?.raw)).toBe(true);
  });

  it('keeps a recommendation without an answer that stands among the others', async () => {
    const { raw } = await located(`<p>Recommendation 1: Light the quay.</p><p>Recommendation 2: Count the boats.</p>
      <p>Management response: Accepted. Watch will count.</p><p>Recommendation 3: Feed the gulls.</p>
      <p>Recommendation 4: Mend the nets.</p><p>Management response: Rejected. Nets are whole.</p><p>Recommendation 5: Paint the boats.</p>`);
    expect(spoken(raw).map(({ label, response }) => [label, response])).toEqual([
      ['1', null],
      ['2', 'Accepted. Watch will count.'],
      ['3', null],
      ['4', 'Rejected. Nets are whole.'],
      ['5', null],
    ]);
  });
});

describe('a table that names its recommendations', () => {
  it('reads a row without a name as the rest of the one before, and passes over group heads', async () => {
    const { raw } = await located(`<table><tr><td>Relevant recommendations</td><td>Remarks</td></tr>
      <tr><td colspan="2">The quays (BB/REP/2031/1)</td></tr><tr><td>1. Recommendations addressed to the harbour</td><td></td></tr>
      <tr><td>Recommendation 4</td><td>Accepted and implemented</td></tr><tr><td>Light the quay.</td><td>It was dark.</td></tr>
      <tr><td>Recommendation 5</td><td>Not accepted</td></tr><tr><td>Count boats.</td><td>See Recommendation 4.</td></tr></table>`);
    expect(spoken(raw)).toMatchObject([
      { label: '4', text: 'Light the quay.', response: 'Accepted and implemented\nIt was dark.', actions: [] },
      { label: '5', text: 'Count boats.', category: 'Not accepted', response: 'See Recommendation 4.', actions: [] },
    ]);
  });

  it('reads a status beside each recommendation', async () => {
    const { raw } = await located(`<table>
      <tr><td>Report</td><td>Recommendation (number) and summary text</td><td>Addressee</td><td>Current status</td></tr>
      <tr><td>BB/1</td><td>(4) Light the quay.</td><td>Harbour Office</td><td>In progress</td></tr>
      <tr><td></td><td>(6) Count boats.</td><td>Watch</td><td>Implemented</td></tr></table>`);
    expect(spoken(raw)).toMatchObject([
      { label: '4', text: 'Light the quay.', actions: [[null, null, null, null, 'In progress', null]] },
      { label: '6', text: 'Count boats.', actions: [[null, null, null, null, 'Implemented', null]] },
    ]);
    expect(words(raw.recommendations[1]?.addressees)).toBe('Watch');
  });
});

describe('headings', () => {
  it('are titles below a label, parts of an answer that announces them, and else the end of one', async () => {
    const { raw } = await located(`<h2>Recommendation 1: Lamps</h2><p>Light the quay.</p>
      <p>Management response: Accepted. There are two parts:</p><h3>North</h3><p>It is lit.</p><h3>South</h3><p>It is not.</p>
      <h2>Recommendation 2: Count boats.</h2><h3>Management response</h3><p>Rejected. Not now.</p><h3>Conclusion</h3><p>All is well.</p>`);
    expect(spoken(raw)).toMatchObject([
      { text: 'Light the quay.', response: 'Accepted. There are two parts:\nNorth\nIt is lit.\nSouth\nIt is not.' },
      { text: 'Count boats.', response: 'Rejected. Not now.' },
    ]);
    expect(raw.recommendations.map(({ title }) => words(title))).toEqual(['Lamps', null]);
  });
});
