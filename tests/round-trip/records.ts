/** Invented records for round trips: what a page says, without any layout, and arbitraries that make them. */
import * as fc from 'fast-check';
import type { Evaluation } from '../../src/core/record.js';

export interface PageAction {
  readonly description: string;
  readonly units: readonly string[];
  /** `YYYY/MM`; null: no due date was set. */
  readonly due: string | null;
  readonly status: string;
  readonly justification: string | null;
  readonly comments: string | null;
  /** `YYYY-MM-DD` */
  readonly added: string | null;
  readonly lastUpdated: string | null;
}

export interface PageRecommendation {
  readonly number: number | null;
  readonly text: string;
  readonly response: {
    readonly text: string;
    readonly added: string | null;
    readonly lastUpdated: string | null;
  } | null;
  readonly actions: readonly PageAction[];
}

export interface PageRecord {
  readonly title: string | null;
  readonly commissioningUnit: string | null;
  readonly responsibleUnit: string | null;
  readonly plan: string | null;
  readonly type: string | null;
  /** `MM/YYYY` */
  readonly completed: string | null;
  readonly recommendations: readonly PageRecommendation[];
}

/** What a record says, in the terms of a page: the other half of the comparison. */
export const saidBy = (evaluation: Evaluation): PageRecord => ({
  title: evaluation.title,
  commissioningUnit: evaluation.commissioningUnit,
  responsibleUnit: evaluation.responsibleUnit,
  plan: evaluation.plan,
  type: evaluation.type,
  completed: evaluation.completionDate?.raw ?? null,
  recommendations: evaluation.recommendations.map(({ number, text, response, actions }) => ({
    number,
    text,
    response,
    actions: actions.map((action) => ({
      description: action.description,
      units: action.responsibleUnits.map(({ name }) => name),
      due: action.dueDate?.kind === 'month' ? action.dueDate.raw : null,
      status: action.statusRaw ?? '',
      justification: action.justification,
      comments: action.comments,
      added: action.added,
      lastUpdated: action.lastUpdated,
    })),
  })),
});

const WORDS = [
  'the plan|boats|water of the upper valley|in May 2024|with the ministry of fisheries|a second (smaller) grant|for 1.5 years',
  'UNDP’s share|by the end of 2025/03|see annex 2.1|completed works|once initiated|“as agreed”|history of the port|3 of 12 districts',
  'la evaluación|de los municipios|según el párrafo 4.2|con ocho talleres|l’appui aux communes|à la fin du cycle|aux régions|não só',
  'key actions of the team|the response to management|a recommendation of 2019|due dates|status and comments|documents [draft]',
  'outcome 1.2|(a) the first; (b) the second|?small but steady?|Not Initiated steps|the Programme Team|Recommendation 1: of the report|R3.1',
  'No due date was set|Unit 7 of the works|01.08.2021-31.12.2027|1) ask; 2) wait|50% & more|<b> in bold|see https://example.org/a?b=1|ﬁsh – and ships',
]
  .join('|')
  .split('|');

/** Units that are written like names: a page that gives no mark between action and unit can only be split by these. */
export const UNITS = [
  'Environment Unit',
  'Programme Team',
  'UNDP',
  'UNICEF',
  'Project Management Unit',
  'Ministry of Fisheries',
  'Unidad de Gobernabilidad',
  'Coastal Governance Team',
  'Operations Unit',
  'Steering Committee',
] as const;

/** Names that only a page with columns or stamps sets apart. */
const HARD_UNITS = [
  'Sector Coordination Division (Sector Plan 2022-2026)',
  'Office of Budget, Performance and Compliance',
  'Rangers’ Association',
  'UNDP Viet Nam',
] as const;

const STATUSES = [
  'Completed',
  'Initiated',
  'Not Initiated',
  'Overdue-Initiated',
  'Overdue-Not Initiated',
  'No Longer Applicable',
] as const;

const capitalised = (text: string): string => text.replace(/^./u, (letter) => letter.toUpperCase());

/** A sentence that begins with a capital and ends with a full stop. */
export const sentence: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 })
  .map((words) => `We ${words.join(' ')}.`);

export const prose = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(sentence, { minLength: 1, maxLength }).map((sentences) => sentences.join(' '));

const ITEM = ['', '', '1. ', '2) ', '- ', '• ', '(a) '] as const;

/** Prose in lines and paragraphs, some of them items of a list. */
const paragraphs = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom(' ', '\n', '\n\n'), fc.constantFrom(...ITEM), sentence), {
      minLength: 1,
      maxLength,
    })
    .map((parts) => parts.map((part) => part.join('')).join(''))
    .map((text) => text.trim());

/** The record as its values are written: white space collapsed. */
export const collapsed = (record: PageRecord): PageRecord =>
  JSON.parse(
    JSON.stringify(record, (_key, value: unknown) => (typeof value === 'string' ? value.replace(/\s+/gu, ' ') : value)),
  );

/** Words that hold a date with a status: they may stand anywhere but in a row that has lost its columns. */
const ROWLIKE = 'as of 2024/05 Completed works';

/** Before the last word: descriptions keep their line ends. */
const LAST_SPACE = / (?=\S+$)/u;

/** A title or a description: no full stop at its end. */
const heading: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 })
  .map((words) => capitalised(words.join(' ')));

const two = (number: number): string => String(number).padStart(2, '0');
const day: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 2012, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, date]) => `${year}-${two(month)}-${two(date)}`);
const month: fc.Arbitrary<[year: number, month: string]> = fc.tuple(
  fc.integer({ min: 2012, max: 2031 }),
  fc.integer({ min: 1, max: 12 }).map(two),
);

const or = <T>(nothing: T, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T> => fc.oneof(fc.constant(nothing), arbitrary);

export interface Shape {
  readonly title: boolean;
  readonly numbers: boolean;
  readonly stamps: boolean;
  readonly completed: boolean;
  /** Description and unit stand on one line: one sentence, one unit. */
  readonly oneLine: boolean;
}

function action({ stamps, oneLine }: Shape): fc.Arbitrary<PageAction> {
  return fc
    .record({
      description: oneLine
        ? sentence
        : fc.oneof(
            heading,
            sentence,
            fc.tuple(fc.constantFrom('1.1', '2.3.', '1.2:', '4.'), heading).map((parts) => parts.join(' ')),
          ),
      units: fc.uniqueArray(fc.constantFrom<string>(...UNITS, ...(oneLine ? [] : HARD_UNITS)), {
        minLength: 1,
        maxLength: oneLine ? 1 : 3,
      }),
      due: or(
        null,
        month.map(([year, number]) => `${year}/${number}`),
      ),
      status: fc.constantFrom(...STATUSES),
      justification: sentence,
      both: fc.boolean(),
      rowlike: fc.boolean(),
      broken: fc.boolean(),
      comments: or(null, fc.oneof(prose(3), heading)),
      added: stamps ? day : fc.constant(null),
      lastUpdated: stamps ? or(null, day) : fc.constant(null),
    })
    .map(({ both, rowlike, broken, ...made }) => {
      const status = made.due === null ? 'No deadline established' : made.status;
      const justified = status === 'No Longer Applicable' && (both || made.comments === null);
      const said = rowlike && !oneLine ? `${made.description} ${ROWLIKE}` : made.description;
      const description = broken && !oneLine ? said.replace(LAST_SPACE, '\n') : said;
      return { ...made, description, status, justification: justified ? made.justification : null };
    });
}

/** Records that a page of this shape can say. */
export function record(shape: Shape): fc.Arbitrary<PageRecord> {
  const stamp = shape.stamps ? day : fc.constant(null);
  const years = fc
    .tuple(fc.integer({ min: 2008, max: 2030 }), fc.integer({ min: 0, max: 5 }))
    .map(([from, length]) => `${from}-${from + length}`);
  const recommendation = fc.record({
    text: or('', paragraphs(4)),
    response: fc.record({
      text: or('', paragraphs(4)),
      added: stamp,
      lastUpdated: shape.stamps ? or(null, day) : stamp,
    }),
    actions: fc.array(action(shape), { maxLength: 3 }),
  });
  return fc
    .record({
      title: shape.title ? heading : fc.constant(null),
      commissioningUnit: fc.constantFrom('Ghana', 'Viet Nam', 'Independent Evaluation Office', 'Bolivia'),
      responsibleUnit: fc.constantFrom('Ghana', 'Viet Nam', 'Bolivia'),
      plan: years,
      type: fc.constantFrom('Project', 'Outcome', 'UNDAF', 'ICPE/ADR', 'Others'),
      completed: shape.completed ? month.map(([year, number]) => `${number}/${year}`) : fc.constant(null),
      recommendations: fc.array(recommendation, { minLength: 1, maxLength: 4 }),
    })
    .map((made) => ({
      ...made,
      recommendations: made.recommendations.map((one, index) => ({ number: shape.numbers ? index + 1 : null, ...one })),
    }));
}
