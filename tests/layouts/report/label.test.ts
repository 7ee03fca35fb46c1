/** Labels of recommendations, and sentences that only speak of one. */
import { describe, expect, it } from 'vitest';
import { parseLabel } from '../../../src/layouts/report/label.js';

const told = (text: string): unknown => {
  const label = parseLabel(text);
  return label && [label.style, label.number && text.slice(...label.number), text.slice(label.valueFrom)];
};

describe('a label', () => {
  it.each([
    ['Recommendation 3: Keep the wells.', ['named', '3', 'Keep the wells.']],
    ['Recommendation 3. Keep the wells.', ['named', '3', 'Keep the wells.']],
    ['RECOMMENDATION 12 – Keep the wells', ['named', '12', 'Keep the wells']],
    ['Recommendation 2-1 Keep the wells.', ['named', '2-1', 'Keep the wells.']],
    ['Recommendation A. Keep the wells.', ['named', 'A', 'Keep the wells.']],
    ['Recommendation IV: Keep the wells.', ['named', 'IV', 'Keep the wells.']],
    ['Key Recommendation #2: Keep the wells.', ['named', '2', 'Keep the wells.']],
    ['Strategic Recommendation 1', ['named', '1', '']],
    ['45. Recommendation 3: Keep the wells.', ['named', '3', 'Keep the wells.']],
    ['Recommandation stratégique n° 2 : Entretenir les puits.', ['named', '2', 'Entretenir les puits.']],
    ['Recommandation n°1 – Entretenir les puits', ['named', '1', 'Entretenir les puits']],
    ['Recomendación 4. Mantener los pozos.', ['named', '4', 'Mantener los pozos.']],
    ['Recomendação 5: Manter os poços.', ['named', '5', 'Manter os poços.']],
    ['Рекомендация 6. Содержать колодцы.', ['named', '6', 'Содержать колодцы.']],
    ['التوصية 7: صيانة الآبار', ['named', '7', 'صيانة الآبار']],
    ['Recommendation 2020-001: Keep the wells.', ['named', '2020-001', 'Keep the wells.']],
    ['Recommendation R22-03', ['named', 'R22-03', '']],
    [
      'Recommendation 1. To the ministry, on wells: keep them.',
      ['named', '1', 'To the ministry, on wells: keep them.'],
    ],
    ['Recommendation 3 to the Ministry of Water: Keep the wells.', ['named', '3', 'Keep the wells.']],
    ['Recommandation R1 adressée à l’Office des eaux : Entretenir.', ['named', 'R1', 'Entretenir.']],
    ['R3. Keep the wells.', ['short', '3', 'Keep the wells.']],
    ['Rec. 4: Keep the wells.', ['short', '4', 'Keep the wells.']],
    ['RECOMMENDATION:', ['bare', null, '']],
    ['Recommendation: Keep the wells.', ['bare', null, 'Keep the wells.']],
  ])('%s', (text, label) => {
    expect(told(text)).toEqual(label);
  });

  it.each([
    'Recommendation 4. was kept by the office.',
    'Recommendation 3 was not carried out.',
    'Recommendation 3 to the Ministry was kept: the wells are clean.',
    'Recommendations 1 and 2 were accepted.',
    'Recommendation 1 and 2: both were accepted.',
    'Recommendation 2, on wells, was accepted.',
    'recommendation 3: in small letters goes on a sentence',
    'Recommendations:',
    'Recommendations to the office',
    'Recommendation 2 (cont’d)',
    'The review made Recommendation 3: keep the wells.',
    'Rural roads 3. were built',
    'R3 and R4 were dropped',
  ])('is not: %s', (text) => {
    expect(parseLabel(text)).toBeNull();
  });
});

it('a full stop behind the number is a sign', () => {
  expect(parseLabel('Recomendación 5. Dar a los comités una asignación.')?.loose).toBe(false);
  expect(parseLabel('Recommendation 5 Districts keep the wells.')?.loose).toBe(true);
});
