/**
 * UN Women GATE: management responses whose head has lost its labels (`: Belmora`), whose recommendations bear no number and
 * whose decision has a field of its own, the Management Response Category.
 */
import type { SourceDocument } from '../core/document.js';
import { type Claim, type Reading, readAt } from '../core/reading.js';
import { isEmpty, type Span } from '../core/span.js';
import { foldLabel, gateLabels, gateLabelWords, gateStates, responseLabels } from '../vocabulary/labels.js';
import { type Header, type HeaderReadings, readHeader } from './header.js';
import { type Layout, weigh } from './layout.js';
import { type Line, textOf } from './lines.js';
import { labelsSeen } from './marks.js';
import { splitOneLineRows } from './one-line-rows.js';
import { readResponsePage } from './response-page.js';

export const gate: Layout = {
  id: 'gate',
  recognises: (document) => {
    const seen = labelsSeen(document);
    return weigh([
      ['“Management Response Category:” and its neighbours', 0.6, seen.gate >= 2],
      ['one label of GATE', 0.15, seen.gate === 1],
      ['“Recommendation:” without a number', 0.2, seen.bareRecommendations > 0 && seen.numberedRecommendations === 0],
      ['“Management Response:”', 0.1, seen.responses > 0],
      ['a head of values without labels', 0.3, seen.lostLabels >= 3],
    ]);
  },
  locate: (document, report) =>
    readResponsePage(
      document,
      {
        agency: 'UN Women',
        splitRows: splitOneLineRows,
        readHead,
        responseLabels: gateLabels,
        labelWords: gateLabelWords,
      },
      report,
    ),
};

const LOST_LABEL = /^:\s*/u;
const YEARS = /^\d{4}\s*[-–]\s*\d{4}\b/u;

interface HeadValue {
  readonly line: Line;
  readonly value: Span;
}

/**
 * The head in its printed order: office, plan, title, responsible office. Labels are used where the page kept them; without
 * them the plan is told by its years, and what stands before and after it by its order.
 */
function readHead(document: SourceDocument, lines: readonly Line[]): Header {
  const labelled = readHeader(document, lines);
  const values = lines
    .filter((line) => LOST_LABEL.test(text(document, line)))
    .map((line): HeadValue => lostLabel(document, line));
  const claims: Claim[] = [
    ...labelled.claims,
    ...values.map(({ line, value }): Claim => ({ span: { ...line.span, end: value.start }, as: 'label' })),
  ];
  for (const line of lines)
    if (responseLabels.has(foldLabel(text(document, line)))) claims.push({ span: line.span, as: 'label' });
  if (values.length === 0) return { fields: labelled.fields, claims };
  const at = values.findIndex(({ value }) => YEARS.test(document.text.slice(value.start, value.end)));
  const read = (index: number): Reading | null => {
    const value = values[index]?.value;
    return value && !isEmpty(value) && !isState(document, value) ? readAt(document, value, 'gate/by-order') : null;
  };
  const office = at > 0 ? read(at - 1) : null;
  const responsible = (at >= 0 ? read(at + 2) : null) ?? standingAlone(document, lines, office);
  const found = {
    commissioningUnit: office,
    plan: at >= 0 ? read(at) : null,
    title: at >= 0 ? read(at + 1) : null,
    responsibleUnit: responsible,
  };
  const fields: HeaderReadings = { ...labelled.fields };
  if (fields.title?.rule !== 'header/label') delete fields.title;
  for (const [field, reading] of Object.entries(found) as [keyof typeof found, Reading | null][]) {
    if (reading) fields[field] = reading;
  }
  for (const { value } of values) if (isState(document, value)) claims.push({ span: value, as: 'furniture' });
  return { fields, claims };
}

const text = (document: SourceDocument, { cells: [first] }: Line): string =>
  first ? document.text.slice(first.start, first.end) : '';
const isState = (document: SourceDocument, span: Span): boolean => gateStates.has(foldLabel(textOf(document, span)));

function lostLabel(document: SourceDocument, line: Line): HeadValue {
  const label = LOST_LABEL.exec(text(document, line))?.[0] ?? '';
  const [first = line.span] = line.cells;
  return { line, value: { ...first, start: first.start + label.length } };
}

/** A value that slipped to a line of its own is the responsible office when it names the office of the head. */
function standingAlone(document: SourceDocument, lines: readonly Line[], office: Reading | null): Reading | null {
  const line = office && lines.find((candidate) => text(document, candidate).trim() === office.raw);
  return line ? readAt(document, line.span, 'gate/standing-alone') : null;
}
