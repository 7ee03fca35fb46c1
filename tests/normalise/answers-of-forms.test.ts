/** How real forms word their answers: decisions, statuses, dates and units that a template never asked for in that form. */
import { describe, expect, it } from 'vitest';
import { acceptance, acceptanceOfCategory } from '../../src/normalise/acceptance.js';
import { dueDate } from '../../src/normalise/due-date/index.js';
import { status } from '../../src/normalise/status.js';
import { units } from '../../src/normalise/units.js';

const decided = (text: string): string => acceptance(text)?.acceptance ?? 'not_stated';

describe('a decision', () => {
  it.each([
    ['La recomendación se acepta.', 'accepted'],
    ['La recomendación se acepta parcialmente.', 'partially_accepted'],
    ['La recomendación no se acepta.', 'rejected'],
    ['Se acoge la recomendación.', 'accepted'],
    ['La Oficina toma nota de la recomendación y la acepta.', 'accepted'],
    ['Le bureau prend note de la recommandation et l’accepte.', 'accepted'],
    ['La direction a pris note de la recommandation et l’accepte partiellement.', 'partially_accepted'],
    ['La direction ne l’accepte pas.', 'not_stated'],
    ['No, the office does not agree with this recommendation.', 'rejected'],
    ['No, IOM does not agree', 'rejected'],
    ['Accepted with modifications: only the first half.', 'partially_accepted'],
    ['Agreed, with the exception of 2.3', 'partially_accepted'],
    ['Accepted except for point b', 'partially_accepted'],
    ['Accepted with comments', 'accepted'],
    ['Parcialmente aceptada Se hará en 2025.', 'partially_accepted'],
  ])('%s', (text, expected) => {
    expect(decided(text)).toBe(expected);
  });

  it.each([
    'The recommendation was accepted by the project board.',
    'The recommendation was accepted by the steering committee.',
    'La recomendación fue aceptada por la junta del proyecto.',
    'Accepted by the project board.',
  ])('is not that of a body that is not management: %s', (text) => {
    expect(decided(text)).toBe('not_stated');
  });

  it.each(['The recommendation is accepted by UNDP.', 'The recommendation is accepted by the country office.'])(
    'is that of management: %s',
    (text) => {
      expect(decided(text)).toBe('accepted');
    },
  );

  it.each([
    ['Partially', 'partially_accepted'],
    ['Accepter partiellement', 'partially_accepted'],
    ['Rechazar', 'rejected'],
    ['Да', 'accepted'],
    ['Closed', 'not_stated'],
  ])('alone in its field: %s', (text, expected) => {
    expect(acceptanceOfCategory(text)).toBe(expected);
  });
});

describe('a status', () => {
  it.each([
    ['On track', 'initiated', false],
    ['Completed (2023)', 'completed', false],
    ['✓ Completed', 'completed', false],
    ['Delayed', 'not_reported', true],
    ['Ongoing - delayed', 'initiated', true],
    ['Planifié', 'not_initiated', false],
    ['Ejecutada', 'completed', false],
  ])('%s', (raw, expected, declaredOverdue) => {
    expect(status(raw)).toMatchObject({ status: expected, declaredOverdue, known: true });
  });

  it('who asks for closure has not closed it: that is no status we know', () => {
    expect(status('Closure requested')).toMatchObject({ status: 'not_reported', known: false });
  });

  it.each(['Not completed', 'On hold', '100%', 'Accepted', 'Completed (pending the board)'])(
    'is not made of words that may mean another: %s',
    (raw) => {
      expect(status(raw).known).toBe(false);
    },
  );
});

describe('a due date', () => {
  it.each([
    ['1.º trimestre de 2023', 'quarter', '2023-03-31'],
    ['June 2022 (revised December 2022)', 'several', '2022-12-31'],
    ['Closure requested', 'not_applicable', null],
    ['done', 'not_applicable', null],
    ['Next programming cycle', 'relative', null],
    ['Spring 2023', 'unreadable', null],
    ['completed in June 2023', 'unreadable', null],
  ])('%s', (raw, kind, latest) => {
    expect(dueDate(raw)).toMatchObject({ kind, latest });
  });
});

describe('units', () => {
  it.each([
    ['Lead: Programme Unit; Support: Operations', ['Programme Unit', 'Operations']],
    ['وحدة التعليم ووزارة التربية', ['وحدة التعليم', 'وزارة التربية']],
    ['وزارة التربية والتعليم', ['وزارة التربية والتعليم']],
    ['Puerto Nuevo y Unidad Técnica', ['Puerto Nuevo', 'Unidad Técnica']],
    ['Planning and Budget', ['Planning and Budget']],
  ])('%s', (raw, names) => {
    expect(units(raw).units.map(({ name }) => name)).toEqual(names);
  });
});
