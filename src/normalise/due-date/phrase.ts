/** Due-date cells without a date: none set, not applicable, continuous, counted from an event. */
import type { DateKind } from '../../core/record.js';
import { phraseLength, type Token } from './tokens.js';

const CLOSING = new Set(['.', ',', ';', ':', '(', '-', '/', ')', '*', '?']);

/** What the words say; null when they are not known. */
export function readPhrase(all: readonly Token[]): DateKind | null {
  const tokens = withoutBrackets(all);
  if (opens(tokens, 'noneEstablished', false)) return 'none_established';
  if (opens(tokens, 'notApplicable', true)) return 'not_applicable';
  if (phraseLength(tokens, 0, 'continuous') > 0) return 'continuous';
  return isRelative(tokens) ? 'relative' : null;
}

function withoutBrackets(tokens: readonly Token[]): readonly Token[] {
  const first = tokens.findIndex(
    (token) => token.text !== '(' && token.text !== '[' && token.text !== ';' && token.text !== '-',
  );
  return first <= 0 ? tokens : tokens.slice(first);
}

/** The phrase stands alone, before a sign, or, where it is long enough to be clear, before anything. */
function opens(tokens: readonly Token[], group: 'noneEstablished' | 'notApplicable', beforeAnything: boolean): boolean {
  const length = phraseLength(tokens, 0, group);
  if (length === 0) return false;
  const next = tokens[length];
  return (
    next === undefined || CLOSING.has(next.text) || next.text === ']' || (length > 1 && (beforeAnything || length > 2))
  );
}

/** "Within six months", "3 à 6 mois avant …", "after approval". */
function isRelative(tokens: readonly Token[]): boolean {
  let at = phraseLength(tokens, 0, 'by');
  const names = tokens.some((token) => token.number !== null && token.text.length === 4);
  // "by the end of" something is relative; with a year in it, it is a date that could not be read.
  if (phraseLength(tokens, 0, 'relativeStart') > 0 && !(names && at > 0)) return true;
  const first = numberLength(tokens, at);
  if (first === 0) return false;
  at += first;
  const to = tokens[at]?.text === '-' ? 1 : phraseLength(tokens, at, 'to') || phraseLength(tokens, at, 'and');
  if (to > 0) at += to + numberLength(tokens, at + to);
  return phraseLength(tokens, at, 'timeUnits') > 0;
}

function numberLength(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (token?.number != null && token.text.length <= 3) return 1;
  return phraseLength(tokens, at, 'numberWords');
}
