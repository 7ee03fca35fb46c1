/** Profiles are data: the ones that come with the program, and those that a user writes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allProfiles, assess, profileNamed, profiles } from '../../src/assess/index.js';
import { complianceSchema, type RuleProfile, ruleProfileSchema } from '../../src/core/compliance-record.js';
import { WrongUsage } from '../../src/core/failure.js';
import type { DateValue } from '../../src/core/record.js';
import { figure, many, numbers, withActions } from './figures.js';
import { action, day, evaluation, month, recommendation, undated } from './records.js';

const [allActions, openActions, , oai, fao] = profiles;

const written = (over: object): RuleProfile => ruleProfileSchema.parse({ id: 'ours', name: 'Ours', ...over });

const bands = (evaluations: Parameters<typeof assess>[0], asOf: string, profile: RuleProfile): (number | null)[] =>
  assess(evaluations, { asOf, profile: allActions, profiles: profiles.includes(profile) ? [] : [profile] })
    .overall.filter((each) => each.id.startsWith('ageing/') && each.profile === profile.id)
    .map(({ numerator }) => numerator);

describe('the profiles of the program', () => {
  it('are in the contract, and their lights are for indicators that exist', () => {
    for (const profile of profiles) {
      expect(ruleProfileSchema.parse(profile)).toEqual(profile);
      const { findings } = assess([], { asOf: '2024-07-10', profile });
      expect(findings).toEqual([]);
    }
  });

  it('are found by name, with those of the user', () => {
    expect(profileNamed('undp-open-actions')).toBe(openActions);
    expect(profileNamed('none')).toBeNull();
    const ours = written({});
    expect(profileNamed('ours', [ours])).toBe(ours);
    expect(() => allProfiles([written({ id: 'oai-ageing' })])).toThrow(WrongUsage);
    expect(() => allProfiles([ours, ours])).toThrow(WrongUsage);
  });

  it('give their figures beside the headline only where they have a rule of their own', () => {
    const { overall } = assess([], { asOf: '2024-07-10', profile: allActions });
    const of = (profile: RuleProfile): string[] =>
      overall.filter((each) => each.profile === profile.id).map(({ id }) => id);
    expect(of(oai)).toEqual([
      'ageing/0-12-months',
      'ageing/12-18-months',
      'ageing/18-months-and-more',
      'ageing/unknown',
    ]);
    expect(of(fao)).toEqual(['ageing/0-12-months', 'ageing/12-24-months', 'ageing/over-24-months', 'ageing/unknown']);
    expect(of(openActions)).toEqual([
      'deadlines/overdue',
      'deadlines/possibly-overdue',
      'deadlines/long-overdue',
      'score/1',
      'score/2a',
      'score/2b',
      'score/2',
      'score/3',
      'score/final',
    ]);
  });

  it('as headline say everything, and what they do not know is not available', () => {
    const compliance = assess([withActions([action({ dueDate: day('2010-01-01') })])], {
      asOf: '2024-07-10',
      profile: oai,
    });
    expect(numbers(compliance, 'deadlines/overdue')).toEqual([1, 1]);
    expect(figure(compliance, 'deadlines/long-overdue')).toMatchObject({ numerator: null, value: null });
    expect(figure(compliance, 'deadlines/long-overdue', allActions.id).numerator).toBe(1);
  });
});

describe('ageing', () => {
  const completed = (completionDate: DateValue | null) => withActions([action()], { completionDate });

  it('OAI counts open key actions from the report; exactly 12 and 18 months are past the band', () => {
    const on = (asOf: string) => bands([completed(day('2022-01-31'))], asOf, oai);
    expect(on('2022-01-31')).toEqual([1, 0, 0, 0]);
    expect(on('2023-01-30')).toEqual([1, 0, 0, 0]);
    expect(on('2023-01-31')).toEqual([0, 1, 0, 0]);
    expect(on('2023-07-30')).toEqual([0, 1, 0, 0]);
    expect(on('2023-07-31')).toEqual([0, 0, 1, 0]);
  });

  it('a report known to the month counts from its last day; without a day, or with one to come, the age is not known', () => {
    expect(bands([completed(month('2022/01'))], '2023-01-30', oai)).toEqual([1, 0, 0, 0]);
    expect(bands([completed(null)], '2023-01-30', oai)).toEqual([0, 0, 0, 1]);
    expect(bands([completed(undated('unreadable', 'soon'))], '2023-01-30', oai)).toEqual([0, 0, 0, 1]);
    expect(bands([completed(day('2023-02-01'))], '2023-01-30', oai)).toEqual([0, 0, 0, 1]);
  });

  it('FAO counts from the response; exactly 12 months belong to the band', () => {
    const answered = (added: string | null) =>
      evaluation({
        recommendations: [
          recommendation({ response: { text: 'Agreed.', added, lastUpdated: null }, actions: [action()] }),
        ],
      });
    const on = (asOf: string) => bands([answered('2023-02-28')], asOf, fao);
    expect(on('2024-02-28')).toEqual([1, 0, 0, 0]);
    expect(on('2024-02-29')).toEqual([0, 1, 0, 0]);
    expect(on('2025-02-28')).toEqual([0, 1, 0, 0]);
    expect(on('2025-03-01')).toEqual([0, 0, 1, 0]);
    expect(bands([answered(null)], '2024-02-28', fao)).toEqual([0, 0, 0, 1]);
  });

  it('closed key actions have no age', () => {
    const closed = withActions([action({ status: 'completed' }), action({ status: 'no_longer_applicable' })]);
    expect(bands([closed], '2023-01-30', oai)).toEqual([0, 0, 0, 0]);
  });
});

describe('a profile of one’s own', () => {
  it('needs an id and a name; the rest is as UNDP has it', () => {
    const { id, name, base, longOverdueMonths, dueSoonMonths, responseDays, ageing } = written({});
    expect({ id, name, base, longOverdueMonths, dueSoonMonths, responseDays, ageing }).toEqual({
      id: 'ours',
      name: 'Ours',
      base: allActions.base,
      longOverdueMonths: allActions.longOverdueMonths,
      dueSoonMonths: allActions.dueSoonMonths,
      responseDays: allActions.responseDays,
      ageing: allActions.ageing,
    });
  });

  it('is counted under its own limits', () => {
    const ours = written({
      longOverdueMonths: 18,
      dueSoonMonths: 1,
      responseDays: 30,
      staleMonths: 6,
      ageing: { from: 'due_date', months: [6], upperEnd: 'in' },
    });
    const evaluations = [
      withActions(
        [
          action({ dueDate: day('2021-01-01'), lastUpdated: '2022-01-01' }),
          action({ dueDate: day('2022-09-01'), lastUpdated: '2022-01-01' }),
          action({ dueDate: day('2022-10-01'), lastUpdated: '2022-08-01' }),
        ],
        { completionDate: day('2021-12-10') },
      ),
    ];
    const compliance = assess(evaluations, { asOf: '2022-08-15', profile: allActions, profiles: [ours] });
    const both = (id: string) => [allActions, ours].map((profile) => figure(compliance, id, profile.id).numerator);
    expect(both('deadlines/long-overdue')).toEqual([0, 1]);
    expect(both('deadlines/due-soon')).toEqual([2, 1]);
    expect(both('evaluations/response-late')).toEqual([0, 1]);
    expect(both('data/stale')).toEqual([0, 2]);
    expect(numbers(compliance, 'ageing/over-6-months', 'ours')).toEqual([1, 1]);
    expect(complianceSchema.parse(compliance)).toEqual(compliance);
  });

  it('has lights for any indicator; low can be better', () => {
    const versions = [{ since: '2020-01-01', green: 0.05, yellow: 0.1 }];
    const ours = written({ lights: [{ indicator: 'deadlines/overdue', better: 'low', versions }] });
    const lightOf = (overdue: number): unknown =>
      figure(
        assess([withActions([...many(overdue, {}), ...many(100 - overdue, { status: 'completed' })])], {
          asOf: '2022-08-15',
          profile: ours,
        }),
        'deadlines/overdue',
      ).light;
    expect([0, 5, 6, 10, 11].map(lightOf)).toEqual(['green', 'green', 'yellow', 'yellow', 'red']);
  });

  it('with a light for what is no indicator says so', () => {
    const versions = [{ since: '2020-01-01', green: 0.9, yellow: 0.8 }];
    const ours = written({ lights: [{ indicator: 'deadlines/overdo', better: 'high', versions }] });
    const { findings } = assess([], { asOf: '2022-08-15', profile: ours });
    expect(findings).toMatchObject([{ code: 'profile/unknown-indicator' }]);
    expect(findings[0]?.message).toContain('deadlines/overdo');
  });

  it.each([
    ['an unknown key', { overdue: 3 }],
    ['an id with spaces', { id: 'my profile' }],
    ['no name', { name: '' }],
    ['months that do not ascend', { ageing: { from: 'due_date', months: [6, 3], upperEnd: 'in' } }],
    ['no months', { ageing: { from: 'due_date', months: [], upperEnd: 'in' } }],
    ['weights that are no whole', { score: { planning: 0.5, responses: 0.5, quality: 0.5 } }],
    ['a negative limit', { dueSoonMonths: -1 }],
    [
      'yellow better than green',
      {
        lights: [
          { indicator: 'score/2a', better: 'high', versions: [{ since: '2024-01-01', green: 0.7, yellow: 0.8 }] },
        ],
      },
    ],
    [
      'versions out of order',
      {
        lights: [
          {
            indicator: 'score/2a',
            better: 'high',
            versions: ['2024-09-11', '2024-04-09'].map((since) => ({ since, green: 0.9, yellow: 0.8 })),
          },
        ],
      },
    ],
  ])('is refused with %s', (_, over) => {
    expect(ruleProfileSchema.safeParse({ id: 'ours', name: 'Ours', ...over }).success).toBe(false);
  });

  it('can be described to an editor', () => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
      z.toJSONSchema(ruleProfileSchema, { io: 'input' }),
    );
    expect(validate({ id: 'ours', name: 'Ours' })).toBe(true);
    expect(validate({ id: 'ours', name: 'Ours', base: 'some' })).toBe(false);
    expect(validate({ id: 'ours' })).toBe(false);
  });
});

describe('docs/figures.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/figures.md'), 'utf8');

  it('names each profile of the program', () => {
    const named = [...page.matchAll(/^\| `([^`]+)` \|/gmu)].map(([, id]) => id);
    expect(named).toEqual(profiles.map(({ id }) => id));
  });

  it('shows a profile that holds', () => {
    const [, example = ''] = /```json\n(.*?)```/su.exec(page) ?? [];
    const profile = ruleProfileSchema.parse(JSON.parse(example));
    expect(assess([], { asOf: '2026-03-31', profile }).findings).toEqual([]);
  });
});

describe('traffic lights by version', () => {
  const lightsOn = (asOf: string, overdue: number) => {
    const actions = [...many(overdue, { dueDate: day('2010-01-01') }), ...many(100 - overdue, { status: 'completed' })];
    return figure(assess([withActions(actions)], { asOf, profile: allActions }), 'score/2b');
  };

  it('both versions are shown, and the one in force on the day is the light', () => {
    // 22 of 100 overdue and long overdue: 2B is 78 %.
    expect(lightsOn('2024-07-10', 22)).toMatchObject({
      value: 0.78,
      light: 'yellow',
      lights: [
        { since: '2024-04-09', light: 'yellow' },
        { since: '2024-09-11', light: 'red' },
      ],
    });
    expect(lightsOn('2024-09-10', 22).light).toBe('yellow');
    expect(lightsOn('2024-09-11', 22).light).toBe('red');
    expect(lightsOn('2020-01-01', 22).light).toBe('yellow');
  });

  it('a threshold belongs to the better light', () => {
    expect([10, 11, 20, 21].map((overdue) => lightsOn('2025-01-01', overdue).light)).toEqual([
      'green',
      'yellow',
      'yellow',
      'red',
    ]);
  });
});
