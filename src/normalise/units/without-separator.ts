/** Units that stand side by side with nothing between them: "Fund raising unit Courts unit". */
import { agencies, fold, unitNouns } from '../../vocabulary/index.js';

const WORD = /\S+/gu;
const CAPITAL = /^\p{Lu}/u;
const CLOSING = /[.,;:)]+$/u;
const MOST_WORDS = 24;

interface Word {
  readonly text: string;
  readonly end: number;
  readonly start: number;
}

/** The units, or the part itself when nothing shows that there are several. */
export function splitWithoutSeparator(part: string): string[] {
  const words = [...part.slice(0, 400).matchAll(WORD)].map(
    (match): Word => ({
      text: match[0].slice(0, 40).replace(CLOSING, ''),
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
  if (part.length > 400 || words.length < 2 || words.length > MOST_WORDS) return [part];
  return agenciesOnly(part, words) ?? sameNoun(part, words) ?? [part];
}

/** The same noun ends each of the names; two different nouns can belong together ("Sub-Regional Office Programme Team"). */
function sameNoun(part: string, words: readonly Word[]): string[] | null {
  const noun = fold(words.at(-1)?.text ?? '');
  if (!unitNouns.has(noun)) return null;
  const ends = words.flatMap((word, at) => (fold(word.text) === noun ? [at] : []));
  const starts = [0, ...ends.slice(0, -1).map((end) => end + 1)];
  const named = starts.every((start, n) => CAPITAL.test(words[start]?.text ?? '') && (ends[n] ?? 0) > start);
  if (ends.length < 2 || !named) return null;
  return starts.map((start, n) => part.slice(words[start]?.start, words[ends[n] ?? 0]?.end));
}

let acronyms: ReadonlySet<string> | undefined;
const ONE_WORD = /^\S{3,}$/u;

/** "UNDP UNICEF UNFPA": nothing but agencies. */
function agenciesOnly(part: string, words: readonly Word[]): string[] | null {
  acronyms ??= new Set(agencies.filter((name) => ONE_WORD.test(name) && name !== 'GEF' && name !== 'GCF'));
  const known = acronyms;
  if (!words.every((word) => known.has(word.text))) return null;
  return words.map((word) => part.slice(word.start, word.end));
}
