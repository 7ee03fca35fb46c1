/** The heads of action tables in documents: known words in any order, on one level or two ("Tracking*" above "Comments" and "Status"). */
import type { Cell, Row, SourceDocument } from '../../core/document.js';
import { remembered } from '../../core/remembered.js';
import { isEmpty, trimSpan } from '../../core/span.js';
import { fold } from '../../vocabulary/index.js';
import { columnGroups, columnWords, type DocumentColumn, documentColumns, foldLabel } from '../../vocabulary/labels.js';
import { textOf } from '../lines.js';
import { isChoice } from './answer-words.js';

/** The field of each grid column. */
export type Columns = ReadonlyMap<number, DocumentColumn>;

const BRACKET = /\s*\(([^()]*)\)/gu;
const FOOTNOTE = /[\d*†]+$/u;
/** Heads long enough to be known by how they begin. */
const LONG = 24;
const longHeads = [...documentColumns].filter(([label]) => label.length >= LONG);
const groups = [...columnGroups];

/** True for an empty cell: it holds no character but blanks. */
export const isBlank = (document: SourceDocument, { span }: Cell): boolean =>
  isEmpty(span) || isEmpty(trimSpan(document.text, span));

/** The columns that a head row names; null for any other row. */
export function headOf(document: SourceDocument, row: Row): Columns | null {
  const columns = new Map<number, DocumentColumn>();
  let unknown = 0;
  let guessed = 0;
  const cells = row.cells
    .filter((cell) => !isBlank(document, cell))
    .map((cell) => ({ cell, text: textOf(document, cell.span) }))
    .filter(({ text }) => !columnGroups.has(foldLabel(text)))
    .map((one) => ({ ...one, known: columnOf(one.text) }));
  // Words alone make no head: one of its cells is a head that is known.
  if (cells.every(({ known }) => known === null)) return null;
  for (const { cell, text, known } of cells) {
    const field = known ?? columnByWords(text);
    if (!known) guessed++;
    if (field && ![...columns.values()].includes(field)) columns.set(cell.column, field);
    else if (!field) unknown++;
  }
  const answering = asAnswers(columns);
  const found = new Set(answering.values());
  const answers = (['response', 'status', 'category'] as const).some((field) => found.has(field));
  // Who should do what by when, as the evaluators propose it: nobody has answered.
  if (found.has('recommendation') && !answers && !found.has('description')) return null;
  const tells =
    found.has('responsible') ||
    found.has('dueDate') ||
    found.has('whoAndWhen') ||
    (found.has('recommendation') && answers);
  const enough = guessed > unknown ? found.size >= FEWEST_GUESSED && unknown <= 1 : unknown < found.size - 1;
  return tells && found.size >= 2 && enough ? withActionColumn(document, row, answering) : null;
}

/** Heads that are told by a word only must be several, and hardly anything else beside them. */
const FEWEST_GUESSED = 3;

/** "Remarks" and "Comments" answer the recommendation where they stand beside it or behind the decision, and nothing else does. */
function asAnswers(columns: ReadonlyMap<number, DocumentColumn>): Map<number, DocumentColumn> {
  const entries = [...columns].sort(([a], [b]) => a - b);
  const at = (field: DocumentColumn): number => entries.findIndex(([, one]) => one === field);
  const answered = at('response') >= 0;
  const remarks = at('remarks');
  const decided = at('category');
  const comments = at('comments');
  return new Map(
    entries.map(([column, field], index): [number, DocumentColumn] => {
      if (index === remarks) {
        const answers = !answered && at('recommendation') >= 0 && at('description') < 0;
        return [column, answers ? 'response' : comments < 0 ? 'comments' : 'other'];
      }
      const behindDecision = index === comments && !answered && decided >= 0 && comments === decided + 1;
      return [column, behindDecision ? 'response' : field];
    }),
  );
}

/** A second head row below the first, with the columns of both; null for any other row. */
export function subHeadOf(document: SourceDocument, row: Row, above: Columns): Columns | null {
  const filled = row.cells.filter((cell) => !isBlank(document, cell));
  const named = (cell: Cell): boolean => above.has(cell.column);
  const guess = filled.length > 1 && !filled.some(named);
  const fields = filled.map((cell) => {
    const text = textOf(document, cell.span);
    return [cell.column, columnOf(text) ?? (guess ? columnByWords(text) : null)] as const;
  });
  if (fields.length === 0 || fields.some(([, field]) => field === null)) return null;
  const below = fields as readonly (readonly [number, DocumentColumn])[];
  const fresh = below.filter(([, field]) => ![...above.values()].includes(field));
  return new Map([...above, ...fresh]);
}

/** "(a) Evaluation recommendation", "2. Response" */
const ENUMERATED = /^(?:\([a-z]\)|[a-z]\)|\(?\d{1,2}[.)])\s+/u;
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*(?:\(s\))?\??/gu;
const NO_HEAD = /\d|[.;:!]\s*\S/u;
const MOST_HEAD_WORDS = 14;

const FIRST_PART = /^[^,;/–—]+/u;

/** The field that words in a head tell, its first part before the rest; null where none does, or where it is no head. */
const columnByWords = remembered((text: string): DocumentColumn | null => {
  const bare = text.replace(ENUMERATED, '').replace(BRACKET, '').trim();
  if (bare === '' || NO_HEAD.test(bare)) return null;
  const fields = fieldsOfWords(bare);
  if (fields.includes('responsible') && fields.includes('dueDate')) return 'whoAndWhen';
  return fieldsOfWords(FIRST_PART.exec(bare)?.[0] ?? '')[0] ?? fields[0] ?? null;
});

const OPEN = /\*$/u;
/** A phrase of the vocabulary, word by word; `open` words are beginnings. */
type Phrase = readonly { readonly word: string; readonly open: boolean }[];
const phrasesOfFields = columnWords.map(({ field, words }) => ({
  field,
  phrases: words.map(
    (phrase): Phrase => phrase.split(' ').map((part) => ({ word: part.replace(OPEN, ''), open: part.endsWith('*') })),
  ),
}));

function fieldsOfWords(bare: string): DocumentColumn[] {
  const words = bare.match(WORD) ?? [];
  return words.length > MOST_HEAD_WORDS ? [] : fieldsTold(words);
}

/** The fields that words of a head tell, in the order of the vocabulary. */
export function fieldsTold(printed: readonly string[]): DocumentColumn[] {
  const words = printed.map(fold);
  const holds = (phrase: Phrase): boolean =>
    words.some((_word, at) =>
      phrase.every(({ word, open }, n) => {
        const own = words[at + n] ?? '';
        return open ? own.startsWith(word) : own === word;
      }),
    );
  return phrasesOfFields.filter(({ phrases }) => phrases.some(holds)).map(({ field }) => field);
}

const CHOICE = /^(.{3,60}?)\s*[:：–—-]\s*(.+)$/su;

/** "Management response: accepted, partially accepted or rejected" */
function withoutChoice(text: string): string {
  const match = CHOICE.exec(text);
  return match?.[1] && isChoice(match[2] ?? '') ? match[1] : text;
}

/** The field that a head names; null for other words. */
export const columnOf = remembered((whole: string): DocumentColumn | null => {
  const text = whole.replace(ENUMERATED, '');
  const known = (words: string): DocumentColumn | undefined =>
    documentColumns.get(foldLabel(words)) ?? documentColumns.get(foldLabel(words.replace(FOOTNOTE, '')));
  const bare = withoutChoice(text).replace(BRACKET, (bracket, words: string) =>
    isChoice(words) || words.length > 3 ? '' : bracket,
  );
  const direct = known(text) ?? known(bare);
  if (direct) return direct;
  const folded = foldLabel(text);
  const group = groups.find((words) => folded.startsWith(words));
  const behind = group === undefined ? undefined : documentColumns.get(folded.slice(group.length));
  return behind ?? longHeads.find(([label]) => folded.startsWith(label))?.[1] ?? null;
});

const GAP = /[\s|]+/u;
const SHORTEST = 4;
const FLAT_HEADS = 3;
const MOST_WORDS = 16;
/** No row of heads is longer. */
const LONGEST = 400;
/** Every head and what is left of it where it is broken off. */
const beginnings: ReadonlySet<string> = new Set(
  [...documentColumns.keys(), ...groups].flatMap((head) =>
    Array.from({ length: Math.max(0, head.length - SHORTEST + 1) }, (_none, index) => head.slice(0, SHORTEST + index)),
  ),
);

/** The head of a table whose columns were lost: nothing but heads on one line, three or more, some of them broken off. */
export function isFlatHead(line: string): boolean {
  if (line.length > LONGEST) return false;
  const printed = line.trim().split(GAP, MOST_WORDS + 1);
  if (printed.length < FLAT_HEADS || printed.length > MOST_WORDS) return false;
  const words = printed.map(foldLabel);
  // For every word: how many heads at most the words up to it are, none for words that are not.
  const counts: number[] = [0];
  for (let to = 1; to <= words.length; to++) {
    counts[to] = Number.NaN;
    for (let from = 0; from < to; from++) {
      const before = counts[from] ?? Number.NaN;
      if (Number.isNaN(before) || !beginnings.has(words.slice(from, to).join(''))) continue;
      counts[to] = Math.max(before + 1, counts[to] || 0);
    }
  }
  return (counts[words.length] ?? 0) >= FLAT_HEADS;
}

/** The column of the action may have no head: then it is the first without one. */
function withActionColumn(document: SourceDocument, row: Row, columns: Map<number, DocumentColumn>): Columns {
  const held = [...columns.values()];
  if (held.includes('description') || held.includes('recommendation')) return columns;
  const unnamed = row.cells.find((cell) => isBlank(document, cell) && !columns.has(cell.column));
  return unnamed ? new Map([...columns, [unnamed.column, 'description']]) : columns;
}
