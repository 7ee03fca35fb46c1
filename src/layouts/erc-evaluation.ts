/**
 * UNDP ERC: the page of an evaluation itself. Its head stands twice, first as label and value on separate lines, then as
 * `Label: value`; lessons, findings and recommendations follow, without responses.
 */

import type { Report } from '../core/diagnostics.js';
import type { SourceDocument } from '../core/document.js';
import { type Claim, type RawEvaluation, type RawRecommendation, type Reading, readAt } from '../core/reading.js';
import { isEmpty, type Span } from '../core/span.js';
import { evaluationSections, foldLabel, type HeaderField } from '../vocabulary/labels.js';
import { lastWords, looksFinished, wholeText } from './cut-off.js';
import { labelledValue } from './header.js';
import { type Layout, weigh } from './layout.js';
import { type Line, linesOf, textOf } from './lines.js';
import { labelsSeen } from './marks.js';
import { contentOf, isFootFragment, isFurnitureLine } from './page-end.js';
import { joined } from './recommendation-draft.js';

export const ercEvaluation: Layout = {
  id: 'erc-evaluation',
  recognises: (document) => {
    const seen = labelsSeen(document);
    return weigh([
      ['“Planned End Date:”, “Evaluation Budget(US $):” or “Evaluation Team members:”', 0.5, seen.evaluationPage],
      ['“Evaluation Plan:”', 0.15, seen.header.has('plan')],
      ['“Evaluation Type:”', 0.1, seen.header.has('type')],
      ['“Countries:”', 0.1, seen.header.has('countries')],
      [
        'no “Management Response:” to a recommendation',
        0.15,
        seen.header.size > 0 && seen.numberedRecommendations === 0 && seen.bareRecommendations === 0,
      ],
    ]);
  },
  locate,
};

function locate(document: SourceDocument, report: Report): RawEvaluation {
  const content = contentOf(document, linesOf(document), (line) =>
    evaluationSections.has(foldLabel(textOf(document, line.span))),
  );
  const lines = content.open ? withoutFootFragment(document, content.entries) : content.entries;
  const section = (name: string): number => lines.findLastIndex((line) => sectionOf(document, line) === name);
  const recommendationsAt = section('recommendations');
  // A menu above the head may hold the same words.
  const firstLabel = lines.findIndex((line) => labelledValue(document, line) !== null);
  const headEnd = lines.findIndex((line, index) => index > firstLabel && sectionOf(document, line) !== null);
  const head = readHead(document, headEnd < 0 ? lines : lines.slice(0, headEnd), report);
  const claims: Claim[] = [...content.claims, ...head.claims];
  for (const line of lines) if (sectionOf(document, line) !== null) claims.push({ span: line.span, as: 'label' });
  const items = recommendationsAt < 0 ? [] : readItems(document, lines.slice(recommendationsAt + 1), claims);
  if (content.open) reportCut(document, items, report);
  return {
    agency: 'UNDP',
    holdsResponses: false,
    title: head.fields.title ?? null,
    commissioningUnit: null,
    responsibleUnit: null,
    plan: head.fields.plan ?? null,
    type: head.fields.type ?? null,
    completionDate: head.fields.completionDate ?? null,
    countries: head.fields.countries ?? null,
    recommendations: items,
    claims,
  };
}

/** A cut text may end inside the first line of the foot. */
function withoutFootFragment(document: SourceDocument, lines: readonly Line[]): readonly Line[] {
  const last = lines.at(-1);
  return last && isFootFragment(textOf(document, last.span)) ? lines.slice(0, -1) : lines;
}

const sectionOf = (document: SourceDocument, line: Line): string | null =>
  evaluationSections.get(foldLabel(textOf(document, line.cells[0] as Span))) ?? null;

type Fields = Partial<Record<HeaderField, Reading>>;
const GEF_BLOCK = /^GEF Evaluation(?:\s*:|\s|$)/iu;
const COLON_AT_END = /:\s*$/u;
const TITLE_WORD = /^Title\s+(?=\S)/u;

/** Both blocks of the head: the later value wins, a different earlier one is reported. */
function readHead(
  document: SourceDocument,
  lines: readonly Line[],
  report: Report,
): { fields: Fields; claims: Claim[] } {
  const fields: Fields = {};
  const others = new Map<string, Reading>();
  const claims: Claim[] = [];
  let inGefBlock = false;
  for (const [index, line] of lines.entries()) {
    if (isFurnitureLine(document, line)) claims.push({ span: line.span, as: 'furniture' });
    inGefBlock ||= GEF_BLOCK.test(textOf(document, line.span));
    const found = labelledValue(document, line);
    if (!found) continue;
    claims.push({ span: found.label, as: 'label' });
    const label = textOf(document, found.label).replace(COLON_AT_END, '');
    const reading = readAt(
      document,
      isEmpty(readSpan(document, found.value)) ? valueBelow(document, lines[index + 1]) : found.value,
      'header/label',
    );
    if (reading.at.length === 0) continue;
    // The GEF block has an "Evaluation Type" of its own, with another meaning.
    const kept = found.field !== 'other' && !(inGefBlock && found.field !== 'countries');
    if (!kept) claims.push(...reading.at.map((span): Claim => ({ span, as: 'furniture' })));
    const before = kept ? fields[found.field] : others.get(label);
    if (before && before.raw !== reading.raw && (kept || !inGefBlock)) {
      report(
        'layout/field-disagrees',
        { field: label, first: before.raw, second: reading.raw },
        { at: reading.at[0] as Span },
      );
    }
    if (before && kept) claims.push(...before.at.map((span): Claim => ({ span, as: 'furniture' })));
    if (kept) fields[found.field] = reading;
    else others.set(label, reading);
  }
  claims.push(...leftOut(document, lines));
  if (!fields.title) Object.assign(fields, titleOf(document, lines, claims));
  const title = fields.title?.at[0];
  for (const line of lines) {
    const again = title && line.span.start !== title.start && textOf(document, line.span) === textOf(document, title);
    if (again) claims.push({ span: line.span, as: 'furniture' });
  }
  return { fields, claims };
}

const DOCUMENT_HEAD = /^Document\s.*\bDownloads\b/iu;
const TEAM = foldLabel('Evaluation Team members');

/**
 * Blocks of the head that no record holds: the list of files, and the evaluation team, whose names and addresses are not ours
 * to keep. Each goes on to the next label.
 */
function leftOut(document: SourceDocument, lines: readonly Line[]): Claim[] {
  const claims: Claim[] = [];
  let inside = false;
  for (const line of lines) {
    const label = labelledValue(document, line)?.label;
    if (label) inside = foldLabel(textOf(document, label)) === TEAM;
    else if (DOCUMENT_HEAD.test(textOf(document, line.span))) inside = true;
    else if (TITLE_WORD.test(textOf(document, line.span))) inside = false;
    if (inside && !label) claims.push({ span: line.span, as: 'furniture' });
  }
  return claims;
}

const readSpan = (document: SourceDocument, span: Span): Span =>
  readAt(document, span, '').at[0] ?? { ...span, end: span.start };

/** The value on the line below its label, unless that line is a label itself. */
function valueBelow(document: SourceDocument, line: Line | undefined): Span {
  const nothing = { start: 0, end: 0 };
  if (!line || labelledValue(document, line) || isFurnitureLine(document, line)) return nothing;
  return line.span.end > line.span.start ? (line.cells[0] as Span) : nothing;
}

/** `Title …` in the second block, else the heading or first line of the page. */
function titleOf(document: SourceDocument, lines: readonly Line[], claims: Claim[]): Fields {
  const own = lines.filter((line) => !isFurnitureLine(document, line) && !labelledValue(document, line));
  const inBlock = lines.find((line, index) => {
    const next = lines[index + 1];
    return (
      TITLE_WORD.test(document.text.slice(line.span.start, line.span.end)) &&
      next !== undefined &&
      labelledValue(document, next) !== null
    );
  });
  const firstLabel = lines.findIndex((line) => labelledValue(document, line) !== null);
  const heading = own.findLast((line) => line.heading !== null && lines.indexOf(line) < firstLabel);
  const [first] = own;
  if (inBlock) {
    const word = TITLE_WORD.exec(document.text.slice(inBlock.span.start, inBlock.span.end))?.[0] ?? '';
    const from = inBlock.span.start + word.length;
    claims.push({ span: { ...inBlock.span, end: from }, as: 'label' });
    return { title: readAt(document, { ...inBlock.span, start: from }, 'header/title-line') };
  }
  if (heading) return { title: readAt(document, heading.span, 'header/title-heading') };
  return first && lines.indexOf(first) === 0 ? { title: readAt(document, first.span, 'header/first-line') } : {};
}

const NUMBER_ALONE = /^(\d{1,4})[.)]?$/u;
const NUMBER_FIRST = /^(\d{1,4})[.)]?\s+(?=\S)/u;

/** The numbered items of the section, by the next number to come: alone on a line, in a cell of its own, or before the text. */
function readItems(document: SourceDocument, lines: readonly Line[], claims: Claim[]): RawRecommendation[] {
  const items: { label: Span; text: Span[] }[] = [];
  const alone = lines.some((line) => numberOf(document, line, true)?.value === 1);
  for (const line of lines) {
    const number = numberOf(document, line, alone);
    if (number && number.value === items.length + 1) {
      items.push({ label: number.span, text: number.rest ? [number.rest] : [] });
    } else items.at(-1)?.text.push({ ...line.span, end: line.cells.at(-1)?.end ?? line.span.end });
  }
  claims.push(...items.map(({ label }): Claim => ({ span: label, as: 'label' })));
  return items.map(({ label, text }) => ({
    label: readAt(document, label, 'page/recommendation-number'),
    title: null,
    text: readAt(document, joined(document, text), 'page/recommendation'),
    priority: null,
    addressees: null,
    response: null,
    actions: [],
  }));
}

/** The number at the head of a line; with `apart`, only one that stands alone or in its own cell. */
function numberOf(
  document: SourceDocument,
  line: Line,
  apart: boolean,
): { value: number; span: Span; rest: Span | null } | null {
  const [first, second] = line.cells as [Span, Span | undefined];
  const text = document.text.slice(first.start, first.end);
  const alone = NUMBER_ALONE.exec(text)?.[1];
  if (alone)
    return {
      value: Number(alone),
      span: { ...first, end: first.start + alone.length },
      rest: second ? { ...second, end: line.cells.at(-1)?.end ?? second.end } : null,
    };
  const match = apart ? null : NUMBER_FIRST.exec(text);
  const digits = match?.[1];
  if (!match || !digits) return null;
  return {
    value: Number(digits),
    span: { ...first, end: first.start + digits.length },
    rest: { ...line.span, start: first.start + match[0].length },
  };
}

/** A text that does not end like a sentence ends in the middle. */
function reportCut(document: SourceDocument, items: readonly RawRecommendation[], report: Report): void {
  const whole = wholeText(document);
  if (looksFinished(document, whole)) return;
  const last = items.at(-1)?.text?.at.at(-1);
  report('page/cut-off', { after: lastWords(document, whole) }, last ? { at: last } : {});
}
