/** Recommendations as sets of stems: what two of them are compared by. Words that only name somebody are left out. */
import type { Evaluation } from '../core/record.js';
import recurringWords from '../vocabulary/recurring.json' with { type: 'json' };
import { languages } from '../vocabulary/shape.js';
import { type StemOf, stemsOf, withoutMarks } from '../vocabulary/stems.js';

/** Where a recommendation stands in the evaluations. */
export interface Said {
  readonly evaluation: number;
  readonly recommendation: number;
}

/** All recommendations that hold the same stems. */
export interface SaidText {
  readonly language: string | null;
  /** Numbers of its stems, the rarest first; never twice. */
  readonly stems: Int32Array;
  /** In the order of the evaluations. */
  readonly said: readonly Said[];
}

export interface Texts {
  /** In an order that does not depend on that of the evaluations. */
  readonly all: readonly SaidText[];
  /** Of each stem the number of texts that hold it. */
  readonly counts: Int32Array;
  /** Of each number its language and stem, with a blank between. */
  readonly names: readonly string[];
}

const WORD = /\p{L}[\p{L}\p{M}]{2,}/gu;
const CAPITAL = /^\p{Lu}/u;
const OPENS = /(?:^|[.;:!?•\n"“«(])\s*$/u;
const LOOK_BACK = 3;
/** A word that is written with a capital so many times as often as without is a name. */
const NAME_FROM = 2;

/** Numbers for the stems of all languages, and how often each was met as a word and as a name. */
class Stems {
  readonly #numbers = new Map<string, number>();
  readonly names: string[] = [];
  readonly asWord: number[] = [];
  readonly asName: number[] = [];

  of(language: string, stem: string): number {
    const key = `${language} ${stem}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const made = this.names.length;
    this.#numbers.set(key, made);
    this.names.push(key);
    this.asWord.push(0);
    this.asName.push(0);
    return made;
  }

  isName = (stem: number): boolean => (this.asName[stem] ?? 0) > NAME_FROM * (this.asWord[stem] ?? 0);
}

interface Unsorted {
  readonly said: Said;
  readonly language: string | null;
  readonly stems: readonly number[];
}

/** Titles and texts of all recommendations, taken apart. Those without a word are left out. */
export async function textsOf(evaluations: readonly Evaluation[]): Promise<Texts> {
  const stems = new Stems();
  const found: Unsorted[] = [];
  for (const [evaluation, { language, recommendations }] of evaluations.entries()) {
    const stemOf = await stemsOf(language);
    const empty = emptyWordsOf(language);
    for (const [recommendation, { title, text }] of recommendations.entries()) {
      const own = stemsIn(title && title !== text ? `${title}\n${text}` : text, { language, stemOf, empty, stems });
      found.push({ said: { evaluation, recommendation }, language, stems: own });
    }
  }
  return joined(found, stems);
}

const emptyWords = new Map<string, ReadonlySet<string>>();

/** Words that say nothing of what is asked for. */
function emptyWordsOf(language: string | null): ReadonlySet<string> {
  const known = languages.find((each) => each === language);
  if (!known) return new Set();
  const made = emptyWords.get(known) ?? new Set(recurringWords[known].map(withoutMarks));
  emptyWords.set(known, made);
  return made;
}

interface Taking {
  readonly language: string | null;
  readonly stemOf: StemOf;
  readonly empty: ReadonlySet<string>;
  readonly stems: Stems;
}

/** The stems of a text, each once; counts which are met as words, which as names only. */
function stemsIn(text: string, { language, stemOf, empty, stems }: Taking): number[] {
  const asWord = new Map<number, boolean | null>();
  const cased = isCased(text);
  for (const { 0: printed, index } of text.matchAll(WORD)) {
    const small = printed.toLowerCase();
    if (empty.has(withoutMarks(small))) continue;
    const stem = stems.of(language ?? '', stemOf(small));
    if (asWord.get(stem) === true) continue;
    const capital = CAPITAL.test(printed);
    // At the beginning of a sentence a capital says nothing.
    const silent = !cased || (capital && OPENS.test(text.slice(Math.max(0, index - LOOK_BACK), index)));
    asWord.set(stem, silent ? (asWord.get(stem) ?? null) : !capital);
  }
  for (const [stem, word] of asWord) {
    if (word === true) stems.asWord[stem] = (stems.asWord[stem] ?? 0) + 1;
    else if (word === false) stems.asName[stem] = (stems.asName[stem] ?? 0) + 1;
  }
  return [...asWord.keys()];
}

const CAPITALISED = /(?<!\p{L})\p{Lu}/gu;
const ANY_WORD = /\p{L}{4,}/gu;

function isCased(text: string): boolean {
  const words = text.match(ANY_WORD)?.length ?? 0;
  return (text.match(CAPITALISED)?.length ?? 0) * 2 <= Math.max(2, words);
}

/** The same stems once, in a fixed order, the rarest stems of each text first. */
function joined(found: readonly Unsorted[], stems: Stems): Texts {
  const byKey = new Map<string, { readonly each: Unsorted; readonly said: Said[] }>();
  const order = rankOf(stems.names);
  for (const each of found) {
    const own = each.stems.filter((stem) => !stems.isName(stem)).sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0));
    if (own.length === 0) continue;
    const key = own.map((stem) => stems.names[stem]).join('\n');
    const known = byKey.get(key);
    if (known) known.said.push(each.said);
    else byKey.set(key, { each: { ...each, stems: own }, said: [each.said] });
  }
  const inOrder = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  const counts = new Int32Array(stems.names.length);
  for (const { each } of inOrder) for (const stem of each.stems) counts[stem] = (counts[stem] ?? 0) + 1;
  const rarestFirst = (a: number, b: number): number =>
    (counts[a] ?? 0) - (counts[b] ?? 0) || (order[a] ?? 0) - (order[b] ?? 0);
  const all = inOrder.map(({ each, said }) => ({
    language: each.language,
    stems: Int32Array.from([...each.stems].sort(rarestFirst)),
    said,
  }));
  return { all, counts, names: stems.names };
}

/** Of each name its place in the alphabet: numbers were given in the order of coming. */
function rankOf(names: readonly string[]): Int32Array {
  const sorted = names.map((name, number) => ({ name, number })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const ranks = new Int32Array(names.length);
  for (const [rank, { number }] of sorted.entries()) ranks[number] = rank;
  return ranks;
}
