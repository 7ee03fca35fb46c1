/** A report read once for all that ask: its recommendations, what was left out and why. */
import type { SourceDocument } from '../../core/document.js';
import type { Span } from '../../core/span.js';
import type { Candidate } from './candidate.js';
import { labelledIn } from './labelled.js';
import { type Listed, listedIn } from './listed.js';
import { type Found, once } from './once.js';
import { partOthers } from './others.js';
import { quotedIn } from './quoted.js';
import { recommends } from './recommending.js';
import { chain, type Outline, outlineOf } from './sections.js';
import { statedIn, withIdBehind } from './stated.js';
import { inTables } from './tables.js';

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
  const labelled = labelledIn(document, outline).filter((one) => !quoted.some(({ start }) => start === one.start));
  const behind = withIdBehind(document, outline).filter((one) => !quoted.some(({ start }) => start === one.start));
  const tables = inTables(document, outline);
  const announced = [...labelled, ...quoted, ...behind, ...tables.candidates];
  const taken = new Set(announced.flatMap(({ section }) => [...chain(section)]));
  const lists: Listed = listedIn(document, outline, taken);
  const { own, others } = partOthers(outline, [...announced, ...lists.candidates], tables.followUps);
  const weak = lists.unsure;
  // Lists of chapters that also hold conclusions: only where nothing surer was found, and where nearly all of them ask.
  const candidates = own.length > 0 ? own : withoutOwn(document, outline, weak);
  const { found, foreign, unsure } = once(document, candidates, candidates === weak ? [] : weak);
  return { outline, found, others: withForeign(others, foreign), unsure };
}

function withoutOwn(document: SourceDocument, outline: Outline, weak: readonly Candidate[]): readonly Candidate[] {
  const stated = statedIn(document, outline);
  if (stated.length > 0) return stated;
  return mostlyAsk(document, weak) ? weak : [];
}

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
