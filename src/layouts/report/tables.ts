/** Recommendations in tables: a column of their own under its head, or a label in one cell and the text in another. */
import type { Cell, SourceDocument, Table } from '../../core/document.js';
import { type Span, trimSpan, within } from '../../core/span.js';
import type { DocumentColumn } from '../../vocabulary/labels.js';
import { recommendationSingulars } from '../../vocabulary/report.js';
import { spansOf } from '../documents/cell-text.js';
import { columnOf, isBlank } from '../documents/columns.js';
import { literals } from '../documents/pattern.js';
import { textOf } from '../lines.js';
import type { Candidate } from './candidate.js';
import { fieldIn, fieldOfHead, partFields } from './fields.js';
import type { TableRow } from './items.js';
import { numberKey, parseLabel } from './label.js';
import { placeOf, wordsIn } from './labelled.js';
import { rawOffset } from './offset.js';
import { recommends } from './recommending.js';
import type { Outline, Section } from './sections.js';

type Column = 'recommendation' | 'addressees' | 'priority' | 'timeFrame' | 'number' | 'answer' | 'unknown';
type Columns = ReadonlyMap<number, Column>;

const OF_COLUMN: Partial<Record<DocumentColumn, Column>> = {
  recommendation: 'recommendation',
  addressees: 'addressees',
  responsible: 'addressees',
  priority: 'priority',
  dueDate: 'timeFrame',
  revisedDueDate: 'timeFrame',
  originalDueDate: 'timeFrame',
  response: 'answer',
  category: 'answer',
  status: 'answer',
  monitoring: 'answer',
  comments: 'answer',
};
const NUMBER_HEAD =
  /^(?:(?:rec|reco|ref|réf|r|id|code|s\/n|sn)\.?)?\s*(?:no|n|nr|#|№|n°|nº|num|number|numéro|número)?\.?\s*[°º]?\.?$/iu;
const HEAD_ROWS = 3;
const HEAD_WORDS = 8;
const FEWEST_WORDS = 4;

export interface InTables {
  readonly candidates: readonly Candidate[];
  /** Tables that also say what became of the recommendations: those of another evaluation. */
  readonly followUps: ReadonlySet<Candidate>;
}

export function inTables(document: SourceDocument, outline: Outline): InTables {
  const candidates: Candidate[] = [];
  const followUps = new Set<Candidate>();
  let table: Table | null = null;
  let columns: Columns | null = null;
  let rows = 0;
  /** Of a form whose rows are "Recommendation number" and, further down, "Recommendation". */
  let numbered: Span | null = null;
  for (const [index, item] of outline.items.entries()) {
    if (item.kind !== 'row') continue;
    const section = outline.sections[index] as Section;
    if (item.table !== table) {
      // A table that goes on over a page has its head on the page before.
      if (table && outline.items[index - 1]?.kind !== 'row') columns = null;
      table = item.table;
      rows = 0;
    }
    const head: Columns | null = rows++ < HEAD_ROWS ? headOf(document, item) : null;
    if (head) {
      columns = head;
      continue;
    }
    if (section.kind === 'contents') continue;
    if (rows === 1) numbered = null;
    numbered = (columns ? null : numberOfForm(document, item)) ?? numbered;
    const found = columns
      ? underHead(document, item, columns, section)
      : besideLabel(document, item, section, numbered);
    const before = candidates.at(-1);
    const field = found.length === 0 && before && rows > 1 && !columns ? fieldIn(document, item.row) : null;
    if (before && field) candidates[candidates.length - 1] = { ...before, [field.name]: field.spans };
    candidates.push(...found);
    if (columns && [...columns.values()].includes('answer')) for (const one of found) followUps.add(one);
  }
  return { candidates, followUps };
}

function headOf(document: SourceDocument, { row }: TableRow): Columns | null {
  const columns = new Map<number, Column>();
  const filled = row.cells.filter((cell) => !isBlank(document, cell));
  if (filled.length < 2) return null;
  for (const cell of filled) {
    const text = textOf(document, cell.span);
    if (wordsIn(text) > HEAD_WORDS) return null;
    const known = columnOf(text);
    const column = NUMBER_HEAD.test(text) ? 'number' : ((known && OF_COLUMN[known]) ?? fieldOfHead(text) ?? 'unknown');
    columns.set(cell.column, column);
  }
  for (const cell of row.cells) if (cell.column === 0 && isBlank(document, cell)) columns.set(0, 'number');
  return [...columns.values()].includes('recommendation') ? columns : null;
}

const under = (row: TableRow['row'], columns: Columns, column: Column): Cell | undefined =>
  row.cells.find((cell) => columns.get(cell.column) === column);

function underHead(document: SourceDocument, { row }: TableRow, columns: Columns, section: Section): Candidate[] {
  const cell = under(row, columns, 'recommendation');
  if (!cell || isBlank(document, cell)) return [];
  const spansUnder = (column: Column): readonly Span[] => {
    const other = under(row, columns, column);
    return other && !isBlank(document, other) ? spansOf(other) : [];
  };
  if (isGroup(document, cell, columns)) return [];
  const [number] = spansUnder('number');
  const parts = partsOf(document, spansOf(cell));
  return parts.flatMap((spans): Candidate[] => {
    const made = candidateOf(document, spans, { section, number: parts.length === 1 ? number : undefined });
    if (!made) return [];
    const or = (own: readonly Span[], column: Column): readonly Span[] => (own.length > 0 ? own : spansUnder(column));
    return [
      {
        ...made,
        addressees: or(made.addressees, 'addressees'),
        priority: or(made.priority, 'priority'),
        timeFrame: or(made.timeFrame, 'timeFrame'),
      },
    ];
  });
}

/** "Category 2: …" over the columns behind it: the name of the rows below. */
function isGroup(document: SourceDocument, cell: Cell, columns: Columns): boolean {
  const covers = [...columns.keys()].some((column) => column > cell.column && column < cell.column + cell.columns);
  return covers && !recommends(textOf(document, cell.span));
}

/** A cell may hold several, each with its label. */
function partsOf(document: SourceDocument, spans: readonly Span[]): readonly (readonly Span[])[] {
  const parts: Span[][] = [];
  for (const span of spans) {
    const label = parseLabel(textOf(document, span));
    const open = parts.at(-1);
    if (open && !(label && label.style !== 'bare')) open.push(span);
    else parts.push([span]);
  }
  return parts;
}

/** "Recommendation 3" or "R3" in one cell, its text in the next that holds words. */
function besideLabel(
  document: SourceDocument,
  { row }: TableRow,
  section: Section,
  numbered: Span | null,
): Candidate[] {
  const filled = row.cells.filter((cell) => !isBlank(document, cell));
  const [first, second] = filled;
  if (!first || !second) return [];
  const label = parseLabel(textOf(document, first.span));
  if (label?.style === 'bare' && label.alone && numbered) {
    const made = candidateOf(document, spansOf(second), { section, number: numbered });
    return made ? [{ ...made, announced: true }] : [];
  }
  if (!label || label.style === 'bare') return [];
  if (!label.alone) return candidateFrom(document, spansOf(first), section);
  const spans = spansOf(second);
  if (wordsIn(textOf(document, second.span)) < FEWEST_WORDS) return [];
  const [number] = spansOf(first);
  const made = candidateOf(document, spans, { section, number });
  return made ? [made] : [];
}

const NUMBER_LABEL = new RegExp(
  `^(?:${literals(recommendationSingulars)})\\s+(?:number|no\\.?|id|reference|numéro|n[°o]\\.?|número)\\s*[:：]?$`,
  'iu',
);

function numberOfForm(document: SourceDocument, { row }: TableRow): Span | null {
  const [label, value, more] = row.cells.filter((cell) => !isBlank(document, cell));
  if (!label || !value || more || !NUMBER_LABEL.test(textOf(document, label.span))) return null;
  return spansOf(value)[0] ?? null;
}

const candidateFrom = (document: SourceDocument, spans: readonly Span[], section: Section): Candidate[] => {
  const made = candidateOf(document, spans, { section, number: undefined });
  return made ? [made] : [];
};

const LIST_NUMBER = /^\s*\(?(\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[A-Z]{1,3}[.-]?\d{1,2}(?:\.\d{1,2})*)[.)]?\s*$/u;
const LEADING_NUMBER = /^\s*\(?(\d{1,2}(?:\.\d{1,2})*)[.)]\s+/u;

interface From {
  readonly section: Section;
  /** The cell that numbers the row. */
  readonly number: Span | undefined;
}

function candidateOf(document: SourceDocument, spans: readonly Span[], { section, number }: From): Candidate | null {
  const [first, ...more] = spans;
  if (!first) return null;
  const beside = number ? (labelSpan(document, number) ?? idSpan(document, number)) : null;
  const own = beside ? null : labelSpan(document, first);
  const from = own?.valueFrom ?? first.start;
  const parted = [within(first, from, first.end), ...more]
    .map((span) => trimSpan(document.text, span))
    .filter((span) => span.end > span.start)
    .map((span) => partFields(document, span));
  const text = parted.flatMap(({ rest }) => rest);
  if (text.reduce((sum, { start, end }) => sum + wordsIn(document.text.slice(start, end)), 0) < FEWEST_WORDS)
    return null;
  const label = (beside ?? own)?.number ?? null;
  const start = beside && number ? Math.min(number.start, first.start) : first.start;
  return {
    rule: 'report/table',
    announced: own?.named ?? beside?.named ?? false,
    label,
    key: label ? numberKey(document.text.slice(label.start, label.end)) : null,
    title: [],
    text,
    addressees: parted.flatMap(({ fields }) => fields.addressees),
    priority: parted.flatMap(({ fields }) => fields.priority),
    timeFrame: parted.flatMap(({ fields }) => fields.timeFrame),
    response: [],
    section,
    place: placeOf(section) === 'chapter' || placeOf(section) === 'body' ? 'table' : placeOf(section),
    start,
    claims: [
      ...(own ? [{ span: within(first, first.start, from), as: 'label' as const }] : []),
      ...(beside && number ? [{ span: number, as: 'label' as const }] : []),
      ...parted.flatMap(({ claims }) => claims),
    ],
  };
}

interface Numbered {
  readonly number: Span;
  readonly valueFrom: number;
  readonly named: boolean;
}

/** The number of a cell: behind its label, or alone, or at the head of its text. */
function labelSpan(document: SourceDocument, span: Span): Numbered | null {
  const raw = document.text.slice(span.start, span.end);
  const text = textOf(document, span);
  const label = parseLabel(text);
  if (label?.number) {
    const at = (offset: number): number => span.start + rawOffset(raw, offset);
    const number = within(span, at(label.number[0]), at(label.number[1]));
    return { number, valueFrom: at(label.valueFrom), named: label.style === 'named' };
  }
  const match = LIST_NUMBER.exec(raw) ?? LEADING_NUMBER.exec(raw);
  const digits = match?.[1];
  if (!match || !digits) return null;
  const at = span.start + raw.indexOf(digits);
  return { number: within(span, at, at + digits.length), valueFrom: span.start + match[0].length, named: false };
}

const ID = /^\s*([A-Z]{1,6}(?:[-–/][A-Z\d]{1,6}){1,5})\s*$/u;

/** "RO-2018-008-SR-01" alone in its cell. */
function idSpan(document: SourceDocument, span: Span): Numbered | null {
  const id = ID.exec(document.text.slice(span.start, span.end))?.[1];
  if (id === undefined || !DIGIT.test(id)) return null;
  const at = span.start + document.text.slice(span.start, span.end).indexOf(id);
  return { number: within(span, at, at + id.length), valueFrom: span.end, named: false };
}

const DIGIT = /\d/u;
