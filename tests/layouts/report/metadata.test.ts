/** What the first pages say of a report beside its title: its symbol, and who evaluated. */
import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../src/core/record.js';
import { extract } from '../../fixtures/pages.js';

const PROSE = 'The programme dug wells in four districts and trained committees to keep them. ';
const REST = `<h2>1. Introduction</h2><p>${PROSE.repeat(60)}</p><h2>2. Recommendations</h2>
  <p>Recommendation 1: Districts should keep a store of spare parts.</p>
  <p>Recommendation 2: The ministry should test the water of every well.</p>`;

async function read(front: string, title = 'Final evaluation of the wells programme'): Promise<Evaluation> {
  const page = `<html><body><h1>${title}</h1>${front}${REST}</body></html>`;
  const result = await extract({ uri: 'page', bytes: new TextEncoder().encode(page) });
  if (result.outcome === 'failed') throw new Error(JSON.stringify(result.diagnostics));
  expect(result.evaluation.source.layout).toBe('report');
  return result.evaluation;
}

const row = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

describe('symbol', () => {
  it.each([
    ['alone on its line', '<p>DP/2031/14</p>', 'DP/2031/14'],
    ['in a cell of the masthead', `<table>${row('Executive Board', 'JIU/REP/2031/2')}</table>`, 'JIU/REP/2031/2'],
    ['with a session', '<p>A/81/123/Add.1</p>', 'A/81/123/Add.1'],
    ['behind the word for what it is', '<h2>Rail inquiry RO-2031-103</h2>', 'RO-2031-103'],
    ['several numbers of one report', '<h2>Inquiries RO-2031-103 and RO-2031-104</h2>', 'RO-2031-103 and RO-2031-104'],
  ])('%s', async (_how, front, symbol) => {
    const evaluation = await read(front);
    expect(evaluation.symbol).toBe(symbol);
    expect(evaluation.evidence['symbol']).toMatchObject({ quote: symbol });
  });

  it.each([
    ['in a sentence: that of another document', '<p>It follows the policy of the Board (DP/2029/20).</p>'],
    ['in a note', '<p>* E/ICEF/2031/11.</p>'],
    ['two of them', '<p>DP/2031/14</p><p>DP/2031/15</p>'],
    ['the code of a project', '<p>CD.0015</p><p>GN10P0002/CD.0015</p>'],
    ['a date', '<p>12/2031</p><p>N/A</p>'],
    ['a path', '<p>AND/OR</p>'],
  ])('none: %s', async (_why, front) => {
    expect(await read(front)).not.toHaveProperty('symbol');
  });
});

describe('evaluators', () => {
  it.each([
    ['prepared by', '<p>Prepared by Ana B. Olmo and Tomas Reyl</p>', ['Ana B. Olmo', 'Tomas Reyl']],
    ['a label', '<p>Authors: Ana Olmo, Tomas Reyl and Ines van Dael</p>', ['Ana Olmo', 'Tomas Reyl', 'Ines van Dael']],
    [
      'roles beside',
      '<p>Evaluation team: Dr. Ana Olmo, Team Leader; Tomas REYL (national consultant)</p>',
      ['Ana Olmo', 'Tomas REYL'],
    ],
    [
      'a row, in French',
      `<table>${row('Évaluatrice', 'Ana Olmo, Responsable régionale S&amp;E')}</table>`,
      ['Ana Olmo'],
    ],
    [
      'below their label',
      '<h3>Equipo evaluador</h3><p>Ana Olmo, evaluadora principal</p><p>Tomas Reyl</p><p>Contents</p>',
      ['Ana Olmo', 'Tomas Reyl'],
    ],
    ['a firm', '<p>Évaluation réalisée par : Dael Consulting SARL</p>', ['Dael Consulting SARL']],
    [
      'with their subjects in brackets, over two lines',
      '<p>Evaluation consultants: Ana Olmo [Electoral Support], Tomas Reyl [Forests];</p><p>Ines Dael (World Affairs)</p>',
      ['Ana Olmo', 'Tomas Reyl', 'Ines Dael'],
    ],
    ['each once', '<p>Prepared by Ana Olmo</p><p>Evaluator: Ana Olmo</p>', ['Ana Olmo']],
  ])('%s', async (_how, front, names) => {
    const evaluation = await read(front);
    expect(evaluation.evaluators).toEqual(names);
    const places = [evaluation.evidence['evaluators']].flat();
    expect(places.map((place) => place && 'quote' in place && place.quote)).toEqual(names);
  });

  it.each([
    ['the unit that commissioned it', '<p>Commissioned by Ana Olmo</p><p>Prepared for Tomas Reyl</p>'],
    ['an office', '<p>Prepared by the Independent Evaluation Office</p>'],
    ['who took the pictures', '<p>Photos: Ana Olmo</p>'],
    ['who managed it', '<p>Evaluation manager: Ana Olmo</p><p>Project manager: Tomas Reyl</p>'],
    ['a sentence', '<p>Prepared by hand and with great care by many.</p>'],
    ['a place', '<p>Evaluation team: New York, 2031</p>'],
    ['thanks', '<p>The team thanks Ana Olmo and Tomas Reyl.</p>'],
  ])('none: %s', async (_why, front) => {
    expect(await read(front)).not.toHaveProperty('evaluators');
  });
});

it('a line of the title that is a country says where', async () => {
  const evaluation = await read('<h1>Kenya</h1><p>June 2031</p>', 'Country programme evaluation');
  expect(evaluation.country).toEqual({ iso3: 'KEN', name: 'Kenya' });
  expect(evaluation.evidence['country']).toMatchObject({ quote: 'Kenya' });
});
