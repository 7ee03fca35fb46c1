/** Edits that offices make to recommendations and key actions between two readings, with what became of each text. */
import type { Evaluation } from '../../src/core/record.js';
import { actionText, Chance, type Invented, recommendations, sentence, shortActionText } from './invented.js';
import { evaluation, type GivenRecommendation } from './records.js';

/** A text, and where it was in the known evaluation; null for a new one. */
interface Traced<Item> {
  readonly was: Item | null;
}
export interface TracedAction extends Traced<readonly [recommendation: number, action: number]> {
  readonly description: string;
  readonly added: string | null;
}
export interface TracedRecommendation extends Traced<number> {
  readonly text: string;
  readonly label: string | null;
  readonly response: Invented['response'];
  readonly actions: readonly TracedAction[];
}

type Traces = readonly TracedRecommendation[];
export type Edit = (before: Traces, chance: Chance) => Traces;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const WORD = /\p{Ll}{5,}/gu;

/** One slip of the pen in a word of some length. */
function slip(text: string, chance: Chance): string {
  const match = chance.from([...text.matchAll(WORD)]);
  const at = match.index + 1 + chance.below(match[0].length - 2);
  const [one, two] = [text[at] ?? '', text[at + 1] ?? ''];
  const written = chance.from([two + one, one, one + one + two, chance.from([...LETTERS]) + two, `${one} ${two}`]);
  return text.slice(0, at) + written + text.slice(at + 2);
}

const typos = (text: string, chance: Chance): string => {
  let edited = text;
  for (let count = 1 + chance.below(3); count > 0; count--) edited = slip(edited, chance);
  return edited;
};

type Change = (text: string, chance: Chance) => string;

const everyText =
  (change: Change): Edit =>
  (before, chance) =>
    before.map((each) => ({
      ...each,
      text: change(each.text, chance),
      actions: each.actions.map((action) => ({ ...action, description: change(action.description, chance) })),
    }));

const ofEachList =
  (change: (actions: readonly TracedAction[], chance: Chance) => readonly TracedAction[]): Edit =>
  (before, chance) =>
    before.map((each) => ({ ...each, actions: change(each.actions, chance) }));

const numbered =
  (label: (recommendation: number, action: number) => string): Edit =>
  (before) =>
    before.map((each, r) => ({
      ...each,
      actions: each.actions.map((action, a) => ({ ...action, description: `${label(r, a)} ${action.description}` })),
    }));

const fullStop = (text: string): string => text.replace(/\.?$/u, '.');

const shuffled = <Item>(items: readonly Item[], chance: Chance): Item[] =>
  items
    .map((item) => ({ item, rank: chance.next() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);

const cutOff = (text: string): string => text.slice(0, Math.ceil(text.length * 0.6));

const inserted = <Item>(items: readonly Item[], item: Item, chance: Chance): Item[] =>
  items.toSpliced(chance.below(items.length + 1), 0, item);

const SYNONYMS: readonly (readonly [string, string])[] = [
  ['workshop', 'seminar'],
  ['Prepare', 'Produce'],
  ['strategy', 'roadmap'],
  ['staff', 'employees'],
  ['should', 'needs to'],
  ['community', 'village'],
  ['together with', 'jointly with'],
  ['evaluation', 'review team'],
];

/** Every kind of edit with its name. */
export const edits: Readonly<Record<string, Edit>> = {
  typos: everyText(typos),
  'an added sentence': everyText((text, chance) => `${fullStop(text)} ${sentence(chance)}`),
  'an added sentence in front': everyText((text, chance) => `${sentence(chance)} ${text}`),
  'a sentence taken away': everyText((text) => text.replace(/(?<=\.) .*$/u, '')),
  renumbered: (before, chance) =>
    numbered((r, a) => `${r + 2}.${a + 3}`)(
      before.map((each) => ({ ...each, label: String(Number(each.label) + 3) })),
      chance,
    ),
  'a label in another language': numbered((r, a) => `Acción clave ${r + 1}.${a + 1}:`),
  'case, quotes and hyphens': everyText((text, chance) =>
    chance.from([text.toUpperCase(), text.toLowerCase(), `“${text}”`, text.replaceAll('-', ' – '), `– ${text} `]),
  ),
  'two actions swapped': ofEachList((actions) => [...actions.slice(1, 2), ...actions.slice(0, 1), ...actions.slice(2)]),
  'actions shuffled, with typos': (before, chance) =>
    everyText(typos)(
      before.map((each) => ({ ...each, actions: shuffled(each.actions, chance) })),
      chance,
    ),
  'recommendations shuffled and renumbered': (before, chance) =>
    shuffled(before, chance).map((each, index) => ({ ...each, label: String(index + 1) })),
  'an action taken out, the others renumbered, with typos': (before, chance) => {
    const shorter = before.map((each) => ({
      ...each,
      actions: each.actions.toSpliced(chance.below(each.actions.length), 1),
    }));
    return everyText(typos)(shorter, chance);
  },
  'a new action, with typos in the others': (before, chance) =>
    everyText(typos)(before, chance).map((each) => ({
      ...each,
      actions: inserted(each.actions, { description: actionText(chance), added: null, was: null }, chance),
    })),
  'a new recommendation in front': (before, chance) => [
    { text: `${sentence(chance)} ${sentence(chance)}`, label: '1', response: null, actions: [], was: null },
    ...before.map((each) => ({ ...each, label: String(Number(each.label) + 1) })),
  ],
  'an action that moved': (before) => {
    const [first, second, ...others] = before as [TracedRecommendation, TracedRecommendation, ...Traces];
    const actions = [...second.actions, ...first.actions.slice(0, 1)];
    return [{ ...first, actions: first.actions.slice(1) }, { ...second, actions }, ...others];
  },
  'the page cut off': (before) =>
    before.map((each, r) => ({
      ...each,
      actions: each.actions.map((action, a) => {
        const last = r === before.length - 1 && a === each.actions.length - 1;
        return last ? { ...action, description: cutOff(action.description) } : action;
      }),
    })),
  'another word': everyText((text) => SYNONYMS.reduce((edited, [word, other]) => edited.replace(word, other), text)),
  'texts of the recommendations lost': (before) =>
    before.map((each) => ({ ...each, text: '', label: null, title: null })),
  'all at once': (before, chance) => {
    const edited = everyText((text, dice) => dice.from([typos, (same: string) => same])(text, dice))(before, chance);
    return shuffled(edited, chance).map((each, index) => ({
      ...each,
      label: String(index + 1),
      actions: shuffled(each.actions, chance).map((action, row) => ({
        ...action,
        description: `${index + 1}.${row + 1}. ${action.description}`,
      })),
    }));
  },
};

const traced = (before: readonly Invented[]): Traces =>
  before.map(({ text, label = null, response, actions }, r) => ({
    text,
    label,
    response,
    was: r,
    actions: actions.map((action, a) => ({ ...(action as TracedAction), was: [r, a] as const })),
  }));

export interface EditedPair {
  readonly known: Evaluation;
  readonly read: Evaluation;
  readonly traces: Traces;
}

const given = (traces: Traces): GivenRecommendation[] =>
  traces.map(({ was: _, actions, ...rest }) => ({
    ...rest,
    response: rest.response ?? null,
    actions: actions.map(({ was: __, ...action }) => action),
  }));

/** An invented evaluation before and after the edit. */
export function editedPair(edit: Edit, seed: number): EditedPair {
  const chance = new Chance(seed);
  const before = recommendations(chance);
  const traces = edit(traced(before), chance);
  return { known: evaluation(given(traced(before))), read: evaluation(given(traces)), traces };
}

const CLEARLY_SHORTER = 1.6;

/** Each first action was two sentences, which are two actions now: the longer one is the same, the other is new. */
export function splitPair(seed: number): EditedPair {
  const chance = new Chance(seed);
  const before = traced(recommendations(chance)).map((each) => {
    const [first, ...others] = each.actions as [TracedAction, ...TracedAction[]];
    const [long, short] = [fullStop(first.description), fullStop(shortActionText(chance))];
    if (short.length * CLEARLY_SHORTER > long.length) return { known: each, read: each };
    const halves = [
      { ...first, description: long },
      { ...first, description: short, was: null },
    ];
    const inOrder = chance.next() < 0.5 ? halves : halves.toReversed();
    const whole = { ...first, description: inOrder.map(({ description }) => description).join(' ') };
    return { known: { ...each, actions: [whole, ...others] }, read: { ...each, actions: [...inOrder, ...others] } };
  });
  const traces = before.map(({ read }) => read);
  return { known: evaluation(given(before.map(({ known }) => known))), read: evaluation(given(traces)), traces };
}
