/** The cases in which an id could go to a sibling, one by one. */
import { describe, expect, test } from 'vitest';
import type { Evaluation } from '../../src/core/record.js';
import { carryIds, type Match } from '../../src/identity/index.js';
import { actionsOf, evaluation, type GivenAction, month, withActions } from './records.js';

const wordsOf = (given: GivenAction): string => (typeof given === 'string' ? given : given.description);

/** For each action that was read, the known one whose id it has: by its words, or null for a new one. */
function became(before: readonly GivenAction[], after: readonly GivenAction[]): (string | null)[] {
  const known = withActions(...before);
  const { evaluation: result } = carryIds(known, withActions(...after));
  const old = new Map(actionsOf(known).map(({ id }, index) => [id, wordsOf(before[index] as GivenAction)]));
  return actionsOf(result).map(({ id }) => old.get(id) ?? null);
}

/** Read words → known words, of those a person should judge. */
const unsureIn = (before: readonly GivenAction[], after: readonly GivenAction[]): (readonly [string, string])[] =>
  carryIds(withActions(...before), withActions(...after)).unsure.map(({ after, before: was }: Match) => [after, was]);

const siblings: readonly (readonly [string, string, string])[] = [
  ['years', 'Conduct training in 2021', 'Conduct training in 2022'],
  ['phases', 'Rehabilitate the irrigation canals, Phase I', 'Rehabilitate the irrigation canals, Phase II'],
  ['provinces', 'Set up water boards in Province A', 'Set up water boards in Province B'],
  ['names', 'Open a field office in Marenga with the council', 'Open a field office in Tavoria with the council'],
  ['negation', 'Extend the contract of the field team', 'Do not extend the contract of the field team'],
  ['ordinals', 'Hold the first round of talks with herders', 'Hold the second round of talks with herders'],
  ['opposites', 'Train women leaders of the water boards', 'Train men leaders of the water boards'],
  ['amounts', 'Provide 100 pumps to the hill districts', 'Provide 250 pumps to the hill districts'],
  ['capitals', 'FORMER LES ÉLUS DE LA PROVINCE B', 'FORMER LES ÉLUS DE LA PROVINCE C'],
  ['quarters', 'Report to the board on the budget in Q1 2021', 'Report to the board on the budget in Q2 2021'],
];

describe.each(siblings)('siblings that differ in %s', (_name, one, other) => {
  test('keep their ids when they change places', () => {
    expect(became([one, other], [other, one])).toEqual([other, one]);
  });

  test('keep them when one disappears', () => {
    expect(became([one, other], [other])).toEqual([other]);
    expect(became([one, other], [one])).toEqual([one]);
  });

  test('keep them when one disappears and the other takes its number', () => {
    expect(became([`1.1 ${one}`, `1.2 ${other}`], [`1.1 ${other}`])).toEqual([`1.2 ${other}`]);
  });

  test('keep them when both are renumbered', () => {
    expect(became([`1.1 ${one}`, `1.2 ${other}`], [`2.1 ${other}`, `2.2 ${one}`])).toEqual([
      `1.2 ${other}`,
      `1.1 ${one}`,
    ]);
  });

  test('keep them when one is new', () => {
    expect(became([one], [other, one])).toEqual([null, one]);
    expect(became([other], [other, one])).toEqual([other, null]);
  });

  test('are not taken for each other when one went and the other came', () => {
    expect(became([one], [other])).toEqual([null]);
    expect(became([other], [one])).toEqual([null]);
  });

  test('keep them when the one that stays was edited', () => {
    const edited = `${other}. Results will be shared with all partners of the project.`;
    expect(became([one, other], [edited])).toEqual([other]);
    expect(became([one, other], [one, edited])).toEqual([one, other]);
  });
});

describe('what cannot be told goes to a person', () => {
  test('a year that changed: the action was moved, or it is the next one', () => {
    const [before, after] = ['Conduct training in 2021', 'Conduct training in 2022'];
    expect(unsureIn([before], [after])).toEqual([[after, before]]);
  });

  test('siblings in words that no list holds teach what matters', () => {
    const before = [
      'Provide the training package to community leaders',
      'Provide the training package to religious leaders',
    ];
    const after = [
      'Provide the training package to community leaders',
      'Provide the training package to traditional leaders',
    ];
    expect(became(before, after)).toEqual([before[0], null]);
    expect(unsureIn(before, after)).toEqual([[after[1], before[1]]]);
  });

  test('the page ends before the word that tells siblings apart', () => {
    const before = [
      'Set up the water boards of the hill districts in Marenga',
      'Set up the water boards of the hill districts in Tavoria',
    ];
    expect(became(before, ['Set up the water boards of the hill'])).toEqual([null]);
    expect(unsureIn(before, ['Set up the water boards of the hill'])).toHaveLength(1);
  });

  test('an action rewritten beyond recognition is a new one, and nothing is said', () => {
    expect(unsureIn(['Draft an exit strategy with the council'], ['Buy four solar pumps for the clinics'])).toEqual([]);
  });
});

const LONG =
  'Strengthen the monitoring of the water boards: agree on five indicators with the districts, train the clerks, and publish the results each quarter';

const edits: readonly (readonly [string, string, string])[] = [
  ['a typo', 'Strengthen the monitoring framework', 'Strenghten the monitoring framework'],
  ['words joined', 'Draft a follow-up plan for the water boards', 'Draft a followup plan forthe water boards'],
  ['case', 'Draft the exit strategy', 'DRAFT THE EXIT STRATEGY'],
  ['quotes and hyphens', "Draft the 'exit-strategy'", 'Draft the “exit–strategy”'],
  ['accents', "Élaborer la stratégie d'accès", 'Elaborer la strategie d’acces'],
  [
    'a lost apostrophe',
    "Assurer l'approbation du plan par l'assemblée",
    'Assurer l?approbation du plan par l?assemblée',
  ],
  ['a number in front', 'Draft the exit strategy', '1.1 Draft the exit strategy'],
  ['another number', '3.2. Draft the exit strategy', '1.1 Draft the exit strategy'],
  ['a label in front', 'Draft the exit strategy', 'Key action 1.1: Draft the exit strategy'],
  [
    'a label in another language',
    'Key action 1.1: Draft the exit strategy',
    'Acción clave 1.1: Draft the exit strategy',
  ],
  ['a letter in front', '(a) Draft the exit strategy', 'b) Draft the exit strategy'],
  ['a bullet', 'Draft the exit strategy', '• Draft the exit strategy'],
  [
    'an added sentence',
    'Draft the exit strategy of the project',
    'Draft the exit strategy of the project. It will be shown to the board before it is adopted and shared with all donors.',
  ],
  ['the end cut off', LONG, LONG.slice(0, 70)],
  ['the end come back', LONG.slice(0, 70), LONG],
  ['a word replaced in a long text', LONG, LONG.replace('publish', 'share')],
  [
    'a clause moved',
    'By June, draft the exit strategy of the project',
    'Draft the exit strategy of the project by June',
  ],
  ['grouped digits', 'Plant 1,200 trees on the slopes', 'Plant 1200 trees on the slopes'],
];

describe('an edited action is the same', () => {
  test.each(edits)('%s', (_name, before, after) => {
    const others = ['Hire a consultant for the survey of wells', 'Buy four solar pumps for the clinics'];
    expect(became([before, ...others], [...others, after])).toEqual([...others, before]);
  });
});

describe('an action split in two', () => {
  const [first, second] = [
    'Draft the exit strategy with the district councils',
    'hold a workshop on it in the capital city with all donors and partners',
  ];
  const whole = `${first} and ${second}`;

  test('the half that has more of it keeps the id', () => {
    expect(became([whole], [first, second])).toEqual([null, whole]);
    expect(became([whole], [second, first])).toEqual([whole, null]);
  });

  test('of equal halves the first one in the text does', () => {
    const halves = ['Draft the exit strategy', 'adopt the budget paper'];
    const together = halves.join(' and ');
    expect(became([together], halves)).toEqual([together, null]);
    expect(became([together], halves.toReversed())).toEqual([null, together]);
  });

  test('and a sibling that is a part of another keeps out of it', () => {
    const [short, long] = ['Repair the wells of the upper valley', 'Repair the wells of the upper valley, Phase II'];
    const added = `${long}. The districts will pay half of the costs and report on the works.`;
    expect(became([short, long], [added])).toEqual([long]);
    expect(became([short, long], [added, short])).toEqual([long, short]);
  });

  test('and two joined in one leave it the id of the longer', () => {
    expect(became([first, second], [whole])).toEqual([second]);
  });
});

describe('the same text several times under one recommendation', () => {
  const text = 'Hold a workshop with the district councils';
  const due = (raw: string): GivenAction => ({ description: text, dueDate: month(raw) });
  const ids = (given: Evaluation): string[] => actionsOf(given).map(({ id }) => id);

  test('keeps its order', () => {
    const known = withActions(text, text, text);
    expect(ids(carryIds(known, withActions(text, text, text)).evaluation)).toEqual(ids(known));
  });

  test('keeps its order though the dates slip', () => {
    const known = withActions(due('2021/01'), due('2022/01'));
    expect(ids(carryIds(known, withActions(due('2022/01'), due('2023/01'))).evaluation)).toEqual(ids(known));
  });

  test('is told apart by its dates when the rows change places', () => {
    const known = withActions(due('2021/01'), due('2022/01'));
    const turned = carryIds(known, withActions(due('2022/01'), due('2021/01'))).evaluation;
    expect(ids(turned)).toEqual(ids(known).toReversed());
  });

  test('is told apart by its dates when one of them is gone', () => {
    const known = withActions(due('2021/01'), due('2022/01'));
    expect(ids(carryIds(known, withActions(due('2022/01'))).evaluation)).toEqual(ids(known).slice(1));
  });

  test('is for a person when nothing tells which one is gone', () => {
    const known = withActions(due('2021/01'), due('2022/01'));
    const { evaluation: result, unsure } = carryIds(known, withActions(due('2023/01')));
    expect(ids(known)).not.toContain(ids(result)[0]);
    expect(unsure).toHaveLength(1);
  });

  test('without any words keeps its order as well', () => {
    const known = withActions('', '');
    expect(ids(carryIds(known, withActions('', '')).evaluation)).toEqual(ids(known));
  });

  test('and the only action keeps its id when its words are found', () => {
    const known = withActions('');
    expect(ids(carryIds(known, withActions(text)).evaluation)).toEqual(ids(known));
  });
});

describe('an action under another recommendation', () => {
  const [one, other] = [
    'Improve the upkeep of all wells and pumps in the hills.',
    'Give young people a seat on every water board.',
  ];
  const moved = 'Hold a workshop on budgets with the district councils';
  const known = evaluation([
    { text: one, actions: [moved, 'Repair pumps'] },
    { text: other, actions: ['Elect youth'] },
  ]);

  const movedAs = (words: string): ReturnType<typeof carryIds> =>
    carryIds(
      known,
      evaluation([
        { text: one, actions: ['Repair pumps'] },
        { text: other, actions: ['Elect youth', words] },
      ]),
    );

  test('keeps its id where its words are nearly the same', () => {
    const { evaluation: result, matches } = movedAs('2.2 Hold a worksop on budgets with the district councils');
    expect(result.recommendations[1]?.actions[1]?.id).toBe(known.recommendations[0]?.actions[0]?.id);
    expect(matches).toMatchObject([{ kind: 'action', moved: true, path: 'recommendations[1].actions[1]' }]);
  });

  test('is for a person where they are less so', () => {
    const { unsure } = movedAs('Hold a workshop on budgets with the district councils and the ministry');
    expect(unsure).toMatchObject([{ before: moved, moved: true }]);
  });

  test('is a new one where they are common', () => {
    const repeated = evaluation([
      { text: one, actions: [moved] },
      { text: other, actions: [moved] },
    ]);
    const read = evaluation([
      { text: one },
      { text: other, actions: [moved] },
      { text: 'Publish the accounts of each district every year.', actions: [moved] },
    ]);
    const result = carryIds(repeated, read).evaluation;
    expect(result.recommendations[1]?.actions[0]?.id).toBe(repeated.recommendations[1]?.actions[0]?.id);
    expect(result.recommendations[2]?.actions[0]?.id).not.toBe(repeated.recommendations[0]?.actions[0]?.id);
  });
});

describe('ids', () => {
  test('of new items never collide with one in force', () => {
    const first = withActions('Draft the exit strategy of the project');
    const renamed = carryIds(first, withActions('Draft the exit strategie of the project')).evaluation;
    const id = actionsOf(first)[0]?.id;
    expect(actionsOf(renamed)[0]?.id).toBe(id);
    const inForce = withActions('Prepare a plan for leaving the hill districts');
    const known = {
      ...inForce,
      recommendations: inForce.recommendations.map((each) => ({
        ...each,
        actions: each.actions.map((action) => ({ ...action, id: id as string })),
      })),
    };
    const read = withActions('Draft the exit strategy of the project', 'Prepare a plan for leaving the hill districts');
    expect(actionsOf(carryIds(known, read).evaluation).map((each) => each.id)).toEqual([`${id}-2`, id]);
  });
});
