/** Which readings are of one evaluation, and which evaluations only look alike. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evaluation } from '../../src/core/record.js';
import { type Comparison, compareEvaluations, keysOf } from '../../src/identity/index.js';
import { editedPair, edits } from './edits.js';
import { evaluation, type GivenRecommendation, type Head, month } from './records.js';

const verdict = (a: Evaluation, b: Evaluation): Comparison['verdict'] => {
  const [there, back] = [compareEvaluations(a, b), compareEvaluations(b, a)];
  expect(back).toEqual(there);
  return there.verdict;
};

const body: readonly GivenRecommendation[] = [
  {
    text: 'The office should improve the upkeep of wells and pumps in all hill districts.',
    actions: ['Repair the pumps of the upper valley', 'Train two mechanics in each district'],
  },
  {
    text: 'Give young people a seat on every water board, with a vote of their own.',
    actions: ['Elect young members to all water boards'],
  },
  { text: 'Publish the accounts of each district every year, in all local languages.' },
];

const otherBody: readonly GivenRecommendation[] = [
  {
    text: 'Herders and farmers need a court that settles quarrels over land within a month.',
    actions: ['Draft a law on land courts with the ministry'],
  },
  { text: 'Storm warnings must reach the small islands by radio as well as by telephone.' },
];

const boilerplate: readonly GivenRecommendation[] = [
  {
    text: 'The office should strengthen monitoring and evaluation and share lessons with all partners.',
    actions: ['Hire a monitoring and evaluation officer for the programme unit'],
  },
  { text: 'A clear exit strategy should be agreed on with national partners before the project ends.' },
];

const nothing: Head = {
  title: null,
  plan: null,
  type: null,
  completionDate: null,
  commissioningUnit: null,
  responsibleUnit: null,
};

const water = (head: Head = {}, given = body): Evaluation => evaluation(given, head);

describe('references of the source', () => {
  const erc = (number: number): string => `https://erc.undp.org/evaluation/managementresponses/detail/${number}`;
  const gate = (host: string, number: number): string =>
    `https://${host}/Evaluation/ViewManagementResponse?evaluationId=${number}`;

  test('tell pages with other numbers apart, however alike they are', () => {
    expect(verdict(water({ uri: erc(9868) }), water({ uri: erc(9869) }))).toBe('different');
  });

  test('make a page with the same number the same, whatever was edited', () => {
    expect(
      verdict(water({ uri: erc(9868) }), water({ uri: `${erc(9868)}?lang=en`, title: 'Hills', plan: null }, [])),
    ).toBe('same');
  });

  test('are the same on both hosts of GATE', () => {
    const [one, other] = [gate('gate.unwomen.org', 11798), gate('unw-gate.azurewebsites.net', 11798)];
    expect(verdict(water({ uri: one }), water({ uri: other, title: null, commissioningUnit: null }, otherBody))).toBe(
      'same',
    );
    expect(verdict(water({ uri: one }), water({ uri: gate('unw-gate.azurewebsites.net', 11799) }))).toBe('different');
  });

  test('of different kinds say nothing', () => {
    const detail = 'https://erc.undp.org/evaluation/evaluations/detail/9869';
    expect(verdict(water({ uri: erc(9868) }), water({ uri: detail }))).toBe('same');
  });

  test('count as symbols in titles', () => {
    const report = (symbol: string): Evaluation =>
      evaluation([], {
        title: `Status of the recommendations (${symbol})`,
        commissioningUnit: null,
        responsibleUnit: null,
        plan: null,
        type: null,
        completionDate: null,
      });
    expect(verdict(report('DP/2025/3'), report('DP/2024/3'))).toBe('different');
    expect(verdict(report('DP/2025/3'), { ...report('DP/2025/3'), id: 'ev_1', title: 'DP/2025/3' })).toBe('same');
  });

  test('are no numbers in the names of files', () => {
    expect(verdict(water({ uri: 'input/detail/9868.txt' }), water({ uri: 'input/detail/9869.txt' }))).toBe('same');
  });
});

describe('one evaluation', () => {
  const same: readonly (readonly [string, Head, readonly GivenRecommendation[]])[] = [
    ['in another file', { uri: 'input/copy.html' }, body],
    ['with a title in quite other words above many texts', { title: 'Llevar agua limpia a las sierras' }, body],
    ['with an edited title', { title: 'Clean Water for the Vorania Hills - Evaluation' }, body],
    ['with a typo in the title', { title: 'Claen Water for teh Hills of Vorania' }, body],
    ['with a completion date that slipped', { completionDate: month('2020/12') }, body],
    ['with a plan that was extended', { plan: '2018-2023' }, body],
    ['that lost its title', { title: null }, body],
    ['that lost its title and its end', { title: null }, body.slice(0, 1)],
    ['that lost its recommendations', {}, []],
    ['with its type said in more words', { type: 'Final Project' }, body],
    [
      'with the unit behind the plan',
      { commissioningUnit: null, responsibleUnit: null, plan: '2018-2022, Vorania' },
      body,
    ],
    ['with new recommendations and actions', {}, [...body, ...otherBody]],
  ];

  test.each(same)('%s', (_name, head, given) => {
    const [known, read] = [water(), water(head, given)];
    expect(verdict(known, read)).toBe('same');
    const keys = new Set(keysOf(known));
    expect(keysOf(read).some((key) => keys.has(key))).toBe(true);
  });

  test('with every text edited, and its title', () => {
    for (const kind of ['typos', 'an added sentence', 'all at once'])
      for (const seed of fc.sample(fc.integer(), 20)) {
        const { known, read } = editedPair(edits[kind] as (typeof edits)[string], seed);
        const renamed = { ...read, id: 'ev_2', title: 'Clean Water for the Hills in Vorania' };
        expect(verdict(known, renamed), `${kind} ${seed}`).toBe('same');
      }
  });
});

describe('two evaluations', () => {
  const different: readonly (readonly [string, Evaluation, Evaluation])[] = [
    [
      'of one office, plan and month, about other things',
      water(),
      water({ title: 'Land Courts for Herders' }, otherBody),
    ],
    [
      'of one office and plan with the same boilerplate',
      water({}, [...body, ...boilerplate]),
      water({ title: 'Land Courts for Herders', completionDate: month('2021/03') }, [...otherBody, ...boilerplate]),
    ],
    [
      'with nothing but boilerplate',
      water({}, boilerplate),
      water({ title: 'Land Courts for Herders', type: 'Outcome', completionDate: month('2021/03') }, boilerplate),
    ],
    [
      'halfway and at the end',
      water({ title: 'Clean Water for the Hills of Vorania - Mid-Term Evaluation', completionDate: month('2019/03') }),
      water(
        { title: 'Clean Water for the Hills of Vorania - Final Evaluation', completionDate: month('2021/03') },
        otherBody,
      ),
    ],
    [
      'halfway and at the end, by their types',
      water({ type: 'Mid Term Project', completionDate: month('2019/03') }),
      water({ type: 'Final Project', completionDate: month('2021/03') }, otherBody),
    ],
    [
      'halfway and at the end, of one title',
      water({ completionDate: month('2019/03') }),
      water({ completionDate: month('2021/03') }, otherBody),
    ],
    ['of two phases', water({ title: 'Clean Water, Phase I' }), water({ title: 'Clean Water, Phase II' }, otherBody)],
    [
      'of two countries',
      water({ title: 'Country Programme Evaluation: Vorania' }),
      water(
        { title: 'Country Programme Evaluation: Tavoria', commissioningUnit: 'Tavoria', responsibleUnit: 'Tavoria' },
        otherBody,
      ),
    ],
    ['of two agencies', water(), water({ agency: 'UNICEF' })],
    [
      'without titles, of one office and month',
      water({ title: null }),
      water({ title: null, type: 'Outcome' }, otherBody),
    ],
    [
      'with nothing in their heads',
      water({ ...nothing, id: 'ev_1' }, boilerplate),
      water({ ...nothing, id: 'ev_2' }, otherBody),
    ],
  ];

  test.each(different)('%s', (_name, one, other) => {
    expect(verdict(one, other)).toBe('different');
  });
});

describe('for a person to judge', () => {
  const unsure: readonly (readonly [string, Evaluation, Evaluation])[] = [
    [
      'few texts, all the same, under titles in quite other words',
      water({}, body.slice(1)),
      water({ title: 'Llevar agua limpia a las sierras' }, body.slice(1)),
    ],
    [
      'all the same but another year in the title',
      water({ title: 'Clean Water 2018-2020' }),
      water({ title: 'Clean Water 2019-2020' }),
    ],
    [
      'one without a title, with one recommendation in common',
      water(),
      water({ title: null }, [...body.slice(2), ...otherBody]),
    ],
    [
      'one title and office, other dates, with boilerplate in common',
      water({}, [...body, ...boilerplate]),
      water({ completionDate: month('2021/03') }, [...otherBody, ...boilerplate]),
    ],
  ];

  test.each(unsure)('%s', (_name, one, other) => {
    expect(verdict(one, other)).toBe('unsure');
  });
});

describe('keys', () => {
  const [known] = [water({ uri: 'https://erc.undp.org/evaluation/managementresponses/detail/9868#top' })];

  test('name the kinds of things two readings may share', () => {
    const kinds = keysOf(known).map((key) => key.replace(/:[^:]*$/u, ''));
    expect([...new Set(kinds)]).toEqual(['id', 'plan:vorania', 'ref:erc-response', 'subject', 'text', 'title']);
    expect(keysOf(known)).toContain('ref:erc-response:9868');
    expect(keysOf(known)).toContain('plan:vorania:2018-2022');
  });

  test('are the same for texts that differ in case, labels and punctuation', () => {
    const texts = (given: Evaluation): string[] => keysOf(given).filter((key) => key.startsWith('text:'));
    const loud = body.map((each, index) => ({ ...each, text: `${index + 4}. ${each.text?.toUpperCase()}` }));
    expect(texts(water({}, loud))).toEqual(texts(known));
  });

  test('are none for texts that say too little', () => {
    const keys = keysOf(evaluation([{ text: 'Noted', actions: ['Workshop', ''] }], { title: null, plan: null }));
    expect(keys.map((key) => key.replace(/:.*/u, ''))).toEqual(['id']);
  });

  test('are sorted, none twice', () => {
    const keys = keysOf(water({}, [...body, ...body]));
    expect(keys).toEqual([...new Set(keys)].sort());
  });
});

test('comparing is symmetric, and an evaluation is the same as itself', () => {
  const made = fc
    .sample(fc.integer(), 12)
    .map((seed) => editedPair(edits['typos'] as (typeof edits)[string], seed).known);
  for (const one of made) for (const other of made) verdict({ ...one, id: 'ev_1' }, { ...other, id: 'ev_2' });
  for (const one of made) expect(verdict(one, one)).toBe('same');
});
