import fc from 'fast-check';
import { expect, test } from 'vitest';
import { status } from '../../src/normalise/status.js';
import { statusForms } from '../../src/vocabulary/index.js';

test.each([
  ['Not Initiated', 'not_initiated', false],
  ['  not   initiated ', 'not_initiated', false],
  ['Initiated', 'initiated', false],
  ['COMPLETED.', 'completed', false],
  ['Overdue-Not Initiated', 'not_initiated', true],
  ['Overdue - Initiated', 'initiated', true],
  ['Overdue – Initiated', 'initiated', true],
  ['Over due', 'not_reported', true],
  ['Overdue', 'not_reported', true],
  ['On-going', 'initiated', false],
  ['No Longer Applicable [Justification: the plan was dropped]', 'no_longer_applicable', false],
  ['No Longer Applicable [Justification: cut off he', 'no_longer_applicable', false],
  ['Completed and ongoing', 'conflicting', false],
  ['No deadline established', 'not_reported', false],
  ['', 'not_reported', false],
  ['  ', 'not_reported', false],
  ['—', 'not_reported', false],
  ['Achevée', 'completed', false],
  ['achevee', 'completed', false],
  ['En proceso', 'initiated', false],
  ['Não iniciada', 'not_initiated', false],
  ['Выполнено', 'completed', false],
  ['قيد التنفيذ', 'initiated', false],
])('%j is %s', (raw, expected, declaredOverdue) => {
  expect(status(raw)).toMatchObject({ status: expected, declaredOverdue, known: true });
});

test('"open" stands for two statuses and says so', () => {
  expect(status('Open')).toMatchObject({ status: 'initiated', coarse: true });
  expect(status('Initiated').coarse).toBe(false);
});

test.each([
  'discarded/open/completed',
  'Implementation monitoring status - discarded/open/completed: (Time 2)',
  'The study was completed in May',
  'Initiated by the ministry',
  'almost completed',
  'Complete this column when following up',
  '[Justification: none given]',
])('%j is no answer', (raw) => {
  expect(status(raw)).toEqual({ status: 'not_reported', declaredOverdue: false, known: false, coarse: false });
});

test('every form of the vocabulary is read as itself, whatever its case and dashes', () => {
  for (const { form, status: expected, declaredOverdue } of statusForms)
    for (const printed of [form, form.toUpperCase(), ` ${form} `, form.replace('-', ' – ')])
      expect(status(printed)).toMatchObject({ status: expected, declaredOverdue, known: true });
});

test('never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (raw) => status(raw).status.length > 0));
  expect(status('Completed '.repeat(20_000)).known).toBe(false);
});
