/** One row of an action table as raw actions: mostly one, several where a cell numbers or lists them. */
import type { Cell, SourceDocument } from '../../core/document.js';
import { type Claim, type RawAction, type Reading, readAt } from '../../core/reading.js';
import { type Span, trimSpan, within } from '../../core/span.js';
import type { DocumentColumn } from '../../vocabulary/labels.js';
import { noFields } from '../rows.js';
import { isNothing, listedActions, numberedEntries, splitNumbered, withoutMarker } from './action-list.js';
import { isStatus } from './answer-words.js';
import { spansOf } from './cell-text.js';
import type { FieldCells } from './field-cells.js';
import { answersIn } from './template.js';
import { whoAndWhen } from './time-in-text.js';

export interface ActionRow {
  readonly actions: readonly RawAction[];
  readonly claims: readonly Claim[];
}

type Shared = Pick<RawAction, 'responsible' | 'dueDate' | 'status' | 'comments'>;

/** @param numbered the cell that holds the number of the action, where it has a column of its own. */
export function actionsOf(document: SourceDocument, cells: FieldCells, numbered: Cell | null): ActionRow {
  const claims: Claim[] = [];
  // A row whose action is the one above goes on with it: what reaches down to it was said there.
  const reachesDown = !cells.has('description') || cells.own('description') !== null;
  const spansUnder = (field: DocumentColumn): Span[] => {
    const cell = reachesDown ? cells.under(field) : cells.own(field);
    const answered = cell ? spansOf(cell).map((span) => answersIn(document, span)) : [];
    claims.push(...answered.flatMap((one) => one.claims));
    return answered.flatMap(({ spans }) => [...spans]);
  };
  const read = (field: DocumentColumn): Reading | null =>
    cells.has(field) ? readAt(document, spansUnder(field), `table/${field}`) : null;
  const both = whoAndWhen(document, spansUnder('whoAndWhen'));
  const shared = statusApart(document, {
    responsible: read('responsible') ?? both.responsible ?? null,
    dueDate: read('revisedDueDate') ?? read('dueDate') ?? read('originalDueDate') ?? both.dueDate ?? null,
    status: read('status') ?? read('monitoring'),
    comments: read('comments'),
  });
  const description = cells.own('description') ? spansUnder('description') : [];
  const filled = Object.values(shared).some((reading) => reading && reading.raw !== '');
  if (description.length === 0) return { actions: filled ? [{ ...noFields, ...shared }] : [], claims };
  const listed = listIn(document, description, shared);
  if (listed) return { actions: listed.actions, claims: [...claims, ...listed.claims] };
  const number = numbered && readAt(document, spansOf(numbered), 'table/number');
  const descriptions = splitNumbered(document, description);
  const actions = descriptions.flatMap((spans): RawAction[] => {
    const { number: own, text, claims: marker } = withoutMarker(document, spans);
    const action = readAt(document, text, 'table/description');
    if (!filled && isNothing(action.raw)) {
      claims.push(...spans.map((span): Claim => ({ span, as: 'furniture' })));
      return [];
    }
    claims.push(...marker);
    return [{ ...noFields, ...shared, number: own ?? (number?.raw ? number : null), description: action }];
  });
  return { actions, claims };
}

/**
 * Several entries in one cell are several actions where the row has no other cell that says who and when, or where these
 * cells have as many lines as there are entries.
 */
function listIn(document: SourceDocument, description: readonly Span[], shared: Shared): ActionRow | null {
  const { responsible, dueDate } = shared;
  const entries = numberedEntries(document, description);
  if (!responsible?.raw && !dueDate?.raw && entries.length > 1) {
    const { actions, claims } = listedActions(document, description);
    return { actions: actions.map((action) => ({ ...withoutNull(shared), ...action })), claims };
  }
  if (entries.length < 2) return null;
  const parts = { responsible: linesIn(document, responsible), dueDate: linesIn(document, dueDate) };
  const fits = (lines: readonly CountedLine[]): boolean => lines.length === entries.length;
  if (!fits(parts.dueDate) && !(fits(parts.responsible) && parts.dueDate.length < 2)) return null;
  if (parts.responsible.length > 1 && !fits(parts.responsible)) return null;
  const claims: Claim[] = [...parts.responsible, ...parts.dueDate].flatMap(({ marker }) => [...marker]);
  const actions = entries.map((spans, index): RawAction => {
    const { number, text, claims: marker } = withoutMarker(document, spans);
    claims.push(...marker);
    const own = (field: 'responsible' | 'dueDate'): Reading | null =>
      fits(parts[field]) ? (parts[field][index]?.reading ?? null) : shared[field];
    return {
      ...noFields,
      ...shared,
      responsible: own('responsible'),
      dueDate: own('dueDate'),
      number,
      description: readAt(document, text, 'table/description'),
    };
  });
  return { actions, claims };
}

const withoutNull = (shared: Shared): Partial<Shared> =>
  Object.fromEntries(Object.entries(shared).filter(([, reading]) => reading !== null));

interface CountedLine {
  readonly reading: Reading;
  /** The number it begins with. */
  readonly marker: readonly Claim[];
}

/** The lines of a cell, without the numbers they begin with. */
function linesIn(document: SourceDocument, reading: Reading | null): CountedLine[] {
  return (reading?.at ?? []).flatMap((span) => {
    const lines: CountedLine[] = [];
    let from = span.start;
    for (let at = from; at <= span.end; at++) {
      if (at < span.end && document.text[at] !== '\n') continue;
      const line = trimSpan(document.text, within(span, from, at));
      from = at + 1;
      if (line.end <= line.start) continue;
      const { text, claims: marker } = withoutMarker(document, [line]);
      lines.push({ reading: readAt(document, text, reading?.rule ?? ''), marker });
    }
    return lines;
  });
}

const LINE_END = /\n/u;
const BEHIND_STATUS = /^\s*[.:;,–—-]\s*$/u;

/** "Ongoing" on the first line, what explains it below: the explanation is a comment where no other column holds comments. */
function statusApart(document: SourceDocument, shared: Shared): Shared {
  const { status, comments } = shared;
  if (!status || comments || !LINE_END.test(status.raw)) return shared;
  const [first, ...more] = status.at;
  if (!first) return shared;
  const end = document.text.indexOf('\n', first.start);
  const to = end < 0 || end > first.end ? first.end : end;
  const word = document.text.slice(first.start, to).trim();
  if (!isStatus(word) || BEHIND_STATUS.test(word)) return shared;
  return {
    ...shared,
    status: readAt(document, within(first, first.start, to), status.rule),
    comments: readAt(document, [within(first, to, first.end), ...more], 'table/behind-status'),
  };
}

/** The rest of a row that a page or a wide cell cut: its cells go on with the fields of the action before. */
export function continued(document: SourceDocument, action: RawAction, rest: RawAction): RawAction {
  const both = (a: Reading | null, b: Reading | null): Reading | null => {
    if (!a || !b) return a ?? b;
    return b.raw === '' ? a : readAt(document, [...a.at, ...b.at], b.rule);
  };
  return {
    ...action,
    responsible: both(action.responsible, rest.responsible),
    dueDate: both(action.dueDate, rest.dueDate),
    status: both(action.status, rest.status),
    comments: both(action.comments, rest.comments),
  };
}
