/** Decisions that a form offers for choice. */
import { polarity, siteOf } from './site.js';
import type { Token } from './tokens.js';
import type { Grammar } from './words.js';

/** Tokens of decisions offered for choice, "Accept/Partially Accept/Reject": none of them is an answer. */
export function optionLists(tokens: readonly Token[], grammar: Grammar): ReadonlySet<number> {
  const masked = new Set<number>();
  let run: { at: number; kind: string }[] = [];
  let behind = -1;
  const close = (): void => {
    if (new Set(run.map(({ kind }) => kind)).size > 1) for (const { at } of run) masked.add(at);
    run = [];
  };
  for (let at = 0; at < tokens.length; at++) {
    const trigger = grammar.trigger(tokens, at);
    if (trigger === null) continue;
    const site = siteOf(tokens, grammar, trigger, at);
    if (behind < 0 || !areTied(tokens, grammar, behind, site.from)) close();
    run.push({ at, kind: polarity(site) ?? 'none' });
    behind = site.to;
    at += trigger.length - 1;
  }
  close();
  return masked;
}

/** Only a slash, a comma or "or" stands between. */
function areTied(tokens: readonly Token[], grammar: Grammar, from: number, to: number): boolean {
  let at = from;
  let tied = false;
  while (at < to) {
    const or = grammar.group('or').from(tokens, at);
    const sign = tokens[at]?.text === '/' || tokens[at]?.text === ',' || tokens[at]?.text === '|' ? 1 : 0;
    if (or + sign === 0) return false;
    tied = true;
    at += Math.max(or, sign);
  }
  return tied;
}
