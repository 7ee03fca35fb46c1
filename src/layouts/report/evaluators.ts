/**
 * Who evaluated, where the first pages name them: "Prepared by …", "Evaluation team: …", a row "Evaluator | …". Only persons and
 * firms; whoever commissioned, managed or photographed is none of them.
 */
import type { SourceDocument } from '../../core/document.js';
import { placed } from '../../core/place.js';
import { type Reading, readAt } from '../../core/reading.js';
import { type Span, trimSpan, within } from '../../core/span.js';
import { evaluatorLabels, madeBy } from '../../vocabulary/evaluators.js';
import { fold } from '../../vocabulary/index.js';
import { literals } from '../documents/pattern.js';
import { textOf } from '../lines.js';
import type { Item, TableRow, Text } from './items.js';
import { namesIn } from './names.js';
import type { Outline } from './sections.js';

const FRONT_PAGES = 6;
const FRONT_ITEMS = 150;
/** Without pages nothing but the order tells what is in front. */
const FRONT_ITEMS_UNPAGED = 40;
const LONGEST_LABEL = 60;
const MOST_BELOW = 8;
const MADE_BY = new RegExp(`^\\s*(?:${literals([...madeBy])})(?![\\p{L}])\\s*:?\\s*`, 'iu');
/** The list goes on with the next line. */
const GOES_ON = /[;,]\s*$/u;
const LABEL = /^\s*([^:：\n]{3,60}?)\s*[:：]\s*/u;
const NOT_OF_LABEL = /\(.{0,6}\)|[*.:\s]+$/gu;

/** The names, each with its place; null where none is given. A name counts once, at its first place. */
export function evaluatorsOf(document: SourceDocument, { items, headings }: Outline): readonly Reading[] | null {
  const front = frontOf(document, items);
  const found = new Map<string, Span>();
  for (const [at, item] of front.entries()) {
    const names = item.kind === 'row' ? inRow(document, item) : inText(document, front, at, headings);
    for (const span of names) {
      const key = fold(document.text.slice(span.start, span.end));
      if (!found.has(key)) found.set(key, span);
    }
  }
  const readings = [...found.values()].map((span) => readAt(document, span, 'report/evaluator'));
  return readings.length > 0 ? readings : null;
}

function frontOf(document: SourceDocument, items: readonly Item[]): readonly Item[] {
  if (document.pages === null) return items.slice(0, FRONT_ITEMS_UNPAGED);
  const pageOf = ({ span }: Item): number =>
    placed(document.places, { start: span.start, end: Math.min(span.end, span.start + 1) })[0]?.page ?? 1;
  return items.slice(0, FRONT_ITEMS).filter((item) => pageOf(item) <= FRONT_PAGES);
}

const isLabel = (words: string): boolean =>
  words.length <= LONGEST_LABEL && evaluatorLabels.has(fold(words.replace(NOT_OF_LABEL, '')));

/** "Evaluator | Jane Doe, regional adviser" */
function inRow(document: SourceDocument, { row }: TableRow): Span[] {
  const [label, value, more] = row.cells.filter(({ span }) => span.end > span.start);
  if (!label || !value || more || !isLabel(textOf(document, label.span))) return [];
  return namesIn(document, trimSpan(document.text, value.span));
}

function inText(document: SourceDocument, front: readonly Item[], at: number, headings: ReadonlySet<Item>): Span[] {
  const { span } = front[at] as Text;
  const text = document.text.slice(span.start, span.end);
  const label = LABEL.exec(text);
  const made = MADE_BY.exec(text);
  const valueFrom = label && isLabel(label[1] ?? '') ? label[0].length : (made?.[0].length ?? null);
  if (valueFrom === null) return isLabel(text) ? below(document, front, at, headings) : [];
  const value = trimSpan(document.text, within(span, span.start + valueFrom, span.end));
  if (value.end <= value.start) return below(document, front, at, headings);
  const names = namesIn(document, value);
  const next = front[at + 1];
  const goesOn = names.length > 0 && GOES_ON.test(text) && next?.kind === 'text' && !headings.has(next);
  return goesOn ? [...names, ...namesIn(document, trimSpan(document.text, next.span))] : names;
}

/** Names on the lines below a label that stands alone, up to the first line that begins with none. */
function below(document: SourceDocument, front: readonly Item[], at: number, headings: ReadonlySet<Item>): Span[] {
  const names: Span[] = [];
  for (const item of front.slice(at + 1, at + 1 + MOST_BELOW)) {
    if (item.kind !== 'text' || (headings.has(item) && names.length > 0)) break;
    const own = namesIn(document, trimSpan(document.text, item.span));
    if (own.length === 0) break;
    names.push(...own);
  }
  return names;
}
