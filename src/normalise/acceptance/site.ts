/** A decision word with its neighbours: what negates it, weakens it or belongs to it. */
import type { Token } from './tokens.js';
import type { Grammar, Trigger } from './words.js';

export interface Decided {
  readonly acceptance: 'accepted' | 'partially_accepted' | 'rejected';
  readonly start: number;
  readonly end: number;
}

export const SENTENCE_SIGNS = new Set(['.', '!', '?', ';', ':', '•', '*', '|', '…']);

/** The decision word with what stands round it. */
export interface Site {
  readonly tokens: readonly Token[];
  readonly grammar: Grammar;
  readonly trigger: Trigger;
  /** First and behind-last token of the word with its modifiers. */
  readonly from: number;
  readonly to: number;
  readonly wordAt: number;
  readonly not: boolean;
  readonly partly: boolean;
  readonly fully: boolean;
  readonly be: boolean;
}

/** Reads the neighbours of the decision word that begins at `wordAt`. */
export function siteOf(tokens: readonly Token[], grammar: Grammar, trigger: Trigger, wordAt: number): Site {
  const seen = { not: false, partly: false, fully: false, be: false };
  let from = wordAt;
  for (
    let length = modifierBefore(tokens, grammar, from, seen);
    length > 0;
    length = modifierBefore(tokens, grammar, from, seen)
  ) {
    from -= length;
  }
  let to = wordAt + trigger.length;
  for (
    let length = modifierBehind(tokens, grammar, to, seen);
    length > 0;
    length = modifierBehind(tokens, grammar, to, seen)
  ) {
    to += length;
  }
  return { tokens, grammar, trigger, from, to, wordAt, ...seen };
}

interface Seen {
  not: boolean;
  partly: boolean;
  fully: boolean;
  be: boolean;
}

const BEFORE = ['not', 'partly', 'fully', 'be', 'neutral'] as const;

function modifierBefore(tokens: readonly Token[], grammar: Grammar, before: number, seen: Seen): number {
  // A sentence does not go on over the end of a line that closes it.
  if (before > 0 && startsLine(tokens, before)) return 0;
  const lengths = BEFORE.map((name) => grammar.group(name).upTo(tokens, before));
  const longest = Math.max(...lengths);
  if (longest === 0) return 0;
  BEFORE.forEach((name, n) => {
    if (name !== 'neutral' && lengths[n] === longest) seen[name] = true;
  });
  return longest;
}

const BEHIND = ['partly', 'fully', 'neutral'] as const;

function modifierBehind(tokens: readonly Token[], grammar: Grammar, at: number, seen: Seen): number {
  // Pages lose full stops: a capital in running text begins the next sentence.
  if (tokens[at]?.capital === true && tokens[at - 1]?.capital === false && tokens[at - 1]?.word === true) return 0;
  const sign = tokens[at]?.text === ',' || tokens[at]?.text === '(' ? 1 : 0;
  const group = BEHIND.find((name) => grammar.group(name).from(tokens, at + sign) > 0);
  if (group === undefined) return frenchNot(tokens, grammar, at, seen);
  const length = grammar.group(group).from(tokens, at + sign);
  // "Agreed, partially" belongs to the answer, "Agreed, partially implemented" does not.
  if (sign === 1 && tokens[at + sign + length]?.word === true && !(group === 'neutral' && length > 1)) return 0;
  if (group !== 'neutral') seen[group] = true;
  return sign + length;
}

/** "n'accepte pas": the second half stands behind the verb. */
function frenchNot(tokens: readonly Token[], grammar: Grammar, at: number, seen: Seen): number {
  return grammar.language === 'fr' && seen.not && tokens[at]?.text === 'pas' ? 1 : 0;
}

/** A line that begins a sentence of its own begins at this token. */
export const startsLine = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  const before = tokens[at - 1];
  return token?.newLine === true && (token.capital || before === undefined || SENTENCE_SIGNS.has(before.text));
};

/** What the word decides with its neighbours; null for a double negative. */
export function polarity({ trigger, not, partly, fully }: Site): Decided['acceptance'] | null {
  if (partly) return 'partially_accepted';
  if (!trigger.accepts) return not ? null : 'rejected';
  if (!not) return 'accepted';
  return fully ? 'partially_accepted' : 'rejected';
}
