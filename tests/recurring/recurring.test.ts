/** What is linked across evaluations, what is not, and that neither order nor number of the evaluations matters. */
import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../src/core/record.js';
import { recurringSchema } from '../../src/core/recurring-record.js';
import { recurring } from '../../src/recurring/index.js';
import { evaluationOf, invented } from './evaluations.js';

const asOf = '2025-06-30';
const groupsOf = async (evaluations: readonly Evaluation[]) => (await recurring(evaluations, { asOf })).groups;

const EXIT = 'Prepare an exit strategy with the provincial council at least one year before the funding ends.';
const EXIT_AGAIN =
  'The team should prepare an exit strategy with the provincial council one year before the funding of the team ends.';

describe('recommendations of several evaluations', () => {
  it('are put together when they say the same, with what became of them', async () => {
    const evaluations = [
      evaluationOf('a', [EXIT, 'Print the maps of the coast.'], { iso3: 'FJI', year: 2019, status: 'completed' }),
      evaluationOf('b', [EXIT_AGAIN, 'Train the drivers of the ferry.'], { iso3: 'WSM', year: 2021 }),
      evaluationOf('c', [EXIT.toUpperCase(), 'Paint the harbour wall.'], { iso3: 'FJI', year: 2023 }),
      ...invented(30),
    ];
    const [group, ...others] = await groupsOf(evaluations);
    expect(others).toEqual([]);
    expect(group).toMatchObject({
      evaluations: 3,
      countries: ['FJI', 'WSM'],
      withoutCountry: 0,
      years: { first: 2019, last: 2023 },
      recommendations: 3,
      accepted: 3,
      withActions: 3,
      completed: 1,
      overdue: 2,
    });
    expect(group?.shared).toEqual(expect.arrayContaining(['exit', 'strategy', 'council', 'funding', 'ends']));
    expect(group?.members[0]).toMatchObject({ recommendation: group?.recommendation, likeness: 1 });
  });

  it('stay apart when they share no more than the words all have', async () => {
    const board = 'The Board recommends that the Fund, in a timely manner and in line with its guidelines,';
    const evaluations = [
      'repair the pumps of the valley',
      'hire two judges for the islands',
      'print the school books anew',
      'sell the old lorries by auction',
    ].map((what, at) => evaluationOf(`b${at}`, [`${board} ${what}.`]));
    expect(await groupsOf(evaluations)).toEqual([]);
  });

  it('stay apart when only something in between is like both', async () => {
    const words =
      'amber birch cedar dune ember fjord grove heath inlet jetty kelp lagoon marsh north oasis pond quarry ridge'.split(
        ' ',
      );
    const steps = [0, 2, 4, 6, 8].map((at) => words.slice(at, at + 10).join(' '));
    const groups = await groupsOf([...steps.map((text, at) => evaluationOf(`s${at}`, [text])), ...invented(30)]);
    for (const { members } of groups) expect(members.length).toBeLessThan(steps.length);
  });

  it('are no group within one evaluation, nor between two readings of one', async () => {
    const list = [
      EXIT,
      'Map all wells of the northern district with the water office.',
      'Repair the roof of the court before the rains begin.',
    ];
    expect(await groupsOf([evaluationOf('a', [EXIT, EXIT_AGAIN])])).toEqual([]);
    expect(await groupsOf([evaluationOf('a', list), evaluationOf('b', list)])).toEqual([]);
  });

  it('are compared within their language only, and never by names', async () => {
    const one = evaluationOf('a', [
      'On the maps of the coast and the tides, work closely with Bernadette Okonkwo, Thaddeus Villanueva and Ulrike Zimmer.',
    ]);
    const other = evaluationOf('b', [
      'Pay out without delay the fees that are owed to Bernadette Okonkwo, Thaddeus Villanueva and Ulrike Zimmer.',
    ]);
    expect(await groupsOf([one, other, ...invented(10)])).toEqual([]);
    const french: Evaluation = { ...evaluationOf('c', [EXIT]), language: 'fr' };
    expect(await groupsOf([evaluationOf('a', [EXIT]), french])).toEqual([]);
  });
});

describe('the groups', () => {
  const many = invented(60, 7);

  it('are the same whatever the order of the evaluations', async () => {
    const forwards = await recurring(many, { asOf });
    const backwards = await recurring([...many].reverse(), { asOf });
    expect(forwards.groups.length).toBeGreaterThan(3);
    expect(JSON.stringify(backwards)).toBe(JSON.stringify(forwards));
    expect(recurringSchema.parse(forwards)).toEqual(forwards);
  });

  it('hold no recommendation twice, and each is like the one in the middle', async () => {
    const groups = await groupsOf(many);
    const all = groups.flatMap(({ members }) => members.map(({ recommendation }) => recommendation));
    expect(new Set(all).size).toBe(all.length);
    for (const { members } of groups) for (const { likeness } of members) expect(likeness).toBeGreaterThanOrEqual(0.6);
  });
});
