/** What every sheet may look at, and the cells that several sheets share. */
import type { Compliance } from '../../core/compliance-record.js';
import { deadlineStateOf, isOpen } from '../../core/deadline.js';
import type { Past } from '../../core/past.js';
import type { Action, Evaluation, Evidence, Recommendation } from '../../core/record.js';
import type { Recurring } from '../../core/recurring-record.js';
import type { RunRecord } from '../../core/run-record.js';
import type { CellContent } from './book.js';
import { shortText } from './text.js';
import { dayWords, fieldWords, placeWords, sourceWords, spansOf } from './words.js';

/** From a source's uri to a link that works from the output folder, percent-encoded; null when there is none. */
export type LinkOf = (uri: string) => string | null;

export interface WorkbookInput {
  readonly evaluations: readonly Evaluation[];
  readonly compliance: Compliance;
  readonly run: RunRecord;
  /** What is said again and again; without it there is no sheet for it. */
  readonly recurring?: Recurring;
  readonly linkOf: LinkOf;
  /** What history knows of the key actions. */
  readonly past?: Past;
  /** Identity of the store that edits go back to; without one the workbook is for reading only. */
  readonly store?: string;
}

/** The name of the source, which leads to it; `page`, where there is one, to that page. */
export function sourceCell(uri: string, linkOf: LinkOf, page?: number): CellContent {
  const link = linkOf(uri);
  const text = sourceWords(uri);
  if (link === null) return text;
  return page === undefined ? { text, link } : { text, link, within: `page=${page}` };
}

/** The page that the first of these fields was read from. */
export const pageOf = (evidence: Evidence, fields: readonly string[]): number | undefined =>
  spansOf(evidence, fields)[0]?.page;

const QUOTE_LENGTH = 200;

/** For each of these fields, the words of the source and their place, or who decided: one line each. */
export function evidenceWords(evidence: Evidence, fields: readonly string[]): string | null {
  const lines = fields.flatMap((field) => {
    const found = evidence[field];
    if (found === undefined) return [];
    if (!Array.isArray(found) && 'correction' in found && found.correction) {
      const { by, on, why } = found.correction;
      return [`${fieldWords(field)}: decided by ${by} on ${dayWords(on)}: ${why}`];
    }
    const spans = spansOf(evidence, [field]);
    if (spans.length === 0) return [];
    const quote = shortText(spans.map((span) => span.quote.replace(SPACE, ' ').trim()).join(' … '), QUOTE_LENGTH);
    return [`${fieldWords(field)}: “${quote}” (${placeWords(spans)})`];
  });
  return lines.join('\n') || null;
}

const SPACE = /\s+/gu;
const RECOMMENDATION_LENGTH = 160;

/** What a recommendation is known by in a row about something else. */
export const recommendationWords = ({ title, text }: Pick<Recommendation, 'title' | 'text'>): string =>
  shortText(title ?? text, RECOMMENDATION_LENGTH);

/** The number as printed; a number that is one, as a number, so that it sorts. */
export const numberCell = ({ number, label }: Pick<Recommendation, 'number' | 'label'>): CellContent =>
  number !== null && (label === null || label === String(number)) ? number : label;

export interface ActionCounts {
  readonly all: number;
  readonly completed: number;
  readonly open: number;
  readonly overdue: number;
  readonly possiblyOverdue: number;
}

export function countActions(actions: readonly Action[], asOf: string): ActionCounts {
  const states = actions.map((action) => deadlineStateOf(action, asOf));
  return {
    all: actions.length,
    completed: actions.filter(({ status }) => status === 'completed').length,
    open: actions.filter(isOpen).length,
    overdue: states.filter((state) => state === 'overdue').length,
    possiblyOverdue: states.filter((state) => state === 'possibly_overdue').length,
  };
}

const OWNER = /^recommendations\[(\d+)\](?:\.actions\[(\d+)\])?/;

/** What a person should check, by the record it speaks of: `2` a recommendation, `2.0` its first action, empty the whole. */
export function checksOf({ diagnostics }: Evaluation): (key: string) => string | null {
  const sentences = new Map<string, string[]>();
  for (const { severity, message, path } of diagnostics) {
    if (severity === 'info') continue;
    const [, recommendation, action] = OWNER.exec(path ?? '') ?? [];
    const key = [recommendation, action].filter((part) => part !== undefined).join('.');
    sentences.set(key, [...(sentences.get(key) ?? []), message]);
  }
  return (key) => sentences.get(key)?.join('\n') ?? null;
}
