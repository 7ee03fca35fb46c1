/** A report read once for all that ask: its recommendations, what was left out and why. */
import type { SourceDocument } from '../../core/document.js';
import type { Span } from '../../core/span.js';
import { fold } from '../../vocabulary/index.js';
import { annualNames } from '../../vocabulary/report.js';
import type { Candidate } from './candidate.js';
import { labelledIn } from './labelled.js';
import { type Listed, listedIn } from './listed.js';
import { type Found, once } from './once.js';
import { partOthers } from './others.js';
import { quotedIn } from './quoted.js';
import { recommends } from './recommending.js';
import { chain, inside, type Outline, outlineOf } from './sections.js';
import { statedIn, withIdBehind } from './stated.js';
import { inTables } from './tables.js';
import { anyOf } from './words.js';

export interface ReportReading {
  readonly outline: Outline;
  readonly found: readonly Found[];
  /** By what says that they are somebody else's. */
  readonly others: ReadonlyMap<Span, readonly Candidate[]>;
  readonly unsure: readonly Candidate[];
}

const known = new WeakMap<SourceDocument, ReportReading>();

export function readReport(document: SourceDocument): ReportReading {
  const held = known.get(document);
  if (held) return held;
  const reading = read(document);
  known.set(document, reading);
  return reading;
}

function read(document: SourceDocument): ReportReading {
  const outline = outlineOf(document);
  const quoted = quotedIn(document, outline);
  const labels = labelledIn(document, outline);
  const labelled = labels.candidates.filter((one) => !quoted.some(({ start }) => start === one.start));
  const told = [...labelled, ...quoted].flatMap(({ text }) => text);
  const behind = withIdBehind(document, outline).filter(({ text }) => !overlaps(text, told));
  const tables = inTables(document, outline);
  const announced = [...labelled, ...quoted, ...behind, ...tables.candidates];
  const taken = new Set(announced.flatMap(({ section }) => [...chain(section)]));
  const lists: Listed = listedIn(document, outline, taken);
  const followUps = new Set([...tables.followUps, ...labels.followUps]);
  const parted = partOthers(outline, [...announced, ...lists.candidates], followUps);
  const { others } = parted;
  const quotes = isAnnual(outline) ? parted.own.filter((one) => !inChapter(one)) : [];
  const own = parted.own.filter((one) => !quotes.includes(one));
  // Lists of chapters that also hold conclusions: only where nothing surer was found, and where nearly all of them ask.
  const weak = [...lists.unsure, ...quotes];
  const surer = own.some(({ announced: named, place }) => named || place !== 'summary');
  const candidates = surer || isAnnual(outline) ? own : withoutSurer(document, outline, own, weak);
  const chosen = candidates.flatMap(({ text }) => text);
  const rest = [...weak, ...own].filter((one) => !candidates.includes(one) && !overlaps(one.text, chosen));
  const { found, foreign, unsure } = once(document, candidates, rest);
  return { outline, found, others: withForeign(others, foreign), unsure };
}

const overlaps = (spans: readonly Span[], others: readonly Span[]): boolean =>
  spans.some((one) => others.some(({ start, end }) => one.start < end && start < one.end));

/** Nothing but lists of a summary: what the report states paragraph by paragraph tells more than these. */
function withoutSurer(
  document: SourceDocument,
  outline: Outline,
  own: readonly Candidate[],
  weak: readonly Candidate[],
): readonly Candidate[] {
  const stated = statedIn(document, outline);
  if (stated.length > 0) return stated;
  if (own.length > 0) return own;
  return mostlyAsk(document, weak) ? weak : [];
}

const FRONT = 8;
const LONGEST_TITLE = 150;
const ANNUAL = anyOf(annualNames);

/** The report of a year tells of other reports: what they recommended is not its own unless a chapter of it says so. */
const isAnnual = ({ items }: Outline): boolean =>
  items
    .slice(0, FRONT)
    .some((item) => item.kind === 'text' && item.text.length <= LONGEST_TITLE && ANNUAL.test(fold(item.text)));

const CHAPTER_LEVEL = 2;
const inChapter = ({ section }: Candidate): boolean =>
  (inside(section, 'recommendations', 'mixed')?.level ?? Number.POSITIVE_INFINITY) <= CHAPTER_LEVEL;

const NEARLY_ALL = 0.8;

function mostlyAsk(document: SourceDocument, weak: readonly Candidate[]): boolean {
  const asking = weak.filter(({ text }) => text.some(({ start, end }) => recommends(document.text.slice(start, end))));
  return weak.length > 1 && asking.length >= weak.length * NEARLY_ALL;
}

function withForeign(
  others: ReadonlyMap<Span, readonly Candidate[]>,
  foreign: readonly Candidate[],
): Map<Span, readonly Candidate[]> {
  const all = new Map(others);
  for (const candidate of foreign) {
    const because = candidate.section.heading?.span ?? candidate.label ?? candidate.text[0];
    if (because) all.set(because, [...(all.get(because) ?? []), candidate]);
  }
  return all;
}
