/** The responsible units of a key action: one cell of the page, split into the units a careful person would list. */
import type { Unit } from '../core/record.js';
import { remembered } from '../core/remembered.js';
import { connectors, dueDateWords, fold, unitWords } from '../vocabulary/index.js';
import { cleanText } from './text.js';
import { kindOf } from './units/phrase.js';
import { splitLine } from './units/split.js';
import { splitWithoutSeparator } from './units/without-separator.js';

export interface UnitsRead {
  /** In the order of the page, each once. */
  readonly units: readonly Unit[];
  /** Two units stood side by side with nothing between them: the split rests on the words alone. */
  readonly withoutSeparator: boolean;
}

const LINE_END = /[\r\n\u2028\u2029]+/u;
const LEADING_MARKS =
  /^(?:[\s\-–—•*·▪◦,;:/&]|\(?\d{1,2}[).](?=\s*\p{L})|\(?(?:[a-h]|[ivx]{1,4})\)(?=\s*\p{L})|[ivx]{1,4}\.(?=\s+\p{L}))+/u;
const TRAILING_MARKS = /[\s.,;:/&\-–—•*·]+$/u;
const ABBREVIATION = /(?:\p{Lu}\.){2,}$/u;
const ENDS_OPEN = /[,،/&(–—-]\s*$/u;
const CLOSES = /^\s*[)\]&/,]/u;
const STARTS_LOWER = /^\s*\p{Ll}/u;
const FIRST_WORD = /\p{L}+/u;
const LETTER = /[\p{L}\p{N}]/u;
const LAST_WORD = /([\p{L}’']+)\s*$/u;
const LONGEST = 20_000;

/** Splits a responsible cell. Line feeds part list items, unless a line plainly goes on with the one before it. */
export const units = remembered(readUnits);

function readUnits(raw: string): UnitsRead {
  const lines = joinWrapped(raw.slice(0, LONGEST).split(LINE_END));
  const parts = lines.flatMap(splitLine);
  const apart = parts.map(splitWithoutSeparator);
  const found = new Map<string, Unit>();
  for (const part of apart.flat()) {
    const unit = unitOf(part);
    const key = unit && fold(unit.name);
    if (unit && key !== null && !found.has(key)) found.set(key, unit);
  }
  return { units: [...found.values()], withoutSeparator: apart.some((list) => list.length > 1) };
}

/** A line goes on where the one before ends in a comma, a small word or an open bracket, or where it cannot begin a name. */
function joinWrapped(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const open = joined.at(-1);
    if (line.trim() === '') continue;
    if (open !== undefined && goesOn(open, line)) joined[joined.length - 1] = `${open} ${line.trim()}`;
    else joined.push(line.trim());
  }
  return joined;
}

function goesOn(open: string, line: string): boolean {
  const last = LAST_WORD.exec(open.slice(-40))?.[1] ?? '';
  const first = FIRST_WORD.exec(line)?.[0] ?? '';
  if (ENDS_OPEN.test(open.slice(-20)) || CLOSES.test(line)) return true;
  if (isSmallWord(last) || isSmallWord(first)) return true;
  return STARTS_LOWER.test(line) && kindOf(line) === 'none';
}

const isSmallWord = (word: string): boolean => word === word.toLowerCase() && connectors.has(word);

let leads: ReadonlySet<string> | undefined;
const LED = /^([\p{L} -]{2,24}?)\s*[:：]\s*(?=\S)/u;

/** "Lead: Programme Unit" → "Programme Unit". */
function withoutLead(name: string): string {
  leads ??= new Set(unitWords('leads'));
  const match = LED.exec(name);
  return match && leads.has(fold(match[1] ?? '')) ? name.slice(match[0].length) : name;
}

/** Words that stand in the cell instead of a unit: "N/A", "TBD". */
let placeholders: ReadonlySet<string> | undefined;

function unitOf(part: string): Unit | null {
  placeholders ??= new Set([...dueDateWords('notApplicable'), ...dueDateWords('noneEstablished')]);
  const raw = part.trim();
  const name = withoutArticle(withoutLead(withoutMarks(cleanText(raw))));
  if (!LETTER.test(name) || placeholders.has(fold(name)) || placeholders.has(fold(raw))) return null;
  return { name, raw };
}

function withoutMarks(text: string): string {
  const opened = text.replace(LEADING_MARKS, '');
  return ABBREVIATION.test(opened) ? opened : opened.slice(0, opened.length - trailing(opened));
}

/** How many closing marks end the text; counted from the end so that long runs stay linear. */
function trailing(text: string): number {
  let length = 0;
  while (length < text.length && TRAILING_MARKS.test(text.charAt(text.length - 1 - length))) length++;
  return length;
}

/** "the IEO" → "IEO"; only English, where an article is never part of the name of a unit. */
const ARTICLE = /^the\s+(?=\S)/u;
const withoutArticle = (name: string): string => name.replace(ARTICLE, '');
