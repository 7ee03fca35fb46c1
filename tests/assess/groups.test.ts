/** Figures by group: nothing is dropped, spellings of one name are one group, and the mean of offices stands beside the pooled value. */
import { describe, expect, it } from 'vitest';
import { assess, profiles } from '../../src/assess/index.js';
import { complianceSchema } from '../../src/core/compliance-record.js';
import type { Evaluation } from '../../src/core/record.js';
import { figure, inGroup, many, withActions } from './figures.js';
import { action, day, evaluation, recommendation } from './records.js';

const [allActions] = profiles;
const on = (evaluations: Evaluation[], asOf = '2022-08-15') => assess(evaluations, { asOf, profile: allActions });

const astovia = { iso3: 'ZZA', name: 'Astovia' };
const borduria = { iso3: 'ZZB', name: 'Borduria' };
const cenovia = { iso3: 'ZZC', name: 'Cenovia' };

/** So many overdue of so many key actions. */
const office = (country: Evaluation['country'], overdue: number, all: number, over: Partial<Evaluation> = {}) =>
  withActions([...many(overdue, {}), ...many(all - overdue, { status: 'completed' })], {
    country,
    region: 'RBX',
    ...over,
  });

describe('the mean of offices', () => {
  // Astovia 1 of 2, Borduria 1 of 10, Cenovia none of 3 in another region.
  const compliance = on([
    office(astovia, 1, 2),
    office(borduria, 1, 4),
    office(borduria, 0, 6),
    office(cenovia, 0, 3, { region: 'RBY' }),
  ]);
  const overdueIn = (region: string) => {
    const found = compliance.regions.find((each) => each.region === region);
    return inGroup(found?.figures ?? [], 'deadlines/overdue');
  };

  it('a regional figure is the mean of its offices, beside the pooled one', () => {
    // (1/2 + 1/10) / 2 = 0.3; pooled 2/12.
    expect(overdueIn('RBX')).toMatchObject({
      numerator: 2,
      denominator: 12,
      value: 0.166667,
      officeMean: { value: 0.3, offices: 2 },
    });
    expect(overdueIn('RBY').officeMean).toEqual({ value: 0, offices: 1 });
  });

  it('the global one is the mean of all offices, not of the regions', () => {
    // (1/2 + 1/10 + 0) / 3 = 0.2; the mean of the regions would be 0.15.
    expect(figure(compliance, 'deadlines/overdue')).toMatchObject({
      value: 0.133333,
      officeMean: { value: 0.2, offices: 3 },
    });
  });

  it('an office where there is nothing to share has no value, and is not in the mean', () => {
    const some = on([office(astovia, 1, 2), evaluation({ country: borduria, region: 'RBX' })]);
    expect(figure(some, 'deadlines/overdue').officeMean).toEqual({ value: 0.5, offices: 1 });
    const none = on([evaluation({ country: borduria })]);
    expect(figure(none, 'deadlines/overdue')).toMatchObject({ value: null, officeMean: { value: null, offices: 0 } });
  });

  it('two agencies in one country are two offices', () => {
    const two = on([office(astovia, 1, 2), office(astovia, 0, 2, { agency: 'UNICEF' })]);
    expect(figure(two, 'deadlines/overdue').officeMean).toEqual({ value: 0.25, offices: 2 });
    expect(inGroup(two.countries[0]?.figures ?? [], 'deadlines/overdue').officeMean).toBeUndefined();
    expect(two.agencies.map(({ agency }) => agency)).toEqual(['UNDP', 'UNICEF']);
  });

  it('what is of no country is pooled, in no mean, and that is said', () => {
    const hub = on([office(astovia, 0, 2), office(null, 2, 2, { region: null, commissioningUnit: 'Regional hub' })]);
    expect(figure(hub, 'deadlines/overdue')).toMatchObject({ value: 0.5, officeMean: { value: 0, offices: 1 } });
    expect(hub.findings).toEqual([
      {
        code: 'office/unknown',
        severity: 'info',
        message:
          '1 of 2 evaluations is of no known country: counted in the pooled figures, in no mean of country offices.',
        evaluation: null,
      },
    ]);
  });

  it('of a score has lights too', () => {
    // Offices 100 % and 60 %, not overdue: mean 80 %. All are long overdue.
    const old = { dueDate: day('2001-01-01') };
    const compliance = on([
      withActions(many(1, { status: 'completed' }), { country: astovia }),
      withActions([...many(4, old), ...many(6, { status: 'completed' })], { country: borduria }),
    ]);
    expect(figure(compliance, 'score/2b').officeMean).toMatchObject({
      value: 0.8,
      offices: 2,
      light: 'yellow',
      lights: [{ light: 'yellow' }, { light: 'yellow' }],
    });
  });

  it('a count has none', () => {
    expect(figure(compliance, 'actions/all').officeMean).toBeUndefined();
  });
});

describe('groups', () => {
  it('regions, agencies, types and years: the unknown one is last, and is there', () => {
    const compliance = on([
      evaluation({ region: null, agency: null, type: null, completionDate: null }),
      evaluation({ region: 'RBX', agency: 'UNDP', type: 'Project', completionDate: day('2021-12-31') }),
      evaluation({ region: 'RBA', agency: 'IOM', type: 'ICPE', completionDate: day('2020-01-01') }),
    ]);
    expect(compliance.regions.map(({ region }) => region)).toEqual(['RBA', 'RBX', null]);
    expect(compliance.agencies.map(({ agency }) => agency)).toEqual(['IOM', 'UNDP', null]);
    expect(compliance.types.map(({ type }) => type)).toEqual(['ICPE', 'Project', null]);
    expect(compliance.years.map(({ year }) => year)).toEqual([2020, 2021, null]);
    expect(compliance.sums.every(({ holds }) => holds)).toBe(true);
  });

  it('a completion that spans years is of no one year', () => {
    const span = { raw: '2020-2021', kind: 'range', earliest: '2020-01-01', latest: '2021-12-31' } as const;
    expect(on([evaluation({ completionDate: span })]).years.map(({ year }) => year)).toEqual([null]);
  });

  it('spellings of one name are one group under the most frequent of them', () => {
    const of = (type: string) => evaluation({ type });
    const compliance = on([
      of('MID-TERM  review'),
      of('Mid-term review'),
      of('Mid–Term Review'),
      of('Mid-term review'),
    ]);
    expect(compliance.types.map(({ type }) => type)).toEqual(['Mid-term review']);
    expect(inGroup(compliance.types[0]?.figures ?? [], 'evaluations/all').numerator).toBe(4);
  });

  it('ask of few what overall asks, but for what is given', () => {
    const compliance = on([office(astovia, 1, 2)]);
    const asked = compliance.overall.map(({ id, profile }) => `${id} ${profile}`);
    const answered = compliance.countries[0]?.figures.map(({ id, profile }) => `${id} ${profile}`) ?? [];
    expect(asked.filter((each) => !answered.includes(each)).every((each) => /^score\/(?:1|3|final) /.test(each))).toBe(
      true,
    );
    expect(answered.every((each) => asked.includes(each))).toBe(true);
    const brief = [...(compliance.units[0]?.figures ?? []), ...(compliance.evaluations[0]?.figures ?? [])];
    expect(brief.every(({ id, profile }) => asked.includes(`${id} ${profile}`))).toBe(true);
  });
});

describe('responsible units', () => {
  const units = (...names: string[]) => ({ responsibleUnits: names.map((name) => ({ name, raw: name })) });

  it('are those of their office; an action of two counts for each, one of none has its own row', () => {
    const compliance = on([
      withActions([action(units('Programme Unit', 'Finance')), action(units('programme unit')), action(units())], {
        country: astovia,
      }),
      withActions([action({ ...units('Programme Unit'), status: 'completed' })], { country: borduria }),
    ]);
    expect(
      compliance.units.map(({ unit, office: { name }, figures }) => [
        name,
        unit,
        inGroup(figures, 'actions/all').numerator,
        inGroup(figures, 'deadlines/overdue').numerator,
      ]),
    ).toEqual([
      ['Astovia', 'Finance', 1, 1],
      ['Astovia', 'Programme Unit', 2, 2],
      ['Astovia', null, 1, 1],
      ['Borduria', 'Programme Unit', 1, 0],
    ]);
  });

  it('one named twice in an action counts once', () => {
    const compliance = on([withActions([action(units('Finance', 'FINANCE'))])]);
    expect(compliance.units.map(({ figures }) => inGroup(figures, 'actions/all').numerator)).toEqual([1]);
  });
});

describe('evaluations', () => {
  it('are in order of office, title and id, with the basis of their response', () => {
    const late = evaluation({
      id: 'ev_b',
      title: 'B',
      country: astovia,
      recommendations: [recommendation({ response: { text: 'Agreed.', added: '2022-01-17', lastUpdated: null } })],
    });
    const compliance = on([evaluation({ id: 'ev_z', title: 'A', country: borduria }), late]);
    expect(compliance.evaluations.map(({ evaluation: id, office: { name } }) => [name, id])).toEqual([
      ['Astovia', 'ev_b'],
      ['Borduria', 'ev_z'],
    ]);
    expect(compliance.evaluations[0]?.response).toEqual({
      state: 'late',
      added: '2022-01-17',
      daysLateAtLeast: 6,
      daysLateAtMost: 35,
    });
  });
});

describe('the order of the evaluations', () => {
  it('changes nothing, not even the last decimal of a mean', () => {
    const countries = [astovia, borduria, cenovia, null];
    const evaluations = Array.from({ length: 24 }, (_, at) =>
      office(countries[at % 4] ?? null, at % 3, 7 + (at % 5), {
        agency: at % 2 ? 'UNDP' : 'undp',
        type: at % 3 ? 'Project' : 'PROJECT',
        region: `R${at % 5}`,
      }),
    );
    const compliance = on(evaluations);
    expect(JSON.stringify(on([...evaluations].reverse()))).toBe(JSON.stringify(compliance));
    expect(complianceSchema.parse(compliance)).toEqual(compliance);
  });
});
