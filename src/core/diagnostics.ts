/**
 * The registry of everything evaltrail can say about a document: each code with its severity and the data it carries.
 * A code is `area/what` and permanent once released. Sentences live in `sentences.ts`.
 */
import type { JoiningCounts } from './joining.js';
import type { Severity } from './record.js';
import type { Span } from './span.js';

/** What each code carries: the facts its sentence is made from. */
export interface DiagnosticData {
  'source/missing': { path: string };
  'source/unreadable': { path: string; reason: string };
  'source/link-loop': { path: string };
  'source/no-files': { path: string };
  'source/empty': Record<never, never>;
  'source/blank': Record<never, never>;
  'source/too-large': { bytes: number; limit: number };
  'source/duplicate': { of: string };
  'source/binary': { kind: string };
  'source/unsupported': { kind: string };
  'docx/password': Record<never, never>;
  'docx/damaged': { problem: string };
  'docx/too-large': { measure: 'entries' | 'bytes' | 'ratio'; value: number; limit: number };
  'docx/no-text': { pictures: number };
  'docx/left-out': { deletions: number; comments: number; hidden: number; prompts: number };
  'docx/not-read': { what: 'diagram' | 'embedded document'; count: number };
  'text/broken-encoding': { encoding: string; count: number };
  'text/nul-characters': { count: number };
  'pdf/damaged': Record<never, never>;
  'pdf/password': { tried: number };
  'pdf/protected': Record<never, never>;
  'pdf/no-text': { pages: number; pictures: number };
  'pdf/partly-scanned': { pages: readonly number[] };
  'pdf/pages-unreadable': { pages: readonly number[] };
  'pdf/unknown-characters': { count: number };
  'pdf/timed-out': { seconds: number };
  'pdf/out-of-memory': { megabytes: number };
  'pdf/second-engine': { first: string; second: string; why: string };
  'table/sources-disagree': { page: number; cells: number };
  'page/not-found': { phrase: string };
  'page/login': { phrase: string };
  'page/no-content': Record<never, never>;
  'page/cut-off': { after: string };
  'layout/unrecognised': { nearest: string | null };
  'layout/tie': { chosen: string; other: string };
  'layout/field-disagrees': { field: string; first: string; second: string };
  'row/split-by-names': { description: string; responsible: string };
  'row/continued': { line: string };
  'row/unread': { text: string };
  'evaluation/no-recommendations': Record<never, never>;
  'evaluation/count-mismatch': { what: string; printed: number; read: number };
  'report/none-made': {
    why: 'not-mentioned' | 'only-mentioned' | 'only-prose' | 'only-others';
    /** How many passages speak of recommendations. */
    passages: number;
  };
  'report/passage': { text: string };
  'report/may-recommend': { text: string };
  'report/others-left-out': { because: string; count: number };
  'report/reworded': { label: string | null; here: string; there: string };
  'recommendation/numbering-gap': { after: number; next: number };
  'recommendation/duplicated': { of: string };
  'recommendation/no-text': Record<never, never>;
  'recommendation/no-response': Record<never, never>;
  'recommendation/no-action': Record<never, never>;
  'recommendation/rejected-with-actions': { actions: number };
  'acceptance/contradictory': { words: string };
  'action/no-owner': Record<never, never>;
  'action/no-due-date': Record<never, never>;
  'action/due-before-added': { due: string; added: string };
  'due-date/unreadable': { raw: string };
  'stamp/unreadable': { raw: string };
  'status/unknown': { raw: string };
  'status/overdue-only': { raw: string };
  'unit/split-without-separator': { raw: string };
  'country/unknown': { raw: string };
  'text/template-left-in': { phrase: string };
  'identity/reworded': { before: string; now: string };
  'identity/unsure': { other: string; words: string };
  'joining/joined': JoiningCounts;
  /** `whole`: nothing of the response was left unread. */
  'joining/not-taken-up': { whole: boolean };
  'joining/only-in-response': Record<never, never>;
  'source/contradicts': { first: string; firstUri: string; second: string; secondUri: string };
  'correction/applied': { field: string; who: string; on: string; instead: string };
  'correction/conflict': { field: string; who: string; on: string; decided: string; now: string };
  'correction/without-item': { item: string; field: string; who: string; on: string };
  'alarm/no-records': { source: string; what: string; before: number };
  'alarm/fewer-records': { source: string; what: string; before: number; now: number };
  'alarm/lower-coverage': { source: string; field: string; before: number; now: number };
  'fetch/unreachable': { address: string; reason: string };
  'fetch/status': { address: string; status: number };
  'fetch/cut-off': { address: string; reason: string };
  'fetch/too-large': { address: string; what: 'bytes' | 'ratio'; limit: number };
  'fetch/wrong-type': { address: string; wanted: string; got: string };
  'fetch/redirect': { address: string; reason: string };
  'fetch/sign-in': { address: string; place: string };
  'fetch/refused-address': { address: string; host: string };
  'fetch/missing': { address: string; since: string };
  'fetch/gone': { address: string; since: string };
  'fetch/forbidden': { source: string; count: number; example: string };
  'fetch/not-now': { source: string; host: string; reason: string; left: number };
  'fetch/limit': { source: string; limit: string; left: number };
  'fetch/list-empty': { source: string; address: string; before: number };
  'fetch/list-shifts': { source: string; twice: number; missing: number };
  'fetch/nothing-there': { source: string; count: number; nights: number };
  'fetch/not-an-evaluation': { source: string; what: string; count: number; example: string };
  'fetch/stands': { source: string; count: number; oldest: string };
  'defect/contract': { problem: string };
}

export type DiagnosticCode = keyof DiagnosticData;

interface Entry {
  readonly severity: Severity;
  /** How much of the confidence in the record it speaks of is lost, 0 to 1. */
  readonly doubt?: number;
}

/**
 * fatal: the document gives no record. error: a record, but something the source has is missing from it.
 * warning: the record is whole, a person should look. info: said for the trail.
 */
export const registry: { readonly [Code in DiagnosticCode]: Entry } = {
  'source/missing': { severity: 'fatal' },
  'source/unreadable': { severity: 'fatal' },
  'source/link-loop': { severity: 'warning' },
  'source/no-files': { severity: 'fatal' },
  'source/empty': { severity: 'fatal' },
  'source/blank': { severity: 'fatal' },
  'source/too-large': { severity: 'fatal' },
  'source/duplicate': { severity: 'info' },
  'source/binary': { severity: 'fatal' },
  'source/unsupported': { severity: 'fatal' },
  'docx/password': { severity: 'fatal' },
  'docx/damaged': { severity: 'fatal' },
  'docx/too-large': { severity: 'fatal' },
  'docx/no-text': { severity: 'fatal' },
  'docx/left-out': { severity: 'info' },
  'docx/not-read': { severity: 'warning' },
  'text/broken-encoding': { severity: 'error' },
  'text/nul-characters': { severity: 'warning' },
  'pdf/damaged': { severity: 'fatal' },
  'pdf/password': { severity: 'fatal' },
  'pdf/protected': { severity: 'fatal' },
  'pdf/no-text': { severity: 'fatal' },
  'pdf/partly-scanned': { severity: 'error' },
  'pdf/pages-unreadable': { severity: 'error' },
  'pdf/unknown-characters': { severity: 'warning' },
  'pdf/timed-out': { severity: 'fatal' },
  'pdf/out-of-memory': { severity: 'fatal' },
  'pdf/second-engine': { severity: 'info' },
  'table/sources-disagree': { severity: 'info' },
  'page/not-found': { severity: 'fatal' },
  'page/login': { severity: 'fatal' },
  'page/no-content': { severity: 'fatal' },
  'page/cut-off': { severity: 'error', doubt: 0.9 },
  'layout/unrecognised': { severity: 'fatal' },
  'layout/tie': { severity: 'warning' },
  'layout/field-disagrees': { severity: 'warning' },
  'row/split-by-names': { severity: 'info', doubt: 0.05 },
  'row/continued': { severity: 'info', doubt: 0.1 },
  'row/unread': { severity: 'error', doubt: 0.9 },
  'evaluation/no-recommendations': { severity: 'error' },
  'evaluation/count-mismatch': { severity: 'warning' },
  'report/none-made': { severity: 'info' },
  'report/passage': { severity: 'info' },
  'report/may-recommend': { severity: 'warning' },
  'report/others-left-out': { severity: 'info' },
  'report/reworded': { severity: 'info' },
  'recommendation/numbering-gap': { severity: 'warning' },
  'recommendation/duplicated': { severity: 'warning' },
  'recommendation/no-text': { severity: 'warning', doubt: 0.1 },
  'recommendation/no-response': { severity: 'warning', doubt: 0.1 },
  'recommendation/no-action': { severity: 'warning' },
  'recommendation/rejected-with-actions': { severity: 'warning' },
  'acceptance/contradictory': { severity: 'warning', doubt: 0.2 },
  'action/no-owner': { severity: 'warning' },
  'action/no-due-date': { severity: 'warning' },
  'action/due-before-added': { severity: 'warning' },
  'due-date/unreadable': { severity: 'warning', doubt: 0.2 },
  'stamp/unreadable': { severity: 'warning', doubt: 0.9 },
  'status/unknown': { severity: 'warning', doubt: 0.1 },
  'status/overdue-only': { severity: 'warning' },
  'unit/split-without-separator': { severity: 'info', doubt: 0.03 },
  'country/unknown': { severity: 'info' },
  'text/template-left-in': { severity: 'warning', doubt: 0.1 },
  'identity/reworded': { severity: 'info' },
  'identity/unsure': { severity: 'warning' },
  'joining/joined': { severity: 'info' },
  'joining/not-taken-up': { severity: 'warning' },
  'joining/only-in-response': { severity: 'warning' },
  'source/contradicts': { severity: 'warning' },
  'correction/applied': { severity: 'info' },
  'correction/conflict': { severity: 'warning' },
  'correction/without-item': { severity: 'warning' },
  'alarm/no-records': { severity: 'error' },
  'alarm/fewer-records': { severity: 'error' },
  'alarm/lower-coverage': { severity: 'error' },
  'fetch/unreachable': { severity: 'error' },
  'fetch/status': { severity: 'error' },
  'fetch/cut-off': { severity: 'error' },
  'fetch/too-large': { severity: 'error' },
  'fetch/wrong-type': { severity: 'error' },
  'fetch/redirect': { severity: 'error' },
  'fetch/sign-in': { severity: 'error' },
  'fetch/refused-address': { severity: 'error' },
  'fetch/missing': { severity: 'warning' },
  'fetch/gone': { severity: 'warning' },
  'fetch/forbidden': { severity: 'warning' },
  'fetch/not-now': { severity: 'error' },
  'fetch/limit': { severity: 'warning' },
  'fetch/list-empty': { severity: 'error' },
  'fetch/list-shifts': { severity: 'warning' },
  'fetch/nothing-there': { severity: 'info' },
  'fetch/not-an-evaluation': { severity: 'error' },
  'fetch/stands': { severity: 'warning' },
  'defect/contract': { severity: 'fatal' },
};

export type Diagnostic<Code extends DiagnosticCode = DiagnosticCode> = {
  readonly [C in Code]: {
    readonly code: C;
    readonly data: DiagnosticData[C];
    /** The field it speaks of, from the evaluation down: `recommendations[2].actions[0].dueDate`. Null: the whole. */
    readonly path: string | null;
    readonly at: Span | null;
  };
}[Code];

/** Says something. `at` is the place in the stored text; `path` is filled in by the pipeline where the place tells it. */
export type Report = <Code extends DiagnosticCode>(
  code: Code,
  data: DiagnosticData[Code],
  where?: { readonly path?: string; readonly at?: Span },
) => void;

export const severityOf = (code: DiagnosticCode): Severity => registry[code].severity;
export const doubtOf = (code: DiagnosticCode): number => registry[code].doubt ?? 0;
