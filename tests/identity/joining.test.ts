/** How a management response takes up the recommendations of a report. */
import { describe, expect, test } from 'vitest';
import type { Evaluation } from '../../src/core/record.js';
import { asReportAndResponse, compareEvaluations, joinOf } from '../../src/identity/index.js';
import { evaluation, type GivenRecommendation, type Head } from './records.js';

const english = {
  dredge: 'Dredge the approach of the old harbour every spring, before the storm season begins.',
  lights: 'Keep the lights on both piers burning through the night and report each failure to the coast guard.',
  pilots: 'Train young pilots in the use of tide tables, with an examination held by the maritime school.',
  wages: 'Pay the wages of the dock workers on the first day of the month, through an account at the bank.',
  market: 'Move the fish market under a roof, with running water and ice for the boats that come in late.',
  women: 'Give the women who mend the nets two seats on the board of the harbour, with a vote.',
  oil: 'Buy floating barriers against spilt oil and exercise with them twice a year.',
  data: 'Publish the count of ships and cargo every quarter, by flag and by kind of goods.',
};

const french = {
  dredge: 'Draguer chaque printemps l’entrée du vieux port, avant le début de la saison des tempêtes.',
  lights: 'Entretenir les feux des deux jetées toute la nuit et signaler chaque panne aux garde-côtes.',
  pilots: 'Former de jeunes pilotes à l’usage des tables de marée, avec un examen organisé par l’école maritime.',
  wages: 'Verser les salaires des dockers le premier jour du mois, sur un compte ouvert à la banque.',
  market: 'Installer le marché aux poissons sous un toit, avec de l’eau courante et de la glace.',
};

const bare: Head = { commissioningUnit: null, responsibleUnit: null, plan: null, type: null, completionDate: null };
const inLayout = (layout: string, given: Evaluation): Evaluation => ({
  ...given,
  source: { ...given.source, layout },
});

const report = (texts: readonly (string | GivenRecommendation)[], head: Head = {}): Evaluation =>
  inLayout(
    'report',
    evaluation(
      texts.map((each) => (typeof each === 'string' ? { text: each } : each)),
      { ...bare, title: 'Final evaluation of the Safe Harbours programme', ...head },
    ),
  );

const ANSWER = { acceptance: 'accepted', response: { text: 'We agree.', added: null, lastUpdated: null } } as const;
const response = (given: readonly (string | GivenRecommendation)[], head: Head = {}): Evaluation =>
  inLayout(
    'action-table',
    evaluation(
      given.map((each) => ({ ...ANSWER, ...(typeof each === 'string' ? { text: each } : each) })),
      { ...bare, title: 'Management response to the final evaluation of the Safe Harbours programme', ...head },
    ),
  );

/** `regrouped 3,5,7 → 2`, with a star where it is reworded. */
const told = (asked: Evaluation, answered: Evaluation): string[] => {
  const labels = ({ recommendations }: Evaluation, places: readonly number[]): string =>
    places.map((place) => recommendations[place]?.label ?? '-').join('+');
  return joinOf(asked, answered).map(
    ({ kind, report: one, response: other, reworded }) =>
      `${kind} ${[labels(asked, one), labels(answered, other)].join(' → ').trim()}${reworded ? ' *' : ''}`,
  );
};

describe('a response', () => {
  const { dredge, lights, pilots, wages, market, women, oil, data } = english;

  test('that takes up all in their order', () => {
    expect(told(report([dredge, lights, pilots]), response([dredge, lights, pilots]))).toEqual([
      'same 1 → 1',
      'same 2 → 2',
      'same 3 → 3',
    ]);
  });

  test('to a report without numbers', () => {
    const asked = report([dredge, lights].map((text) => ({ text, label: null })));
    expect(told(asked, response([dredge, lights]))).toEqual(['same - → 1', 'same - → 2']);
  });

  test('in another order, under numbers of its own', () => {
    expect(told(report([dredge, lights, pilots]), response([pilots, dredge, lights]))).toEqual([
      'renumbered 1 → 2',
      'renumbered 2 → 3',
      'renumbered 3 → 1',
    ]);
  });

  test('that writes numbers otherwise renumbers nothing', () => {
    const answered = response([
      { text: dredge, label: 'R. 1' },
      { text: lights, label: 'Rec. 2' },
    ]);
    expect(told(report([dredge, lights]), answered)).toEqual(['same 1 → R. 1', 'same 2 → Rec. 2']);
  });

  test('that answers several as one, their texts in one', () => {
    const answered = response([dredge, `${lights} ${wages} ${women}`, pilots]);
    expect(told(report([dredge, lights, pilots, wages, market, women]), answered)).toEqual([
      'same 1 → 1',
      'regrouped 2+4+6 → 2',
      'same 3 → 3',
      'not_taken_up 5 →',
    ]);
  });

  test('that names several by their numbers', () => {
    const answered = response([dredge, { text: '', label: '3, 5 and 7' }]);
    expect(told(report([dredge, lights, pilots, wages, market, women, oil]), answered)).toEqual([
      'same 1 → 1',
      'not_taken_up 2 →',
      'regrouped 3+5+7 → 3, 5 and 7',
      'not_taken_up 4 →',
      'not_taken_up 6 →',
    ]);
  });

  test('that names several in French, above a summary of its own', () => {
    const { dredge: one, lights: two, pilots: three, wages: four, market: five } = french;
    const answered = response([
      { text: one, label: 'R1' },
      {
        text: 'Former les pilotes, entretenir les feux des jetées et verser les salaires à temps.',
        label: 'R2, R3 et R4',
      },
    ]);
    expect(told(report([one, two, three, four, five]), answered)).toEqual([
      'same 1 → R1',
      'regrouped 2+3+4 → R2, R3 et R4 *',
      'not_taken_up 5 →',
    ]);
  });

  test('that names a range', () => {
    expect(told(report([dredge, lights, pilots]), response([{ text: '', label: '1 to 3' }]))).toEqual([
      'regrouped 1+2+3 → 1 to 3',
    ]);
  });

  test('whose numbers are its own is not taken at its word', () => {
    const answered = response([
      { text: wages, label: '1' },
      { text: '', label: '5 and 6' },
    ]);
    expect(told(report([dredge, lights, pilots, wages]), answered)).toEqual([
      'not_taken_up 1 →',
      'not_taken_up 2 →',
      'not_taken_up 3 →',
      'renumbered 4 → 1',
      'added → 5 and 6',
    ]);
  });

  test('that names some, though others were renumbered, is for a person to compare', () => {
    const answered = response([
      { text: pilots, label: '1' },
      { text: '', label: '2 and 4' },
    ]);
    expect(told(report([dredge, lights, pilots, wages]), answered)).toEqual([
      'not_taken_up 1 →',
      'unsure 2+4 → 2 and 4',
      'renumbered 3 → 1',
    ]);
  });

  test('that names several but speaks of another', () => {
    const answered = response([
      dredge,
      { text: 'Publish the count of ships and of cargo, by flag.', label: '2 and 3' },
    ]);
    expect(told(report([dredge, lights, pilots, data]), answered)).not.toContain('regrouped 2+3 → 2 and 3 *');
  });

  test('that answers one in parts', () => {
    const asked = report([dredge, `${lights} ${women} ${oil}`, pilots]);
    const answered = response([
      { text: dredge, label: '1' },
      { text: lights, label: '2a' },
      { text: women, label: '2b' },
      { text: oil, label: '2c' },
      { text: pilots, label: '3' },
    ]);
    expect(told(asked, answered)).toEqual(['same 1 → 1', 'split 2 → 2a+2b+2c', 'same 3 → 3']);
  });

  test('that leaves some out and adds its own', () => {
    expect(told(report([dredge, lights, pilots]), response([dredge, market]))).toEqual([
      'same 1 → 1',
      'not_taken_up 2 →',
      'not_taken_up 3 →',
      'added → 2',
    ]);
  });

  test('that words one otherwise, under its number', () => {
    const reworded = 'The harbour should dredge its old approach in spring, ahead of the season of storms, each year.';
    expect(told(report([dredge, lights, pilots]), response([reworded, lights, pilots]))[0]).toBe('same 1 → 1 *');
  });

  test('that quotes headlines only', () => {
    const asked = report([
      { title: 'Deepen the way into the old harbour', text: dredge },
      { title: 'Safe lights on both of the piers', text: lights },
    ]);
    expect(told(asked, response(['Deepen the way into the old harbour', 'Safe lights on both of the piers']))).toEqual([
      'same 1 → 1',
      'same 2 → 2',
    ]);
  });

  test('that speaks of the second phase where the report speaks of the first', () => {
    const text = 'Rebuild the breakwater of the outer harbour in the first phase, with stone from the quarry.';
    const other = 'Rebuild the breakwater of the outer harbour in the second phase, with stone from the quarry.';
    const cases = joinOf(report([text, lights]), response([{ text: other, label: '7' }, lights]));
    expect(cases.filter(({ kind }) => kind === 'same' || kind === 'renumbered').map(({ report: at }) => at)).toEqual([
      [1],
    ]);
  });

  test('of twenty-two recommendations in six', () => {
    const things = ['pier', 'crane', 'barge', 'buoy', 'slipway', 'quay', 'ferry', 'winch', 'anchor', 'rope', 'jetty'];
    const texts = things.flatMap((thing, at) => [
      `Inspect every ${thing} of the northern basin before winter and write down what the ${things[(at + 4) % 11]} needs.`,
      `Ask the owners of a ${thing} to insure it with the ${things[(at + 7) % 11]} guild and to show the policy in May.`,
    ]);
    const [a = '', b = '', c = '', d = '', ...rest] = texts;
    const answered = response([
      b,
      a,
      d,
      c,
      { text: rest.slice(0, 6).join(' '), label: '5' },
      { text: rest.slice(6, 12).join(' '), label: '6' },
    ]);
    const cases = joinOf(report(texts), answered);
    const count = (kind: string): number =>
      cases.filter((each) => each.kind === kind).reduce((sum, { report: places }) => sum + places.length, 0);
    expect([count('renumbered'), count('regrouped'), count('not_taken_up'), cases.length]).toEqual([4, 12, 6, 12]);
  });

  test('puts every recommendation of either side in one case', () => {
    const [asked, answered] = [report(Object.values(english)), response([pilots, `${lights} ${oil}`, 'Noted.', data])];
    const cases = joinOf(asked, answered);
    const sorted = (places: readonly number[]): number[] => [...places].sort((one, other) => one - other);
    expect(sorted(cases.flatMap((each) => each.report))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(sorted(cases.flatMap((each) => each.response))).toEqual([0, 1, 2, 3]);
  });
});

describe('a report and a response are of one evaluation', () => {
  const texts = Object.values(english);
  const verdict = (one: Evaluation, other: Evaluation): string => {
    const [there, back] = [compareEvaluations(one, other), compareEvaluations(other, one)];
    expect(back).toEqual(there);
    return there.verdict;
  };

  test('by the title in the title, with every text taken up', () => {
    expect(verdict(report(texts), response(texts))).toBe('same');
  });

  test('by the title in the title, in few words for many', () => {
    expect(verdict(report(texts), response([texts.slice(0, 4).join(' '), texts[5] ?? '']))).toBe('same');
  });

  test('by the title in French', () => {
    const asked = report(Object.values(french), { title: 'Évaluation finale du programme Ports sûrs' });
    const title = 'Réponse de la direction à l’évaluation finale du programme Ports sûrs';
    expect(verdict(asked, response(Object.values(french).slice(0, 3), { title }))).toBe('same');
  });

  test('by the symbol that the response names, whatever its own is', () => {
    const asked = report(texts, { symbol: 'DP/2025/6', title: 'Review of harbours' });
    const answered = response([{ text: '', label: '1 to 3' }], {
      symbol: 'DP/2025/7',
      answers: 'DP/2025/6',
      title: null,
    });
    expect(verdict(asked, answered)).toBe('same');
  });

  test('by the symbol in the title of the response', () => {
    const title = 'Management response to the review of harbours (DP/2025/6)';
    expect(verdict(report(texts, { symbol: 'DP/2025/6', title: 'Harbours' }), response(texts, { title }))).toBe('same');
  });

  test('though each has a symbol of its own', () => {
    const [asked, answered] = [report(texts, { symbol: 'DP/2025/6' }), response(texts, { symbol: 'DP/2025/7' })];
    expect(verdict(asked, answered)).toBe('same');
  });

  test('by what was evaluated, where one title leaves out the kind of evaluation', () => {
    const title = 'Management response to the final evaluation of the project Clean Harbours and Safe Piers in Vorania';
    const asked = report(texts, { title: 'CLEAN HARBOURS AND SAFE PIERS IN VORANIA', type: 'Final evaluation' });
    expect(verdict(asked, response([...texts.slice(0, 2), 'Plant poplars behind the customs house.'], { title }))).toBe(
      'same',
    );
    const halfway = title.replace('final', 'mid-term');
    expect(verdict(asked, response([...texts.slice(0, 2), 'Plant poplars.'], { title: halfway }))).not.toBe('same');
  });

  test('perhaps, without a title, for some texts in common', () => {
    const answered = response([texts[0] ?? '', texts[1] ?? '', 'Build a school on the hill.', 'Plant trees.'], {
      title: null,
    });
    expect(verdict(report(texts), answered)).toBe('unsure');
  });

  test('not so a page before its answers came, and the same page after', () => {
    const page = (each: Evaluation): Evaluation => inLayout('erc-response', { ...each, title: 'Safe Harbours' });
    expect(asReportAndResponse(page(report(texts)), page(response(texts)))).toBeNull();
    expect(asReportAndResponse(report(texts), response(texts))?.report.source.layout).toBe('report');
  });

  test('not when the response names another report', () => {
    expect(verdict(report(texts, { symbol: 'DP/2025/6' }), response(texts, { answers: 'DP/2024/6' }))).toBe(
      'different',
    );
  });

  test('not when it answers another evaluation of the office with much the same recommendations', () => {
    const title = 'Management response to the final evaluation of the Safe Mines programme';
    const alike = texts.map((text, at) =>
      at < 3 ? text : text.replace(/harbours?|boats|ships|fish/gu, 'mine').slice(0, 50),
    );
    expect(verdict(report(texts), response(alike, { title }))).not.toBe('same');
    expect(verdict(report(texts), response(texts.slice(0, 3), { title }))).not.toBe('same');
  });

  test('not when one is halfway and the other at the end', () => {
    const title = 'Management response to the mid-term evaluation of the Safe Harbours programme';
    expect(verdict(report(texts), response(texts, { title }))).not.toBe('same');
  });

  test('not without a title, for a few texts in common', () => {
    const answered = response([texts[0] ?? '', 'Build a school on the hill.', 'Plant trees.'], { title: null });
    expect(verdict(report(texts), answered)).not.toBe('same');
  });
});
