/**
 * Text copied out of a PDF or Word file gives a table up cell by cell or line by line: its head lies broken over lines, "Time",
 * "Responsible", "frame or", "individual or", "unit(s)", and nobody can tell which of the lines below belongs to which column.
 */
import type { SourceDocument } from '../../core/document.js';
import { columnHeads } from '../../vocabulary/labels.js';
import { fieldsTold } from './columns.js';
import { fieldLabel } from './field-label.js';
import { lineEnd } from './line-end.js';

/** Letters only: brackets and footnote marks part no word of a head from another. */
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
/** A line that holds a value: a date, a number, the end of a sentence, what stands behind a colon. */
const VALUE = /\d|[.;:!?]/u;
const LONGEST_LINE = 60;
/** So many lines at least: two labels may follow one another where the first has no value. */
const LINES = 3;

const wordsOf = (line: string): string[] => (line.match(WORD) ?? []).map((word) => word.toLowerCase());

let headWords: ReadonlySet<string> | undefined;

const isOfHead = (line: string): boolean => {
  if (line.length > LONGEST_LINE || VALUE.test(line)) return false;
  headWords ??= new Set(columnHeads.flatMap(wordsOf));
  const words = wordsOf(line);
  return words.length > 0 && words.every((word) => headWords?.has(word));
};

/** Whether the head of an action table lies broken over lines of the text. Never so where tables were read as tables. */
export function holdsBrokenHead({ text, format, blocks }: SourceDocument): boolean {
  if (format !== 'text' || blocks.some(({ kind }) => kind === 'table')) return false;
  let run: string[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    run = isOfHead(line.trim()) ? [...run, line] : [];
    if (run.length >= LINES && isHead(run)) return true;
  }
  return false;
}

/** It names the key actions and what is said of them. */
function isHead(lines: readonly string[]): boolean {
  const fields = new Set(fieldsTold(wordsOf(lines.join(' '))));
  return fields.has('description') && fields.size > 1;
}

/** Labels without a value one after another, their values follow in a run of their own. */
export function labelsAlone(document: SourceDocument, from: number): boolean {
  const { text, format } = document;
  if (format !== 'text') return false;
  let at = from;
  for (let count = 0; count < LINES; count++) {
    while (BLANK.test(text[at] ?? '')) at++;
    const end = lineEnd(text, at, text.length);
    const label = fieldLabel(document, at, end, 'block');
    if (!label || text.slice(label.valueFrom, end).trim() !== '') return false;
    at = end;
  }
  return true;
}

const BLANK = /\s/u;
