/**
 * A label at the beginning of a line: "Recommendation to:", "Management response (Accept/Partially Accept/Reject)",
 * "Status". What stands in a label is no answer, unless somebody edited the label into one ("Management response - accept").
 */
import type { SourceDocument } from '../../core/document.js';
import { type Span, trimSpan } from '../../core/span.js';
import { colonLabels, type DocumentField, documentLabels, foldLabel } from '../../vocabulary/labels.js';
import { isChoice, isDecision, isStatus } from './answer-words.js';
import { literals } from './pattern.js';
import { isInstruction } from './template.js';

export interface FieldLabel {
  readonly field: DocumentField;
  /** Where the value begins. */
  readonly valueFrom: number;
  /** The answer that the label itself gives. */
  readonly answer: Span | null;
  /** A word of every day, a label only by its colon. */
  readonly weak: boolean;
}

/** How much a line must show to be a label: inside a paragraph only a colon tells it from a wrapped line. */
export type Strictness = 'colon' | 'line' | 'block';

const NUMBER = /^\(?\d{1,3}[.)]\s+/u;
const FIRST_WORD = /^\p{L}+/u;
const firstWord = (text: string): string => FIRST_WORD.exec(text)?.[0].toLowerCase() ?? '';

/** The labels that begin with a word: most lines begin with a word that no label has. */
function byFirstWord(labels: readonly (readonly [label: string, field: DocumentField])[]): ReadonlyMap<string, RegExp> {
  const groups = new Map<string, string[]>();
  for (const [label] of labels) groups.set(firstWord(label), [...(groups.get(firstWord(label)) ?? []), label]);
  return new Map(
    [...groups].map(([word, group]) => [word, new RegExp(`^(?:${literals(group)})(?![\\p{L}\\p{N}])`, 'iu')]),
  );
}

const LABELS = byFirstWord(documentLabels);
const COLON_LABELS = byFirstWord(colonLabels);
const fieldsOf = (
  labels: readonly (readonly [label: string, field: DocumentField])[],
): ReadonlyMap<string, DocumentField> => new Map(labels.map(([label, field]) => [foldLabel(label), field]));
const FIELDS = fieldsOf(documentLabels);
const COLON_FIELDS = fieldsOf(colonLabels);
const BRACKET = /^\s*\(([^()\n]{0,120})\)/u;
const TIME = /^\s*\(\s*(?:time|temps|tiempo|tempo|время)[\s-]*\d\s*\)/iu;
const DASHED = /^\s*[-–—]\s*([^:(\n]{1,80}?)\s*(?=[:(\n]|$)/u;
/** "Key action 1.1:" */
const ACTION_NUMBER = /^\s*(?=#?\s*\d{1,3}(?:\.\d{1,2})*[a-z]?\s*(?:[:：.)–-]|$))/u;
const COLON = /^\s*[:：]/u;
const STAR = /^\s*\*+/u;
const REST_OF_NAME = /^[^:\n]{0,140}:/u;
const BLANKS = /^[^\S\n]*/u;
const LOWER = /^\p{Ll}/u;

/** Reads the label that the text from `from` begins with; `to` ends the line. */
export function fieldLabel(
  document: SourceDocument,
  from: number,
  to: number,
  strictness: Strictness,
): FieldLabel | null {
  const whole = document.text.slice(from, to);
  const opened = whole.length - whole.trimStart().length;
  const numbered = NUMBER.exec(whole.slice(opened))?.[0].length ?? 0;
  const start = opened + numbered;
  const text = whole.slice(start);
  const word = firstWord(text);
  const known = LABELS.get(word)?.exec(text);
  const match = known ?? COLON_LABELS.get(word)?.exec(text);
  if (!match || LOWER.test(match[0])) return null;
  const field = (known ? FIELDS : COLON_FIELDS).get(foldLabel(match[0]));
  if (!field) return null;
  const tail = readTail(whole, start + match[0].length, field);
  const ends = whole.slice(tail.at).trim() === '';
  const told =
    tail.colon ||
    tail.numbered ||
    (tail.choices && ends) ||
    (known !== undefined &&
      known !== null &&
      strictness !== 'colon' &&
      (ends || tail.choices || tail.instructed || (strictness === 'block' && numbered === 0)));
  if (!told) return null;
  const answer = tail.answer
    ? trimSpan(document.text, { start: from + tail.answer[0], end: from + tail.answer[1] })
    : null;
  return { field, valueFrom: from + tail.at, answer, weak: !known };
}

interface Tail {
  readonly at: number;
  readonly colon: boolean;
  /** Choices to strike out stand in the label. */
  readonly choices: boolean;
  /** An instruction of the form follows behind a dash. */
  readonly instructed: boolean;
  /** The number of an action stands behind it; it belongs to the value. */
  readonly numbered: boolean;
  readonly answer: readonly [from: number, to: number] | null;
}

/** What belongs to a label behind its words: brackets, choices, "(Time 1)", a colon. */
function readTail(whole: string, from: number, field: DocumentField): Tail {
  let at = from;
  let colon = false;
  let choices = false;
  let answer: Tail['answer'] = null;
  if (field === 'actions' && ACTION_NUMBER.test(whole.slice(from))) {
    const numberAt = from + (ACTION_NUMBER.exec(whole.slice(from))?.[0].length ?? 0);
    return { at: numberAt, colon: false, choices: false, instructed: false, numbered: true, answer };
  }
  for (;;) {
    const rest = whole.slice(at);
    const time = TIME.exec(rest);
    const mark: RegExpExecArray | null = colon ? null : (COLON.exec(rest) ?? STAR.exec(rest));
    const bracket = colon ? null : BRACKET.exec(rest);
    const dashed: RegExpExecArray | null = colon || answer ? null : DASHED.exec(rest);
    if (time) at += time[0].length;
    else if (mark) {
      colon = mark[0].trim().startsWith('*') ? colon : true;
      at += mark[0].length;
    } else if (bracket) {
      const words: string = bracket[1] ?? '';
      if (isChoice(words)) choices = true;
      else if (isAnswer(words, field)) answer = [at + bracket[0].indexOf(words), at + bracket[0].length - 1];
      at += bracket[0].length;
    } else if (dashed && isOption(dashed[1] ?? '', field)) {
      const words: string = dashed[1] ?? '';
      if (isChoice(words)) choices = true;
      else answer = [at + dashed[0].indexOf(words), at + dashed[0].indexOf(words) + words.length];
      at += dashed[0].length;
    } else if (!colon && field === 'other' && REST_OF_NAME.test(rest))
      at += REST_OF_NAME.exec(rest)?.[0].lastIndexOf(':') ?? 0;
    else break;
  }
  return {
    at: at + (BLANKS.exec(whole.slice(at))?.[0].length ?? 0),
    colon,
    choices: choices || answer !== null,
    instructed: isInstruction(whole.slice(at)),
    numbered: false,
    answer,
  };
}

const isOption = (words: string, field: DocumentField): boolean => isChoice(words) || isAnswer(words, field);

const isAnswer = (words: string, field: DocumentField): boolean =>
  field === 'response' ? isDecision(words) : (field === 'status' || field === 'monitoring') && isStatus(words);
