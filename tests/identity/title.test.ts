/** What a management response is called, and what evaluation that names. */
import { describe, expect, test } from 'vitest';
import { isTitleOfResponse, titleOfEvaluation } from '../../src/identity/title.js';

const titles: readonly (readonly [string, string | null])[] = [
  [
    'Management response to the final evaluation of the Safe Harbours programme',
    'final evaluation of the Safe Harbours programme',
  ],
  ['Management Response: Final Evaluation of Safe Harbours', 'Final Evaluation of Safe Harbours'],
  ['UNDP management response to the evaluation of harbours', 'evaluation of harbours'],
  ['Management response and action plan for the mid-term review of X', 'mid-term review of X'],
  [
    'Réponse de la direction à l’évaluation finale du programme Ports sûrs',
    'évaluation finale du programme Ports sûrs',
  ],
  ['Réponse de la direction au rapport d’évaluation des ports', 'évaluation des ports'],
  ['Respuesta de la administración a la evaluación final de Puertos Seguros', 'evaluación final de Puertos Seguros'],
  ['Resposta da gestão à avaliação final dos portos', 'avaliação final dos portos'],
  ['Final Evaluation of Safe Harbours – Management Response', 'Final Evaluation of Safe Harbours'],
  ['Final Evaluation of Safe Harbours (Management response)', 'Final Evaluation of Safe Harbours'],
  ['Management response', null],
];

describe('the title of a management response', () => {
  test.each(titles)('%s', (title, evaluation) => {
    expect(titleOfEvaluation(title)).toBe(evaluation);
    expect(isTitleOfResponse(title)).toBe(true);
  });

  test('is told from that of an evaluation of responses', () => {
    for (const title of [
      'Evaluation of the management response to floods',
      'Towards better harbours',
      'Management responses in review',
    ])
      expect([titleOfEvaluation(title), isTitleOfResponse(title)]).toEqual([title, false]);
  });
});
