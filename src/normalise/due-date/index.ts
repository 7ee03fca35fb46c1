/** What a due-date cell stands for: its kind and the first and last day it can mean. Nothing is guessed. */
import type { DateKind, DateValue } from '../../core/record.js';
import { remembered } from '../../core/remembered.js';
import { readDates } from './grammar.js';
import { readPhrase } from './phrase.js';
import { tokenise } from './tokens.js';

interface Reading {
  readonly kind: DateKind;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly rule: string;
}

const LONGEST = 400;
const BLANK = /^[\s\u2010-\u2015_.-]*$/u;

const read = remembered((raw: string): Reading => {
  if (BLANK.test(raw)) return { kind: 'none_established', earliest: null, latest: null, rule: 'due-date/empty' };
  if (raw.length > LONGEST) return phraseOrNothing(raw.slice(0, LONGEST));
  // A line end is first a blank within one date, then the border between two.
  return readDates(tokenise(raw, ' ')) ?? readDates(tokenise(raw, ';')) ?? phraseOrNothing(raw);
});

function phraseOrNothing(raw: string): Reading {
  const phrase = readPhrase(tokenise(raw, ' '));
  const kind = phrase ?? 'unreadable';
  return { kind, earliest: null, latest: null, rule: `due-date/${kind.replace('_', '-')}` };
}

/** Reads a due date. A month stays a month: `earliest` and `latest` are its first and last day. */
export function dueDate(raw: string): DateValue {
  const { kind, earliest, latest } = read(raw);
  return { raw, kind, earliest, latest };
}

/** The name of the rule that `dueDate` applies to this string, for explaining a value. */
export function dueDateRule(raw: string): string {
  return read(raw).rule;
}
