import { describe, expect, test } from 'vitest';
import { acceptances, statuses } from '../../src/core/record.js';
import { bureauOf, countryAliases, countryNames } from '../../src/vocabulary/countries.js';
import {
  agencies,
  connectors,
  dueDateWords,
  fold,
  languages,
  ordinals,
  roleNouns,
  statusForms,
  unitNouns,
  unitWords,
  words,
} from '../../src/vocabulary/index.js';

const compact = (form: string): string => fold(form).replace(/[\s-]+/gu, '');

describe('status forms', () => {
  test('are longest first, so that a form is tried before the forms inside it', () => {
    const lengths = statusForms.map(({ form }) => form.length);
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
    const at = (form: string): number => statusForms.findIndex((one) => one.form === form);
    expect(at('Overdue-Not Initiated')).toBeLessThan(at('Not Initiated'));
    expect(at('Not Initiated')).toBeLessThan(at('Initiated'));
  });

  test('never stand for two statuses', () => {
    const meanings = new Map<string, Set<string>>();
    for (const { form, status, declaredOverdue, coarse } of statusForms) {
      const key = compact(form);
      meanings.set(key, (meanings.get(key) ?? new Set()).add(`${status} ${declaredOverdue} ${coarse}`));
    }
    expect([...meanings].filter(([, of]) => of.size > 1)).toEqual([]);
  });

  test('know every canonical status', () => {
    expect(new Set(statusForms.map(({ status }) => status))).toEqual(new Set(statuses));
  });
});

describe('languages', () => {
  test.each(languages)('%s names itself and has words in every group it needs', (language) => {
    const { acceptance, dueDates, units, statuses: status } = words[language];
    expect(words[language].language).toBe(language);
    expect(Object.keys(status.declared).sort()).toEqual([...statuses].sort());
    expect(Object.keys(acceptance.categories).sort()).toEqual(acceptances.filter((one) => one !== 'not_stated').sort());
    expect(dueDates.ordinals).toHaveLength(4);
    for (const group of [
      dueDates.by,
      dueDates.continuous,
      dueDates.quarterWords,
      units.nouns,
      units.roles,
      acceptance.not,
    ])
      expect(group.length).toBeGreaterThan(0);
  });

  test('no acceptance category means two things', () => {
    const seen = new Map<string, string>();
    for (const language of languages)
      for (const [kind, forms] of Object.entries(words[language].acceptance.categories))
        for (const form of forms) {
          expect(seen.get(compact(form)) ?? kind).toBe(kind);
          seen.set(compact(form), kind);
        }
  });
});

test('lookups hold words as printed and without accents, in lower case', () => {
  expect(unitNouns.has('ministère')).toBe(true);
  expect(unitNouns.has('ministere')).toBe(true);
  expect(roleNouns.has('oficial')).toBe(true);
  expect(connectors.has('del')).toBe(true);
  for (const word of [...unitNouns, ...roleNouns, ...connectors]) expect(word).toBe(word.toLowerCase());
});

test('groups over all languages are folded and longest first', () => {
  for (const group of [dueDateWords('by'), unitWords('joint'), ...ordinals]) {
    expect(group.map(fold)).toEqual([...group]);
    expect(group.map((word) => word.length)).toEqual(group.map((word) => word.length).sort((a, b) => b - a));
  }
  expect(agencies.indexOf('UN Women')).toBeLessThan(agencies.indexOf('UN'));
});

test('fold is idempotent and evens out quotes, dashes, accents and blanks', () => {
  expect(fold('  Côte d’Ivoire – Été\u00a0')).toBe("cote d'ivoire - ete");
  expect(fold(fold('Ñandú—X'))).toBe(fold('Ñandú—X'));
});

test('countries: codes are alpha-3, each has at most one bureau, no alias names two countries', () => {
  const bureaux = new Set(bureauOf.values());
  expect([...bureaux].sort()).toEqual(['RBA', 'RBAP', 'RBAS', 'RBEC', 'RBLAC']);
  for (const code of [...bureauOf.keys(), ...countryNames.keys(), ...countryAliases.keys()])
    expect(code).toMatch(/^[A-Z]{3}$/);
  const owner = new Map<string, string>();
  for (const [code, aliases] of countryAliases)
    for (const alias of aliases) {
      expect(owner.get(fold(alias)) ?? code).toBe(code);
      owner.set(fold(alias), code);
    }
});
