/** Evaluation reports: recommendations among findings and conclusions, often in several places, sometimes nowhere. */
import type { Report } from '../core/diagnostics.js';
import type { SourceDocument } from '../core/document.js';
import { type RawEvaluation, type Reading, readAt } from '../core/reading.js';
import type { Span } from '../core/span.js';
import { recommendStems } from '../vocabulary/report.js';
import { formOf, isPage } from './documents/form.js';
import { agencyOf } from './documents/head.js';
import { symbolOf } from './documents/symbol.js';
import { type Layout, type Recognition, weigh } from './layout.js';
import { isAnswered } from './report/answered.js';
import type { Candidate } from './report/candidate.js';
import { coverOf, namesItself } from './report/cover.js';
import { evaluatorsOf } from './report/evaluators.js';
import { finish } from './report/finish.js';
import { groundsOf } from './report/grounds.js';
import { passagesOf, sentenceIn, whyNone } from './report/none.js';
import type { Found } from './report/once.js';
import { type ReportReading, readReport } from './report/reading.js';
import { makesRecommendation, recommends } from './report/recommending.js';
import { inside, type Outline, type Section } from './report/sections.js';

export const report: Layout = {
  id: 'report',
  recognises: (document) => (isPage(document) ? { score: 0, because: [] } : recognise(document)),
  locate,
};

/** Chapters that reports have; so many of them make a document one. */
const CHAPTERS = 3;
/** Shorter documents without a recommendation are notes and letters. */
const SHORTEST = 4000;

function recognise(document: SourceDocument): Recognition {
  const reading = readReport(document);
  const { outline, found } = reading;
  const made = found.length > 0;
  const own = namesItself(document, outline);
  const long =
    document.text.length >= SHORTEST ||
    reading.others.size > 0 ||
    outline.sections.some(({ kind }) => kind === 'recommendations' || kind === 'mixed');
  return weigh([
    ['recommendations, announced or in a chapter of their own', 0.6, made],
    ['its first pages call it an evaluation or a review', made ? 0.2 : 0.25, own && (made || long)],
    ['it speaks of recommendations, and of them often', 0.15, own && long && speaksOften(document)],
    [
      'it follows up the recommendations of others',
      0.25,
      !made && reading.others.size > 0 && formOf(document) === null,
    ],
    ['the chapters of a report', 0.2, chaptersIn(outline) >= CHAPTERS && (made || long)],
    ['management answers in it', -0.8, isAnswered(document, reading)],
  ]);
}

/** So many times at least: once or twice says nothing of a long document. */
const OFTEN = 3;
const SPEAKS = new RegExp(recommendStems.join('|'), 'giu');

function speaksOften({ text }: SourceDocument): boolean {
  const times = text.matchAll(SPEAKS);
  for (let count = 0; count < OFTEN; count++) if (times.next().done) return false;
  return true;
}

function chaptersIn({ sections }: Outline): number {
  const kinds = new Set(sections.filter(({ heading }) => heading !== null).map(({ heading }) => heading));
  return kinds.size;
}

function locate(document: SourceDocument, say: Report): RawEvaluation {
  const reading = readReport(document);
  const { outline, found } = reading;
  sayOthers(document, reading, say);
  for (const one of found) sayReworded(document, one, say);
  saySaidOnlyInProse(document, reading, say);
  const cover = coverOf(document, outline);
  const grounds = groundsOf(found);
  const candidates = found.flatMap(({ main, elsewhere }) => [main, ...elsewhere]);
  return {
    agency: agencyOf(document),
    holdsResponses: false,
    title: cover.title,
    commissioningUnit: null,
    responsibleUnit: null,
    plan: null,
    type: cover.type,
    symbol: symbolOf(document),
    evaluators: evaluatorsOf(document, outline),
    completionDate: cover.date,
    countries: cover.country,
    recommendations: found.map((one, at) => ({ ...finish(document, one), grounds: grounds[at] ?? [] })),
    prose: proseOf(document, outline),
    claims: [
      ...candidates.flatMap(({ claims }) => claims),
      ...[...outline.headings].map(({ span }) => ({ span, as: 'furniture' as const })),
    ],
  };
}

function sayOthers(document: SourceDocument, { others }: ReportReading, say: Report): void {
  for (const [at, candidates] of others)
    say('report/others-left-out', { because: textAt(document, [at]), count: candidates.length }, { at });
}

function sayReworded(document: SourceDocument, { main, reworded }: Found, say: Report): void {
  const label = main.label ? document.text.slice(main.label.start, main.label.end) : null;
  for (const { text } of reworded) {
    const [at] = text;
    if (at) say('report/reworded', { label, here: textAt(document, main.text), there: textAt(document, text) }, { at });
  }
}

/** Passages to look at are shown up to this number: more of them say no more. */
const MOST_PASSAGES = 12;

/** What may be a recommendation is offered, never counted; where none was found, also what was looked at, and why it is none. */
function saySaidOnlyInProse(
  document: SourceDocument,
  { outline, found, others, unsure }: ReportReading,
  say: Report,
): void {
  const offered = new Set<number>();
  const offer = (at: Span): void => {
    if (offered.has(at.start)) return;
    offered.add(at.start);
    say('report/may-recommend', { text: textAt(document, [at]) }, { at });
  };
  for (const { text } of unsure.filter((one) => isOffered(document, one, found.length === 0)))
    for (const at of text.slice(0, 1)) offer(at);
  if (found.length > 0) return;
  const passages = passagesOf(outline);
  for (const { span } of passages.recommending) offer(sentenceIn(document, span));
  const count = [...others.values()].reduce((sum, list) => sum + list.length, 0);
  const speaking = passages.speaking.length + passages.recommending.length;
  say('report/none-made', { why: whyNone(passages, count, offered.size), passages: speaking });
  for (const { text, span } of passages.speaking.slice(0, MOST_PASSAGES)) say('report/passage', { text }, { at: span });
}

/** Beside sure ones only what is said in so many words, or stands in a chapter of recommendations. */
const isOffered = (document: SourceDocument, { text, section, announced }: Candidate, alone: boolean): boolean =>
  announced ||
  text.some(({ start, end }) => {
    const words = document.text.slice(start, end);
    return makesRecommendation(words) || ((alone || isChapter(section)) && recommends(words));
  });

const isChapter = (section: Section): boolean =>
  inside(section, 'recommendations', 'mixed')?.kind === 'recommendations';

const textAt = (document: SourceDocument, spans: readonly Span[]): string =>
  spans.map(({ start, end }) => document.text.slice(start, end)).join(' ');

const PROSE = 120;

/** A paragraph of prose in the middle of the report. */
function proseOf(document: SourceDocument, { items }: Outline): Reading | null {
  const prose = items.filter((item) => item.kind === 'text' && item.text.length > PROSE);
  const middle = prose[prose.length >> 1];
  return middle ? readAt(document, middle.span, 'report/prose') : null;
}
