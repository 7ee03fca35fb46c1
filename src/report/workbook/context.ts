/** What every sheet may look at, and the cells that several sheets share. */
import type { Compliance } from '../../core/compliance-record.js';
import { deadlineStateOf, isOpen } from '../../core/deadline.js';
import type { Action, Evaluation, Recommendation } from '../../core/record.js';
import type { RunRecord } from '../../core/run-record.js';
import type { CellContent } from './book.js';
import { sourceWords } from './words.js';

/** From a source's uri to a link that works from the output folder, percent-encoded; null when there is none. */
export type LinkOf = (uri: string) => string | null;

export interface WorkbookInput {
  readonly evaluations: readonly Evaluation[];
  readonly compliance: Compliance;
  readonly run: RunRecord;
  readonly linkOf: LinkOf;
}

export function sourceCell(uri: string, linkOf: LinkOf): CellContent {
  const link = linkOf(uri);
  const text = sourceWords(uri);
  return link === null ? text : { text, link };
}

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
