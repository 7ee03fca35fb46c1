/** What headings open, and lines that open nothing. */
import { describe, expect, it } from 'vitest';
import { headingKind, numberOf } from '../../../src/layouts/report/heading.js';

describe('a heading', () => {
  it.each([
    ['7. Recommendations', 'recommendations'],
    ['RECOMMENDATIONS:', 'recommendations'],
    ['5.2 Recommendations to the national office', 'recommendations'],
    ['Key recommendations for the next phase', 'recommendations'],
    ['Recommandations à l’attention du Ministère', 'recommendations'],
    ['Principales recomendaciones', 'recommendations'],
    ['VI. Recomendações', 'recommendations'],
    ['Рекомендации', 'recommendations'],
    ['التوصيات', 'recommendations'],
    ['Recommandations stratégiques', 'recommendations'],
    ['Recomendaciones generales', 'recommendations'],
    ['Recommendations matrix', 'recommendations'],
    ['Lessons learned', 'apart'],
    ['4. Conclusions and recommendations', 'mixed'],
    ['Leçons apprises et recommandations', 'mixed'],
    ['2. Follow-up to the recommendations of the last audit', 'others'],
    ['Implementation of evaluation recommendations', 'others'],
    ['Recommendations of the previous evaluation', 'others'],
    ['Suivi des recommandations', 'others'],
    ['Recomendaciones de la evaluación anterior', 'others'],
    ['Executive summary', 'summary'],
    ['Annex 3. Persons met', 'annex'],
    ['Annex 1: Terms of reference', 'terms'],
    ['Table of contents', 'contents'],
    ['Sustainability', 'other'],
  ])('%s opens %s', (text, kind) => {
    expect(headingKind(text, false)).toBe(kind);
  });

  it.each([
    '7. Recommendations ........................ 22',
    'Recommendations 22',
    'The evaluation makes five recommendations.',
    '• Recommendations were made to the office',
    'Strengthen the follow-up with the districts',
  ])('%s opens nothing where it is not printed as one', (text) => {
    expect(headingKind(text, false)).toBeNull();
  });

  it('addressed to somebody is no list of somebody else', () => {
    expect(headingKind('Recommendations addressed to the ministry', true)).toBe('recommendations');
  });

  it('has a number', () => {
    expect(numberOf('4.3.1 Lessons')).toEqual([4, 3, 1]);
    expect(numberOf('2014 evaluation')).toBeNull();
    expect(numberOf('Lessons')).toBeNull();
  });
});
