/** Names tied by "and" or a slash: the rows of a document tell whether they are one unit or several. */
import { expect, it } from 'vitest';
import type { Recommendation } from '../../src/core/record.js';
import { splitByKnown } from '../../src/normalise/units/known.js';

const split = (...cells: readonly (readonly string[])[]): string[][] => {
  const actions = cells.map((names) => ({ responsibleUnits: names.map((name) => ({ name, raw: name })) }));
  const [first] = splitByKnown([{ actions } as unknown as Recommendation]);
  return (first?.actions ?? []).map(({ responsibleUnits }) => responsibleUnits.map(({ name }) => name));
};

it('parts names of which the first stands alone elsewhere', () => {
  expect(split(['Lake Fisheries and Shore Protection'], ['Lake Fisheries'])).toEqual([
    ['Lake Fisheries', 'Shore Protection'],
    ['Lake Fisheries'],
  ]);
  expect(split(['Lakes/Shores'], ['Lakes'], ['Shores'])[0]).toEqual(['Lakes', 'Shores']);
});

it('leaves a name alone that the document never parts', () => {
  expect(split(['Lake Fisheries and Shore Protection'], ['Harbour'])[0]).toEqual([
    'Lake Fisheries and Shore Protection',
  ]);
});

it('does not take one word behind a known name for a unit', () => {
  expect(split(['Finance and Administration'], ['Finance'])[0]).toEqual(['Finance and Administration']);
});

it('does not take the end of a known name for its beginning', () => {
  expect(split(['Policy and Harbour Unit'], ['Harbour Unit'])[0]).toEqual(['Policy and Harbour Unit']);
});
