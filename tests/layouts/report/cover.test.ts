/** Covers of reports: which line is the title, and which lines beside it are none. */
import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../src/core/record.js';
import { extract } from '../../fixtures/pages.js';

const encoder = new TextEncoder();
const PROSE = 'The programme built wells in six districts and trained the committees that look after them. ';
const REST = `<h1>1. Introduction</h1><p>${PROSE.repeat(40)}</p><h1>2. Findings</h1><p>${PROSE.repeat(20)}</p><h1>3. Recommendations</h1><ul><li>Districts should keep a store of spare parts.</li><li>The ministry should test the water each year.</li></ul>`;

async function read(cover: string, rest = REST): Promise<Evaluation> {
  const bytes = encoder.encode(`<html><body>${cover}${rest}</body></html>`);
  const result = await extract({ uri: 'page', bytes });
  if (result.outcome === 'failed') throw new Error(JSON.stringify(result.diagnostics));
  expect(result.evaluation.source.layout).toBe('report');
  return result.evaluation;
}
const titleOf = async (cover: string, rest?: string): Promise<string | null> => (await read(cover, rest)).title;
const lines = (...texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('');
const heads = (...texts: readonly string[]): string => texts.map((text) => `<h1>${text}</h1>`).join('');

describe('the title', () => {
  it.each([
    'Report of the mid-term review of the wells fund',
    'Report of the final evaluation: wells for all',
    'Report on the evaluation of the wells fund',
    'Rapport de la revue à mi-parcours du fonds des puits',
    'Informe de la evaluación final del fondo de pozos',
    'Relatório da avaliação final do fundo de poços',
  ])('is "%s"', async (title) => {
    expect(await titleOf(heads(title))).toBe(title);
  });

  it.each([
    'Report of the Evaluation Office',
    'Report of the Director',
    'Rapport du Bureau de l’évaluation',
    'Informe de la Oficina de Evaluación',
  ])('is not "%s": that wrote it', async (author) => {
    expect(await titleOf(heads(author) + heads('Wells for the northern districts'))).toBe(
      'Wells for the northern districts',
    );
  });

  it('is no heading of a chapter', async () => {
    expect(await titleOf(lines('The wells fund', '2021'))).toBeNull();
    expect(await titleOf('', `<h2>4. Loans Annex</h2>${REST}`)).toBeNull();
    const unnumbered = REST.replaceAll(/<h1>\d\. /gu, '<h1>').replace('Introduction', 'The dry years');
    expect(await titleOf(lines('The wells fund'), unnumbered)).toBeNull();
  });

  it('is the line of the cover that names an evaluation and what was evaluated, where none is printed as a heading', async () => {
    const office = lines('The Fund', 'Independent Evaluation Office');
    expect(await titleOf(office + lines('Final evaluation of the wells programme', 'June 2021'))).toBe(
      'Final evaluation of the wells programme',
    );
    expect(await titleOf(office + lines('Terminal evaluation report: wells for all'))).toBe(
      'Terminal evaluation report: wells for all',
    );
    expect(await titleOf(lines('Évaluation externe finale : des puits pour tous'))).toBe(
      'Évaluation externe finale : des puits pour tous',
    );
    expect(await titleOf(office)).toBeNull();
    expect(await titleOf(lines('Final evaluation of the wells', 'Review of the pumps'))).toBeNull();
  });

  it('goes on over the lines of its size, and over the next where a line ends in the middle', async () => {
    expect(await titleOf(heads('Report of the mid-term review', 'of the wells and pumps', 'Fund'))).toBe(
      'Report of the mid-term review of the wells and pumps Fund',
    );
    expect(await titleOf(`${heads('Final evaluation of the')}<h2>Wells programme</h2>`)).toBe(
      'Final evaluation of the Wells programme',
    );
    expect(await titleOf(lines('Final evaluation of the', 'Wells programme'))).toBe(
      'Final evaluation of the Wells programme',
    );
    expect(await titleOf(lines('Report of the mid-term review of the wells', 'and pumps fund', 'May 2021'))).toBe(
      'Report of the mid-term review of the wells and pumps fund',
    );
    expect(await titleOf(lines('Terminal evaluation of the') + heads('Green Ports Fund'))).toBe(
      'Terminal evaluation of the Green Ports Fund',
    );
    expect(await titleOf(heads('Final evaluation of the wells', 'United Nations'))).toBe(
      'Final evaluation of the wells',
    );
  });

  it('is neither the volume above it nor the date on its last line', async () => {
    expect(await titleOf(heads('Volume I: Main report', 'Evaluation of the wells fund'))).toBe(
      'Evaluation of the wells fund',
    );
    expect(await titleOf('<h1>Evaluation of the wells fund<br>May 2016</h1>')).toBe('Evaluation of the wells fund');
    expect(await titleOf('<h1>Collision at the crossing on<br>4 May 2016</h1>')).toBe(
      'Collision at the crossing on 4 May 2016',
    );
  });

  it('is no single word', async () => {
    expect(await titleOf(heads('Fund'))).toBeNull();
  });
});

describe('beside the title', () => {
  it('is the kind of evaluation not that of an office, nor one that a chapter speaks of', async () => {
    const { type } = await read(
      heads('Review of the wells fund') + lines('Independent Evaluation Office'),
      `<h1>1. Introduction</h1><p>The mid-term review was held in May.</p>${REST}`,
    );
    expect(type).toBeNull();
  });

  it('is a day on the cover of an inquiry that of the event', async () => {
    const cover = heads('Collision of two trains at the upper crossing');
    expect((await read(cover + lines('14 February 2018'))).completionDate?.raw).toBeUndefined();
    expect((await read(cover + lines('February 2019'))).completionDate?.raw).toBe('February 2019');
    expect((await read(cover + lines('14 February 2018', 'Published: 3 May 2019'))).completionDate?.raw).toBe(
      '3 May 2019',
    );
  });

  it('is a year alone in its line when the report was made, where no month is named', async () => {
    const cover = heads('Evaluation of the wells fund');
    expect((await read(cover + lines('2021'))).completionDate).toMatchObject({ raw: '2021', kind: 'year' });
    expect((await read(cover + lines('June 2021', '2021'))).completionDate?.raw).toBe('June 2021');
    expect((await read(cover + lines('2019', '2021'))).completionDate?.raw).toBeUndefined();
    expect((await read(cover + lines('Vision 2030'))).completionDate?.raw).toBeUndefined();
  });
});
