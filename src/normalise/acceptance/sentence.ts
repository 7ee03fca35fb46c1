/** Where sentences begin and end among the tokens of a response, and where a decision is closed by what follows it. */
import { fold, languages, words } from '../../vocabulary/index.js';
import { SENTENCE_SIGNS, startsLine } from './site.js';
import type { Token } from './tokens.js';
import type { Grammar } from './words.js';

const OPENING_SIGNS = new Set(['(', '[', '"', "'", '-', ')', '?']);
const STOP_SIGNS = new Set(['.', '!', '?', ';', ':', ',', '-', ')', ']', '(', '|', '"', '/', '…', '•', '*']);

/** "No, the office …" */
const REPLIES: ReadonlySet<string> = new Set(
  languages.flatMap((language) => words[language].acceptance.replies.map(fold)),
);

/** A sentence, a line, an answer behind a label or behind "No," begins at this token. */
export function startsSentence(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined || SENTENCE_SIGNS.has(before.text) || startsLine(tokens, at)) return true;
  if (before.text === ',' && REPLIES.has(tokens[at - 2]?.text ?? '')) return startsSentence(tokens, at - 2);
  return OPENING_SIGNS.has(before.text) && (tokens[at]?.capital === true || at === 1);
}

/** Nothing follows that the word could belong to. */
export function closes(tokens: readonly Token[], grammar: Grammar, at: number): boolean {
  const next = tokens[at];
  if (next === undefined || STOP_SIGNS.has(next.text) || next.newLine) return true;
  if (grammar.group('exceptions').from(tokens, at) > 0) return true;
  return grammar.group('follow').from(tokens, at) > 0 || startsNewSentence(tokens, grammar, at);
}

/** Pages lose full stops: a capital in running text begins the next sentence. */
function startsNewSentence(tokens: readonly Token[], grammar: Grammar, at: number): boolean {
  if (tokens[at]?.capital !== true) return false;
  if (tokens[at - 1]?.capital === false) return true;
  return grammar.group('articles').from(tokens, at) > 0 || grammar.group('own').from(tokens, at) > 0;
}

/** The end of the sentence, or `limit` where that is nearer. */
export function sentenceEnd(tokens: readonly Token[], from: number, limit: number): number {
  for (let at = from; at < limit; at++)
    if (SENTENCE_SIGNS.has(tokens[at]?.text ?? '') || startsLine(tokens, at)) return at;
  return limit;
}

/** The beginning of the sentence, or `limit` where that is nearer. */
export function sentenceStart(tokens: readonly Token[], limit: number, from: number): number {
  for (let at = from; at > limit; at--) if (startsSentence(tokens, at)) return at;
  return limit;
}
