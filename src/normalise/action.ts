/** From the row of a key action to its record. */
import type { Report } from '../core/diagnostics.js';
import type { SourceDocument } from '../core/document.js';
import { idFrom } from '../core/id.js';
import { type RawAction, type Reading, readAt } from '../core/reading.js';
import type { Action, DateValue } from '../core/record.js';
import type { Span } from '../core/span.js';
import { dueDate } from './due-date/index.js';
import { EvidenceOf } from './evidence.js';
import { stampOf } from './stamped.js';
import { status } from './status.js';
import { cleanText } from './text.js';
import { units } from './units.js';

interface Parent {
  /** Of the recommendation. */
  readonly id: string;
  readonly path: string;
  readonly index: number;
  readonly siblings: readonly RawAction[];
  readonly report: Report;
}

export function normaliseAction(document: SourceDocument, raw: RawAction, parent: Parent): Action {
  const { path, report } = parent;
  const number = raw.number === undefined ? actionNumber(document, raw.description) : raw.number;
  const evidence = new EvidenceOf(document).read('number', number).read('description', raw.description);
  evidence.read('responsibleUnits', raw.responsible).read('dueDate', raw.dueDate).read('status', raw.status);
  evidence.read('justification', raw.justification).read('comments', raw.comments);
  evidence.read('added', raw.added).read('lastUpdated', raw.lastUpdated);
  if (raw.documents.length > 0) {
    const titles = raw.documents.map(({ title }) => title);
    evidence.read('documents', { raw: '', at: titles.flatMap(({ at }) => at), rule: titles[0]?.rule ?? '' });
  }
  const declared = statusOf(raw, path, report);
  if (raw.dueDate ? raw.dueDate.raw === '' : raw.cutOff)
    evidence.derived('dueDate', raw.dueDate ? 'empty-cell' : 'page-cut-off', []);
  if (!raw.status?.raw) evidence.derived('status', raw.cutOff ? 'page-cut-off' : 'no-status-printed', []);
  evidence.derived('declaredOverdue', 'word-of-status', ['status']);
  evidence.derived('confidence', 'less-the-doubts', ['doubts']);
  const owners = unitsOf(document, raw.responsible, path, report);
  const description = cleanText(raw.description?.raw ?? '');
  return {
    id: idFrom('act', [parent.id, description, repetition(parent, raw)]),
    number: number?.raw ?? null,
    description,
    responsibleUnits: owners,
    responsibleRaw: raw.responsible ? cleanText(raw.responsible.raw) || null : null,
    dueDate: dueDateOf(raw, path, report),
    status: declared.status,
    statusRaw: (raw.status && cleanText(raw.status.raw)) || null,
    declaredOverdue: declared.declaredOverdue,
    justification: (raw.justification && cleanText(raw.justification.raw)) || null,
    comments: (raw.comments && cleanText(raw.comments.raw)) || null,
    documents: raw.documents.map(({ title, uri }) => ({ title: cleanText(title.raw), uri })),
    added: stampOf(raw.added, `${path}.added`, report),
    lastUpdated: stampOf(raw.lastUpdated, `${path}.lastUpdated`, report),
    evidence: evidence.fields,
    confidence: 1,
  };
}

/** Actions of one recommendation that say the same are told apart by their order. */
const repetition = ({ siblings, index }: Parent, raw: RawAction): number =>
  siblings
    .slice(0, index)
    .filter((other) => cleanText(other.description?.raw ?? '') === cleanText(raw.description?.raw ?? '')).length;

const NUMBER = /^(\d{1,2}(?:\.\d{1,2})+[a-z]?|\d{1,2}(?=[.):]\s))(?=[\s.:)])/u;

/** The number printed before the description; part of the description as well. */
function actionNumber(document: SourceDocument, description: Reading | null): Reading | null {
  const first = description?.at[0];
  const digits = description && NUMBER.exec(description.raw)?.[1];
  if (!first || !digits) return null;
  return readAt(document, { ...first, end: first.start + digits.length } satisfies Span, 'action/number-before-text');
}

function statusOf(raw: RawAction, path: string, report: Report): ReturnType<typeof status> {
  const printed = raw.status?.raw ?? '';
  const declared = status(printed);
  const where = { path: `${path}.status`, ...(raw.status?.at[0] ? { at: raw.status.at[0] } : {}) };
  if (!declared.known) report('status/unknown', { raw: printed }, where);
  else if (declared.declaredOverdue && declared.status === 'not_reported')
    report('status/overdue-only', { raw: printed }, where);
  return declared;
}

/** Null only where the source has no such field; a field that the end of the page cuts away is unreadable. */
function dueDateOf(raw: RawAction, path: string, report: Report): DateValue | null {
  if (!raw.dueDate) return raw.cutOff ? { raw: '', kind: 'unreadable', earliest: null, latest: null } : null;
  const value = { ...dueDate(raw.dueDate.raw), raw: cleanText(raw.dueDate.raw) };
  const [at] = raw.dueDate.at;
  if (value.kind === 'unreadable')
    report('due-date/unreadable', { raw: raw.dueDate.raw }, { path: `${path}.dueDate`, ...(at ? { at } : {}) });
  return value;
}

/** The end of a page parts no list: what stands on both sides is one line. */
function acrossPages({ text }: SourceDocument, { at, raw }: Reading): string {
  const [first] = at;
  if (!first || at.every(({ page }) => page === first.page)) return raw;
  return at.reduce((read, span, index) => {
    const before = at[index - 1];
    const between = before === undefined ? '' : before.page === span.page ? '\n' : ' ';
    return read + between + text.slice(span.start, span.end);
  }, '');
}

function unitsOf(
  document: SourceDocument,
  reading: Reading | null,
  path: string,
  report: Report,
): Action['responsibleUnits'] {
  if (!reading) return [];
  const { units: split, withoutSeparator } = units(acrossPages(document, reading));
  const [at] = reading.at;
  if (withoutSeparator)
    report(
      'unit/split-without-separator',
      { raw: reading.raw },
      { path: `${path}.responsibleUnits`, ...(at ? { at } : {}) },
    );
  return [...split];
}
