/** The properties of a file are taken only where they name an evaluation, and where its pages do not. */
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../../src/core/document.js';
import { declaredLanguage, declaredTitle } from '../../src/normalise/declared.js';

const fileWith = (title: string | null, language: string | null = null): SourceDocument => ({
  text: '',
  blocks: [],
  links: [],
  format: 'pdf',
  mediaType: 'application/pdf',
  pages: 1,
  declared: { title, language },
});

describe('title', () => {
  it.each(['Final evaluation of the wells programme', 'Évaluation finale du projet des puits'])('%s', (title) => {
    expect(declaredTitle(fileWith(title))).toBe(title);
  });

  it.each([
    null,
    '',
    'Microsoft Word - final evaluation report.docx',
    'final_evaluation_report',
    'Evaluation report template',
    'Final evaluation of the wells.pdf',
    'Untitled evaluation of something',
    'Administrator',
    'Slide 1 of the deck',
    'Evaluation',
  ])('none: %s', (title) => {
    expect(declaredTitle(fileWith(title))).toBeNull();
  });
});

it('language', () => {
  expect(declaredLanguage(fileWith(null, 'fr-CA'))).toBe('fr');
  expect(declaredLanguage(fileWith(null, 'xx'))).toBeNull();
  expect(declaredLanguage(fileWith(null))).toBeNull();
});
