/** Whether two readings are of one evaluation: by its references, else by its head and what is recommended in it. */
import type { Evaluation } from '../core/record.js';
import { exclude } from '../vocabulary/contrasts.js';
import { type Body, bodyInCommon, takenUp } from './body.js';
import { type Head, headOf } from './head.js';
import type { Reference } from './references.js';
import { asReportAndResponse, type ReportAndResponse } from './role.js';
import { likeness } from './similarity.js';
import { isTitleOfResponse } from './title.js';

export interface Comparison {
  /** unsure: a person should judge; to be kept apart until then. */
  readonly verdict: 'same' | 'unsure' | 'different';
  /** What decided, in words; the first weighs most. */
  readonly because: readonly string[];
}

type Verdict = Comparison['verdict'];

/** Symmetric. The same id means the same head, unless the sources have numbers that differ. */
export function compareEvaluations(known: Evaluation, read: Evaluation): Comparison {
  const answering = asReportAndResponse(known, read);
  const [a, b] = [headOf(known), headOf(read)];
  const reference = answering ? byAnswer(answering) : byReference(a.references, b.references);
  if (reference) return reference;
  if (known.id === read.id) return { verdict: 'same', because: ['the heads are the same'] };
  if (a.agency && b.agency && a.agency !== b.agency) return { verdict: 'different', because: ['the agencies differ'] };
  const facts = answering ? factsOfAnswer(answering) : factsOf(a, b);
  const title = answering ? titlesOfAnswer(a, b) : titlesOf(a, b);
  // Most evaluations with a key in common are told apart by their heads; texts are compared where they decide.
  const open = answering !== null && (title === 'equal' || title === 'missing');
  const settled = open ? null : verdictWithoutBody(title, facts);
  if (settled) return { verdict: settled, because: headWords(title, facts) };
  const body = answering ? bodyOfAnswer(answering, title) : bodyInCommon(known, read);
  const named = answering !== null && title === 'equal' && namesIt(answering) && facts.differ.length === 0;
  const verdict = named && body.extent !== 'none' ? 'same' : verdictOf[title](facts, body);
  const worth = answering !== null && title === 'missing' && facts.differ.length === 0 && body.shared >= SEVERAL;
  return { verdict: worth && verdict === 'different' ? 'unsure' : verdict, because: wordsFor(title, facts, body) };
}

/** "Final evaluation" is the title of many. */
const OWN_TITLE = 4;

/** The response says in its title which evaluation it answers; then it need not take up much of it in the same words. */
const namesIt = ({ response }: ReportAndResponse): boolean =>
  response.title !== null && isTitleOfResponse(response.title) && headOf(response).title.weight >= OWN_TITLE;

function byReference(known: readonly Reference[], read: readonly Reference[]): Comparison | null {
  const pairs = known.flatMap((one) => read.filter(({ kind }) => kind === one.kind).map((other) => ({ one, other })));
  const apart = pairs.find(({ one, other }) => one.value !== other.value);
  if (apart) {
    const values = [apart.one.value, apart.other.value].sort().join(' and ');
    return { verdict: 'different', because: [`the source tells them apart: ${apart.one.kind} ${values}`] };
  }
  const [shared] = pairs;
  if (!shared) return null;
  return { verdict: 'same', because: [`the source calls both ${shared.one.kind} ${shared.one.value}`] };
}

const isSymbol = ({ kind }: Reference): boolean => kind === 'symbol';

/** A response has a symbol of its own: what counts is the one that it says it answers. */
function byAnswer({ report, response }: ReportAndResponse): Comparison | null {
  const [asked, answer] = [headOf(report), headOf(response)];
  const own = asked.references.filter(isSymbol);
  const named = byReference(own, answer.answers);
  if (named) return named;
  const alike = byReference(own, answer.references.filter(isSymbol));
  if (alike?.verdict === 'same') return alike;
  const others = ({ references }: Head): Reference[] => references.filter((reference) => !isSymbol(reference));
  return byReference(others(asked), others(answer));
}

interface Facts {
  readonly agree: readonly Fact[];
  readonly differ: readonly Fact[];
}

type Fact = 'units' | 'plan' | 'type' | 'completion date';

/** What the heads say besides the title; what one of them does not say counts for nothing. */
function factsOf(a: Head, b: Head): Facts {
  const facts: readonly (readonly [Fact, boolean | null])[] = [
    ['units', a.units.length > 0 && b.units.length > 0 ? a.units.some((unit) => b.units.includes(unit)) : null],
    ['plan', a.plan && b.plan ? a.plan === b.plan : null],
    ['type', a.type && b.type ? isPartOf(a.type, b.type) || isPartOf(b.type, a.type) : null],
    ['completion date', a.completed && b.completed ? overlap(a.completed, b.completed) : null],
  ];
  const where = (wanted: boolean): Fact[] => facts.filter(([, same]) => same === wanted).map(([fact]) => fact);
  return { agree: where(true), differ: where(false) };
}

/** A response comes after the report, by no more days than these: two years and a half. */
const LATEST_ANSWER = 912;
const DAY = 86_400_000;

/** The document of a response may bear its own date. */
function factsOfAnswer({ report, response }: ReportAndResponse): Facts {
  const [asked, answer] = [headOf(report), headOf(response)];
  const facts = factsOf(asked, answer);
  if (!asked.completed || !answer.completed || !facts.differ.includes('completion date')) return facts;
  const days = (Date.parse(answer.completed[0]) - Date.parse(asked.completed[1])) / DAY;
  if (days < 0 || days > LATEST_ANSWER) return facts;
  return { ...facts, differ: facts.differ.filter((fact) => fact !== 'completion date') };
}

/** One page says "Project", another "Mid Term Project". */
const isPartOf = (short: string, long: string): boolean => ` ${long} `.includes(` ${short} `);

type Dates = readonly [earliest: string, latest: string];
const overlap = (a: Dates, b: Dates): boolean => a[0] <= b[1] && b[0] <= a[1];

/** contrast: alike but for a number, a name, "mid-term" and "final". akin: some words in common. */
type Titles = 'equal' | 'near' | 'akin' | 'contrast' | 'far' | 'missing';

const NEAR = 0.7;
const AKIN = 0.45;

function titlesOf(a: Head, b: Head): Titles {
  if (a.title.key === '' || b.title.key === '') return 'missing';
  const { score, contrast, doubt } = likeness(a.title, b.title);
  if (score === 1) return 'equal';
  if (score < AKIN) return 'far';
  return contrast || doubt ? 'contrast' : score >= NEAR ? 'near' : 'akin';
}

/** Words as long as these tell what an evaluation is of. */
const TELLING = 3;

/**
 * A title may leave out what kind of evaluation it is of what kind of thing. With other words in the place of some, titles may be
 * those of two evaluations that an office made alike.
 */
function titlesOfAnswer(a: Head, b: Head): Titles {
  const titles = titlesOf(a, b);
  if (titles === 'missing' || titles === 'equal') return titles;
  if (areOfOtherKinds(a, b) || areOfOtherKinds(b, a)) return 'contrast';
  if (titles !== 'contrast' && a.subject !== '' && a.subject === b.subject) return 'equal';
  const lacks = (one: Head, other: Head): boolean =>
    one.title.words.some(({ text }) => text.length > TELLING && !other.title.counts.has(text));
  return titles === 'near' && lacks(a, b) && lacks(b, a) ? 'akin' : titles;
}

/** The title of one is that of a mid-term evaluation, the other is a final one. */
const areOfOtherKinds = ({ title }: Head, { type }: Head): boolean =>
  type !== '' && title.words.some(({ text }) => type.split(' ').some((word) => exclude(text, word)));

/** A response need not take up the whole report: under a title that is the same, or missing, what it does take up is enough. */
function bodyOfAnswer(answering: ReportAndResponse, title: Titles): Body {
  const body = takenUp(answering);
  const leaves = title === 'equal' || title === 'near' || title === 'missing';
  return leaves && body.extent === 'most' ? { ...body, extent: 'all' } : body;
}

/** So many facts in common are more than chance: an office has many evaluations in one plan. */
const SEVERAL = 2;
/** So many texts in common, and hardly any other, are no boilerplate. */
const MANY = 6;

/** Facts that differ are the rule between two evaluations of an office, and a correction between two readings of one. */
const verdictOf: Readonly<Record<Titles, (facts: Facts, body: Body) => Verdict>> = {
  equal({ agree, differ }, { extent }) {
    const most = extent === 'all' || extent === 'most';
    if (differ.length === 0) {
      if (agree.length >= SEVERAL || most) return 'same';
      return extent === 'none' && agree.length === 0 ? 'different' : 'unsure';
    }
    if (most) return differ.length === 1 && !differ.includes('units') ? 'same' : 'unsure';
    return differ.length === 1 && extent !== 'none' ? 'unsure' : 'different';
  },
  near({ agree, differ }, { extent }) {
    if (extent === 'all') return differ.length < SEVERAL ? 'same' : 'unsure';
    if (differ.length > 0) return differ.length === 1 && extent === 'most' ? 'unsure' : 'different';
    if (extent === 'most') return 'same';
    const likely = agree.length > SEVERAL && agree.includes('completion date');
    return extent === 'some' || likely || (extent === 'unknown' && agree.length >= SEVERAL) ? 'unsure' : 'different';
  },
  akin({ differ }, { extent }) {
    if (extent === 'all') return differ.length === 0 ? 'same' : 'unsure';
    return extent === 'most' && differ.length === 0 ? 'unsure' : 'different';
  },
  contrast: ({ differ }, { extent }) => (extent === 'all' && differ.length === 0 ? 'unsure' : 'different'),
  far({ agree, differ }, { extent, shared }) {
    if (extent !== 'all' || differ.length > 1) return 'different';
    return differ.length === 0 && agree.length >= SEVERAL && shared >= MANY ? 'same' : 'unsure';
  },
  missing({ agree, differ }, { extent, shared }) {
    if (extent === 'none' || differ.length > 1) return 'different';
    if (differ.length > 0) return extent === 'all' ? 'unsure' : 'different';
    if (agree.length < SEVERAL) return extent === 'all' ? (shared >= MANY ? 'same' : 'unsure') : 'different';
    if (extent === 'all' || extent === 'most') return 'same';
    return 'unsure';
  },
};

const EXTENTS: readonly Body['extent'][] = ['all', 'most', 'some', 'none', 'unknown'];

/** What it comes to whatever the texts are; null where they make a difference. */
function verdictWithoutBody(title: Titles, facts: Facts): Verdict | null {
  const verdicts = EXTENTS.flatMap((extent) =>
    [0, MANY].map((shared) => verdictOf[title](facts, { extent, shared, fewer: MANY, more: MANY })),
  );
  const [first = null] = verdicts;
  return verdicts.every((verdict) => verdict === first) ? first : null;
}

const titleWords: Readonly<Record<Titles, string>> = {
  equal: 'the titles are the same',
  near: 'the titles are nearly the same',
  akin: 'the titles have words in common',
  contrast: 'the titles differ in a number, a name or a word that tells evaluations apart',
  far: 'the titles differ',
  missing: 'a title is missing',
};

const headWords = (title: Titles, { agree, differ }: Facts): string[] => [
  titleWords[title],
  ...(agree.length > 0 ? [`in common: ${agree.join(', ')}`] : []),
  ...(differ.length > 0 ? [`not in common: ${differ.join(', ')}`] : []),
];

function wordsFor(title: Titles, facts: Facts, { shared, fewer, more }: Body): string[] {
  const texts = more === fewer ? `${more}` : `${fewer} and ${more}`;
  return [...headWords(title, facts), `${shared} texts in common of ${texts}`];
}
