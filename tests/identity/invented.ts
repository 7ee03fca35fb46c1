/** Invented recommendations and key actions in the manner of the field, drawn by a seed. */
import type { GivenAction, GivenRecommendation } from './records.js';

/** Chance that gives the same for the same seed. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** 0 to 1, 1 left out. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  from<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  /** Several of the items, each once, in their order. */
  some<Item>(items: readonly Item[], count: number): Item[] {
    const left = items.map((item, index) => ({ item, index, rank: this.next() }));
    const chosen = left.sort((a, b) => a.rank - b.rank).slice(0, count);
    return chosen.sort((a, b) => a.index - b.index).map(({ item }) => item);
  }
}

const split = (words: string): string[] => words.split('|');

const VERBS = split(
  'Hold|Prepare|Organise|Develop|Finalise|Review|Support|Carry out|Publish|Adopt|Set up|Update|Draft|Agree on|Pilot|Fund|Map|Test|Hire a consultant for|Build a tool for',
);
const THINGS = split(
  'a workshop on budget tracking|the gender action plan|an exit strategy|a risk register|the communication plan|a training package on procurement|a survey of households|the memorandum with the water boards|a data portal|the monitoring framework|a knowledge product on land titles|a south-south exchange|the theory of change|a stock-take of lessons|a grievance mechanism|an inventory of wells|the resource mobilisation plan|a partnership agreement|the manual for field staff|a feasibility study on solar pumps',
);
const FOR = split(
  'with the district councils|for community leaders|together with the ministry of fisheries|for staff of the project|with civil society|for smallholder farmers|in the upper valley|in coastal municipalities|with the statistics office|for youth networks|with the private sector|in the pilot villages|for herders and their families|with the board of auditors|in schools and clinics',
);
const AIM = split(
  'so that results last after the project ends|in line with the new country programme|and share the findings widely|to raise the quality of reporting|building on what was learned so far|as part of the yearly work plan|and track its use every quarter|to close the gaps found by the evaluation|with funds of the government|while keeping costs low|and hand it over to national partners|under the lead of the programme unit',
);
const NEEDS = split(
  'The office should pay more heed to|The project needs a clearer approach to|Management is advised to invest in|It is recommended to strengthen|The next phase should rest on|Partners ought to agree early on',
);
const FIELDS = split(
  'the upkeep of wells and pumps|the part that women play in water boards|data on who is reached and who is not|the exit from villages that stand on their own|the link between land rights and herding|local budgets and how they are spent|early warning of floods and droughts|young people who look for work|the quality of the monitoring system|the work with firms and cooperatives|how lessons are kept and shared|the voice of remote districts',
);
const WHY = split(
  'as the evaluation found it weak|since most partners asked for it|for the gains are not yet secure|because staff change often|and report on it every year|so that the next programme can build on it|given the small budget|which was praised by all who were asked',
);

export function actionText(chance: Chance): string {
  const parts = [chance.from(VERBS), chance.from(THINGS), chance.from(FOR)];
  if (chance.next() < 0.6) parts.push(chance.from(AIM));
  return `${parts.join(' ')}${chance.next() < 0.5 ? '.' : ''}`;
}

export const shortActionText = (chance: Chance): string => `${chance.from(VERBS)} ${chance.from(THINGS)}`;

export const sentence = (chance: Chance): string =>
  `${chance.from(NEEDS)} ${chance.from(FIELDS)}, ${chance.from(WHY)}.`;

/** Siblings that differ by a year, a phase or a place only. */
function family(chance: Chance): string[] {
  const text = actionText(chance).replace(/\.$/u, '');
  const year = 2018 + chance.below(6);
  return chance.from([
    [`${text} in ${year}`, `${text} in ${year + 1}`],
    [`${text}, Phase I`, `${text}, Phase II`],
    [`${text}, Province A`, `${text}, Province B`, `${text}, Province C`],
  ]);
}

const UNITS = split('Programme Unit|Water Board|Ministry of Fisheries|Project Team');

/** Texts, none twice, of one recommendation. */
function actionTexts(chance: Chance): string[] {
  const count = 1 + chance.below(5);
  const own = Array.from({ length: count }, () => actionText(chance));
  return [...new Set(chance.next() < 0.25 ? [...own, ...family(chance)] : own)];
}

export interface Invented extends GivenRecommendation {
  readonly text: string;
  readonly actions: readonly (GivenAction & { readonly description: string })[];
}

/** The recommendations of one evaluation. */
export function recommendations(chance: Chance): Invented[] {
  const texts = new Set<string>();
  const count = 2 + chance.below(5);
  while (texts.size < count)
    texts.add(chance.next() < 0.5 ? sentence(chance) : `${sentence(chance)} ${sentence(chance)}`);
  return [...texts].map((text, index) => ({
    text,
    label: String(index + 1),
    response: { text: chance.from(['Noted.', 'Accepted.', sentence(chance)]), added: '2020-10-07', lastUpdated: null },
    actions: actionTexts(chance).map((description) => ({
      description,
      responsibleRaw: chance.from(UNITS),
      added: '2020-10-07',
    })),
  }));
}
