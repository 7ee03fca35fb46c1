/** Who a recommendation is for, how urgent it is and by when, where its text says so under a label: "Addressed to: …; Priority: High". */
import type { Row, SourceDocument } from '../../core/document.js';
import type { Claim } from '../../core/reading.js';
import { type Span, trimSpan, within } from '../../core/span.js';
import { fold } from '../../vocabulary/index.js';
import { documentLabels } from '../../vocabulary/labels.js';
import { reportLabels } from '../../vocabulary/report.js';
import { spansOf } from '../documents/cell-text.js';
import { isBlank } from '../documents/columns.js';
import { literals } from '../documents/pattern.js';
import { textOf } from '../lines.js';

export type Field = 'addressees' | 'priority' | 'timeFrame';

export interface Parted {
  /** What is no field. */
  readonly rest: readonly Span[];
  readonly fields: Readonly<Record<Field, readonly Span[]>>;
  readonly claims: readonly Claim[];
}

/** A line whose label says that it explains: it is no part of the recommendation. `alone`: what it labels stands below. */
export interface Aside {
  readonly alone: boolean;
}

const fromForms = (...fields: readonly string[]): readonly string[] =>
  documentLabels.filter(([, field]) => fields.includes(field)).map(([label]) => label);
const LABELS: Readonly<Record<Field, readonly string[]>> = {
  addressees: [...fromForms('addressees', 'responsible'), ...reportLabels.addressees],
  priority: [...fromForms('priority'), ...reportLabels.priority],
  timeFrame: [...fromForms('dueDate'), ...reportLabels.timeFrame],
};
const longestFirst = (words: readonly string[]): readonly string[] => [...words].sort((a, b) => b.length - a.length);
/** Shorter labels are words of a sentence unless they begin a line or stand behind a sign. */
const SHORT = 6;
const group = (field: Field): string => {
  const words = LABELS[field];
  const any = literals(longestFirst(words));
  const long = literals(longestFirst(words.filter((word) => word.length >= SHORT)));
  return `(?<${field}>(?<=^|[;|\\n(\\[]\\s*|\\.\\s+)(?:${any})|(?<=\\s)(?:${long}))`;
};
const LABEL = new RegExp(
  `(?:${(['addressees', 'priority', 'timeFrame'] as const).map(group).join('|')})(?:\\s*\\([^()\\n]{1,60}\\))?\\s*[:：]\\s*`,
  'gu',
);
const ASIDE = new RegExp(
  `^\\s*(?:${literals(longestFirst(reportLabels.aside))})(?:\\s*\\([^()\\n]{1,60}\\))?\\s*[:：](.*)$`,
  'isu',
);
const COLON = /[:：]/u;
const UPPER = /^[\p{Lu}\p{Lo}]/u;
const OPENING = /[;|([\s]+$/u;
const CLOSING = /[;|)\]\s]+$/u;
const FULL_STOP = /\.$/u;
const LONGEST_VALUE = 200;

/** Parts the fields of a stretch from its text. */
export function partFields(document: SourceDocument, span: Span): Parted {
  const text = document.text.slice(span.start, span.end);
  // Most paragraphs have no colon, and without one there is no label.
  const found = COLON.test(text) ? [...text.matchAll(LABEL)].filter(({ 0: label }) => UPPER.test(label)) : [];
  const fields: Record<Field, Span[]> = { addressees: [], priority: [], timeFrame: [] };
  const claims: Claim[] = [];
  const rest: Span[] = [];
  let from = 0;
  for (const [index, match] of found.entries()) {
    const next = found[index + 1]?.index ?? text.length;
    const valueFrom = match.index + match[0].length;
    const line = text.indexOf('\n', valueFrom);
    const end = line >= 0 && line < next ? line : next;
    const value = text.slice(valueFrom, end).replace(CLOSING, '').replace(FULL_STOP, '');
    if (value === '' || value.length > LONGEST_VALUE) continue;
    const before = text.slice(from, match.index).replace(OPENING, '');
    rest.push(within(span, span.start + from, span.start + from + before.length));
    claims.push({ span: within(span, span.start + match.index, span.start + valueFrom), as: 'label' });
    const field = (Object.keys(fields) as Field[]).find((name) => match.groups?.[name] !== undefined) ?? 'addressees';
    fields[field].push(within(span, span.start + valueFrom, span.start + valueFrom + value.length));
    from = end;
  }
  const last = text.slice(from);
  if (last.replace(/[\s.;|)\]]/gu, '') !== '') rest.push(within(span, span.start + from, span.end));
  return { rest: rest.map((one) => trimSpan(document.text, one)).filter((one) => one.end > one.start), fields, claims };
}

const BEHIND_HEAD = /\s*\([^)]*\)\s*|[\s:.*]+$/gu;
const BY_HEAD: ReadonlyMap<string, Field> = new Map(
  (Object.entries(LABELS) as [Field, readonly string[]][]).flatMap(([field, labels]) =>
    labels.map((label): [string, Field] => [headKey(label), field]),
  ),
);

/** The field that a head or a cell names, with or without a colon. */
export const fieldOfHead = (text: string): Field | undefined => BY_HEAD.get(headKey(text));

function headKey(text: string): string {
  return fold(text).replace(BEHIND_HEAD, '');
}

interface FieldRow {
  readonly name: Field;
  readonly label: Span;
  readonly spans: readonly Span[];
}

/** "Priority | High" below a recommendation of the same table. */
export function fieldIn(document: SourceDocument, row: Row): FieldRow | null {
  const [label, value, more] = row.cells.filter((cell) => !isBlank(document, cell));
  const name = label && fieldOfHead(textOf(document, label.span));
  return name && value && !more ? { name, label: label.span, spans: spansOf(value) } : null;
}

/** "Priority: High | Addressed to: Country office": each cell with its label. Null where one holds anything else. */
export function labelledCells(document: SourceDocument, row: Row): Parted | null {
  const parted = row.cells
    .filter((cell) => !isBlank(document, cell))
    .flatMap((cell) => spansOf(cell))
    .map((span) => partFields(document, span));
  if (parted.length === 0 || parted.some(({ rest }) => rest.length > 0)) return null;
  const of = (field: Field): Span[] => parted.flatMap(({ fields }) => fields[field]);
  return {
    rest: [],
    fields: { addressees: of('addressees'), priority: of('priority'), timeFrame: of('timeFrame') },
    claims: parted.flatMap(({ claims }) => claims),
  };
}

/** Null for a line that is none. */
export function asideOf(text: string): Aside | null {
  const match = ASIDE.exec(text);
  return match ? { alone: (match[1] ?? '').trim() === '' } : null;
}
