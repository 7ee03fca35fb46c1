/**
 * Finds the phrases that decide. Starting from each word that could, its neighbours are read: what negates or weakens it,
 * where its sentence begins, and whether a recommendation is what it speaks of. A word that none of the shapes fits decides
 * nothing.
 */
import { optionLists } from './options.js';
import { closes, sentenceEnd, sentenceStart, startsSentence } from './sentence.js';
import { type Decided, polarity, type Site, siteOf, startsLine } from './site.js';
import type { Token } from './tokens.js';
import type { Grammar } from './words.js';

const SUBJECT_WORDS = 7;
const AGENT_WORDS = 7;
const OBJECT_WORDS = 6;
const WORDS_TO_VERB = 6;
/** Tokens. */
const FIRST_SENTENCE = 60;

/** Every phrase of the text that decides, in its order. */
export function decisionsIn(tokens: readonly Token[], grammar: Grammar): Decided[] {
  const found: Decided[] = [];
  const masked = optionLists(tokens, grammar);
  for (let at = 0; at < tokens.length; at++) {
    const trigger = grammar.trigger(tokens, at);
    if (trigger === null || masked.has(at)) continue;
    const decided = decide(siteOf(tokens, grammar, trigger, at));
    if (decided !== null) found.push(decided);
    at += trigger.length - 1;
  }
  return found;
}

function decide(site: Site): Decided | null {
  const acceptance = polarity(site);
  if (acceptance === null || site.grammar.group('notDecision').from(site.tokens, site.to) > 0) return null;
  const span =
    saidOfRecommendation(site) ??
    saysOfRecommendation(site) ??
    answer(site) ??
    saysAlone(site) ??
    tookUp(site) ??
    saysItBefore(site);
  if (span === null) return null;
  const [start, end] = [site.tokens[span.from]?.start, site.tokens[span.to - 1]?.end];
  if (start === undefined || end === undefined) return null;
  const partly = span.partly === true || (acceptance === 'accepted' && exceptionAt(site, span.to));
  return { acceptance: partly ? 'partially_accepted' : acceptance, start, end };
}

/** "Accepted with modifications", "Agreed, except for …". */
function exceptionAt({ tokens, grammar }: Site, at: number): boolean {
  const sign = tokens[at]?.text === ',' || tokens[at]?.text === '(' ? 1 : 0;
  return grammar.group('exceptions').from(tokens, at + sign) > 0;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Only part of the recommendation is spoken of. */
  readonly partly?: boolean;
}

/** "Agreed.", "Noted and agreed", "Partially agree as …": at the beginning of a sentence and closed at once. */
function answer(site: Site): Stretch | null {
  const { tokens, grammar, trigger, from, to } = site;
  if (!trigger.groups.has('answers')) return null;
  const lead = grammar.group('lead').upTo(tokens, from);
  const begins = tokens[from - 1]?.text === ',' ? [from - lead, from] : [from, from - lead];
  const start = begins.find((at) => startsSentence(tokens, at));
  if (start === undefined) return null;
  if (closes(tokens, grammar, to)) return { from: start, to };
  // "Agreed to …" opens a response, never a sentence in the middle of one.
  const infinitive = start === 0 && grammar.group('infinitive').from(tokens, to) > 0;
  return infinitive && !site.not ? { from: start, to } : null;
}

/** "This recommendation is accepted", "Recommendation 2 partially accepted", "Рекомендация принята". */
function saidOfRecommendation(site: Site): Stretch | null {
  const { tokens, grammar, trigger, from, to, be } = site;
  if (!trigger.groups.has('participles')) return null;
  const noun = nounBefore(site);
  if (noun === null || guarded(site, noun.at)) return null;
  const copula = be || noun.be || (NO_COPULA.has(grammar.language) && from === noun.behind);
  const label = from === noun.behind && startsSentence(tokens, withoutArticle(tokens, grammar, noun.at));
  if (!copula && !label) return null;
  const next = grammar.group('followPassive').from(tokens, to);
  if (!closes(tokens, grammar, to) && next === 0) return null;
  if (next > 0 && label && !copula && !owns(site, to, to + 5)) return null;
  if (others(site, to, sentenceEnd(tokens, to, to + 4)) || byBody(site)) return null;
  if (others(site, sentenceStart(tokens, noun.at - 5, noun.at), noun.at)) return null;
  return { from: withoutArticle(tokens, grammar, noun.at), to };
}

/** "accepted by the project board": those who accept are named, and they are not management. */
function byBody({ tokens, grammar, to }: Site): boolean {
  const by = grammar.group('by').from(tokens, to);
  if (by === 0) return false;
  for (let at = to + by; at < sentenceEnd(tokens, to + by, to + by + AGENT_WORDS); at++) {
    if (tokens[at]?.text === ',') return false;
    if (grammar.group('bodies').from(tokens, at) > 0 || grammar.group('others').from(tokens, at) > 0) return true;
  }
  return false;
}

/** Languages that say "recommendation accepted" for "is accepted". */
const NO_COPULA = new Set(['ru', 'ar']);
const NUMBERING = /^(?:\p{N}+|[a-z#№]|no|n|\.|\))$/u;

/** The recommendation a participle is said of, up to a few words before it, and whether "is" stands between. */
function nounBefore({ tokens, grammar, from }: Site): { at: number; behind: number; be: boolean } | null {
  let be = false;
  for (let at = from - 1, steps = 0; at >= 0 && steps <= WORDS_TO_VERB; at--, steps++) {
    const token = tokens[at] as Token;
    if (grammar.group('recommendation').from(tokens, at) > 0) {
      let behind = at + 1;
      while (behind < from && NUMBERING.test(tokens[behind]?.text ?? '')) behind++;
      return { at, behind, be };
    }
    if (grammar.group('be').from(tokens, at) > 0) be = true;
    const sign = !token.word && !NUMBERING.test(token.text) && token.text !== '(' && token.text !== '/';
    if (sign || grammar.group('relative').from(tokens, at) > 0 || startsLine(tokens, at)) return null;
  }
  return null;
}

function withoutArticle(tokens: readonly Token[], grammar: Grammar, at: number): number {
  let first = at;
  while (first > at - 3 && grammar.group('articles').upTo(tokens, first) > 0 && !startsLine(tokens, first)) first--;
  return first;
}

/** "UNDP agrees with this recommendation", "Se acepta la recomendación", "n'accepte que partiellement cette recommandation". */
function saysOfRecommendation(site: Site): Stretch | null {
  const { tokens, grammar, trigger, from, to } = site;
  if (!trigger.groups.has('verbs') || guarded(site, from)) return null;
  const object = objectBehind(site);
  if (object === null) return null;
  // "the agreed recommendation"
  if (from === site.wordAt && grammar.group('articles').upTo(tokens, from) > 0) return null;
  const subject = subjectStart(site);
  if (others(site, Math.max(subject, from - 5), from)) return null;
  if (isConcession(site, subject, object)) return null;
  const stretch = { from: subject, to: Math.max(to, object) };
  return speaksOfPart(site, object) ? { ...stretch, partly: true } : stretch;
}

/** "While the office agrees with the need for speed, …": a point is granted, the recommendation is not. */
function isConcession({ tokens, grammar, to }: Site, subject: number, object: number): boolean {
  if (grammar.group('concessions').from(tokens, subject) === 0) return false;
  for (let at = to; at < object; at++) if (grammar.group('recommendation').from(tokens, at) > 0) return false;
  return true;
}

/** "agrees with parts of the recommendation", "cannot accept the recommendation in full". */
function speaksOfPart({ tokens, grammar, to, not }: Site, object: number): boolean {
  for (let at = to; at < object; at++) {
    const limits = (['portions', 'partly', 'exceptions'] as const).some(
      (name) => grammar.group(name).from(tokens, at) > 0,
    );
    if (limits) return true;
  }
  return grammar.group('partly').from(tokens, object) > 0 || (not && grammar.group('fully').from(tokens, object) > 0);
}

/** Behind the recommendation, or the thing agreed with; null when the verb speaks of something else. */
function objectBehind(site: Site): number | null {
  const { tokens, grammar, to, trigger, not } = site;
  for (let at = to, steps = 0; at < tokens.length && steps <= OBJECT_WORDS; at++, steps++) {
    const noun = grammar.group('recommendation').from(tokens, at);
    if (noun > 0) return behindNumber(tokens, at + noun);
    const object = grammar.group('objects').from(tokens, at);
    if (object > 0 && trigger.accepts && !not && steps > 0 && tokens[at]?.capital === false) return at + object;
    const pronoun = steps <= 1 && tokens[at]?.newLine === false ? grammar.group('pronouns').from(tokens, at) : 0;
    if (pronoun > 0 && closes(tokens, grammar, at + pronoun)) return at + pronoun;
    if (tokens[at]?.word === false || startsLine(tokens, at) || isBarrier(site, at)) return null;
  }
  return null;
}

/** Behind this word the sentence speaks of something else; "agrees to the recommendation" goes on. */
function isBarrier({ tokens, grammar, to }: Site, at: number): boolean {
  const infinitive = grammar.group('infinitive').from(tokens, at);
  if (infinitive > 0 && at === to && grammar.group('articles').from(tokens, at + infinitive) > 0) return false;
  return grammar.group('barriers').from(tokens, at) > 0 || grammar.group('relative').from(tokens, at) > 0;
}

const NUMBER = /^\p{N}+$/u;

/** "recommendation 1" */
function behindNumber(tokens: readonly Token[], at: number): number {
  const next = tokens[at];
  return next?.word === true && NUMBER.test(next.text) ? at + 1 : at;
}

/** Where the subject of a verb begins: the beginning of its sentence, if that is near. */
function subjectStart({ tokens, from }: Site): number {
  let at = from;
  while (at > 0 && from - at < SUBJECT_WORDS && tokens[at - 1]?.word === true && !startsSentence(tokens, at)) at--;
  return startsSentence(tokens, at) ? at : from;
}

/** "The team agrees to do so.", "UNDP partially agrees, as …", "We disagree": management says it of what was asked. */
function saysAlone(site: Site): Stretch | null {
  const { tokens, grammar, trigger, from, to, not } = site;
  if (!trigger.groups.has('present') || guarded(site, from)) return null;
  const subject = subjectStart(site);
  if (subject === from || !startsSentence(tokens, subject) || others(site, subject, from)) return null;
  if (grammar.group('concessions').from(tokens, subject) > 0) return null;
  if (closes(tokens, grammar, to)) return { from: subject, to };
  const infinitive = grammar.group('infinitive').from(tokens, to);
  if (infinitive > 0 && !not && trigger.accepts) {
    return { from: subject, to: to + infinitive + grammar.group('doSo').from(tokens, to + infinitive) };
  }
  const that = grammar.group('that').from(tokens, to);
  return that > 0 && !not && trigger.accepts && isFirstSentence(tokens, subject) && !turns(tokens, grammar, to)
    ? { from: subject, to }
    : null;
}

const isFirstSentence = (tokens: readonly Token[], at: number): boolean =>
  at < FIRST_SENTENCE && tokens.slice(0, at).every((token) => token.text !== '.');

/** What is agreed to is taken back in the same sentence or at the beginning of the next. */
function turns(tokens: readonly Token[], grammar: Grammar, from: number): boolean {
  const turn = grammar.group('turns');
  for (let at = from; at < tokens.length && at < from + 60; at++) {
    if (turn.from(tokens, at) > 0) return true;
    if (tokens[at]?.text === '.') return turn.from(tokens, at + 1) > 0;
  }
  return false;
}

/** "The board took this up and agreed": past, of something named before, and nothing behind. */
function tookUp(site: Site): Stretch | null {
  const { tokens, grammar, trigger, from, to, wordAt } = site;
  if (!trigger.groups.has('participles') || !trigger.groups.has('verbs') || from !== wordAt) return null;
  const next = tokens[to];
  if (next !== undefined && next.text !== '.') return null;
  const and = grammar.group('and').upTo(tokens, from);
  if (and === 0) return null;
  let start = from - and;
  let named = false;
  for (let steps = 0; start > 0 && steps < 16 && !startsSentence(tokens, start); start--, steps++) {
    if (tokens[start]?.word === false) return null;
    named ||=
      grammar.group('pronouns').from(tokens, start) > 0 || grammar.group('recommendation').from(tokens, start) > 0;
  }
  return named && startsSentence(tokens, start) ? { from: start, to } : null;
}

/** "prend note de la recommandation et l'accepte": what is accepted stands before the verb, and was named in the sentence. */
function saysItBefore(site: Site): Stretch | null {
  const { tokens, grammar, trigger, from, wordAt, to } = site;
  if (!trigger.groups.has('verbs')) return null;
  const clitic = grammar.group('clitics').upTo(tokens, wordAt);
  if (clitic === 0 || !closes(tokens, grammar, to)) return null;
  const at = wordAt - clitic;
  const start = sentenceStart(tokens, at - FIRST_SENTENCE, at);
  let named = false;
  for (let n = start; n < at; n++) named ||= grammar.group('recommendation').from(tokens, n) > 0;
  if (!named || others(site, start, at) || guarded(site, Math.min(from, at))) return null;
  // "ne l'accepte pas": the negation stands before the pronoun, where the word's neighbours do not reach.
  return grammar.group('not').upTo(tokens, at) > 0 ? null : { from: at, to };
}

/** A word shortly before, in the same clause, that makes it a condition, a wish or a plan: "if", "would", "as". */
function guarded({ tokens, grammar, from, wordAt, not }: Site, first: number): boolean {
  for (let at = Math.min(first, from) - 1, steps = 0; at >= 0 && steps < 8; at--, steps++) {
    const token = tokens[at] as Token;
    if (!token.word) return false;
    if (startsLine(tokens, at + 1)) return false;
    if (grammar.group('guards').from(tokens, at) > 0) return !(not && token.text === 'to');
  }
  if (not) return false;
  // "could be accepted": among the words of the phrase itself.
  for (let at = Math.min(first, from); at < wordAt; at++) {
    if (at !== first && grammar.group('guards').from(tokens, at) > 0) return true;
  }
  return false;
}

/** Management is named between these tokens. */
function owns({ tokens, grammar }: Site, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (grammar.group('own').from(tokens, at) > 0) return true;
  return false;
}

/** Somebody else than management is named between these tokens, and management is not. */
function others({ tokens, grammar }: Site, from: number, to: number): boolean {
  let named = false;
  for (let at = Math.max(0, from); at < to; at++) {
    // "the evaluation team": a word of ours inside a name of theirs.
    const other = grammar.group('others').from(tokens, at);
    if (other > 0) named = true;
    else if (grammar.group('own').from(tokens, at) > 0) return false;
    at += Math.max(0, other - 1);
  }
  return named;
}
