/** A text as it is compared: without its label, in folded words, each with the weight it has in telling texts apart. */
import { negations } from '../vocabulary/contrasts.js';
import { documentColumns, foldLabel, recommendationWords } from '../vocabulary/labels.js';

export interface Word {
  /** Lower case, without accents; a letter that is a mark stays a capital, for "A" is another word than "a". */
  readonly text: string;
  readonly weight: number;
  /** A number, a Roman numeral, a letter that stands alone: "Phase II", "Province A". */
  readonly mark: boolean;
  /** A letter that stands alone in a text whose capitals say nothing: a mark, or an article. */
  readonly letter: boolean;
  readonly name: boolean;
  readonly negation: boolean;
}

const WEIGHTS = { mark: 2, negation: 1.5, name: 1.3, content: 1, small: 0.3 } as const;
const LONGEST_SMALL_WORD = 3;

const BULLET = /^[\s•·▪‣◦*–—-]+/u;
const LABEL =
  /^(\p{L}[\p{L}\p{M}\s'’()-]{2,60}?)\s*(?:(?:n[°ºo]\.?|no\.|№|#)\s*)?(?:\d{1,3}(?:\.\d{1,2})*[a-z]?\s*[.:)–—-]+|:)\s*/iu;
const ENUMERATOR =
  /^\(?(?:\d{1,2}(?:\.\d{1,2})+[a-z]?(?:[.:)]+(?=\s|\p{L})|(?=\s+[^\p{Ll}\s]))|(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.:)]+(?=\s))\s*/u;
const MOST_LABELS = 4;

const labelFields: ReadonlySet<string> = new Set(['description', 'actions', 'recommendation']);
const isLabel = (words: string): boolean =>
  labelFields.has(documentColumns.get(foldLabel(words)) ?? '') ||
  recommendationWords.some((word) => words.length < 60 && words.toLowerCase().endsWith(` ${word.toLowerCase()}`));

/** The text behind bullets, numbers and labels such as "Key action 1.1:"; all of it where nothing would be left. */
function withoutLabel(raw: string): string {
  let text = raw.trim();
  for (let turn = 0; turn < MOST_LABELS; turn++) {
    const before = text;
    text = text.replace(BULLET, '').replace(ENUMERATOR, '');
    const label = LABEL.exec(text);
    if (label?.[1] && isLabel(label[1])) text = text.slice(label[0].length);
    if (text === before) break;
  }
  return text === '' ? raw : text;
}

const CONTRACTED_NOT = /n['’]t\b/giu;
const MARKS_AND_INVISIBLE = /[\p{M}\u00ad\u200b-\u200f\u2060\ufeff]+/gu;
const THOUSANDS = /(?<=\d)[.,](?=\d{3}(?!\d))/gu;
/** Scripts without blanks between words are compared sign by sign. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu;

const prepared = (raw: string): string =>
  withoutLabel(raw)
    .replace(CONTRACTED_NOT, ' not')
    .normalize('NFKD')
    .replace(MARKS_AND_INVISIBLE, '')
    .replace(THOUSANDS, '');

const DIGIT = /\p{N}/u;
const ROMAN = /^(?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xv)$/u;
const CAPITAL = /^\p{Lu}/u;
const LETTER = /^\p{L}$/u;
const APOSTROPHE = /^['’`´]/u;
const SENTENCE_END = /[.!?:;•()"“”«»\n]\s*$|^\s*$/u;
const TITLE_CASE_FROM = 0.6;
const LOOK_BACK = 4;

/** A text that somebody reads and compares. Its words are taken apart when first asked for. */
export class Wording {
  /** The folded words: equal for texts that differ in label, case, accents and punctuation only. Empty for no text. */
  readonly key: string;
  readonly #text: string;
  #words: readonly Word[] | undefined;
  #counts: ReadonlyMap<string, number> | undefined;
  #content: ReadonlySet<string> | undefined;
  #weight: number | undefined;
  #cased: boolean | undefined;

  constructor(readonly raw: string) {
    this.#text = prepared(raw);
    this.key = (this.#text.toLowerCase().match(WORD) ?? []).join(' ');
  }

  /** False where capitals say nothing: all small, all capitals, or a capital on every word. */
  get cased(): boolean {
    if (this.#cased !== undefined) return this.#cased;
    const long = (this.#text.match(WORD) ?? []).filter((word) => word.length > LONGEST_SMALL_WORD);
    const capitals = long.filter((word) => CAPITAL.test(word)).length;
    this.#cased = this.#text !== this.#text.toLowerCase() && capitals <= Math.max(1, long.length * TITLE_CASE_FROM);
    return this.#cased;
  }

  get words(): readonly Word[] {
    this.#words ??= [...this.#text.matchAll(WORD)].map((match) => this.#word(match[0], match.index));
    return this.#words;
  }

  get weight(): number {
    this.#weight ??= weightOf(this.words);
    return this.#weight;
  }

  /** The words that are more than articles and the like. */
  get content(): ReadonlySet<string> {
    this.#content ??= new Set(this.words.filter(({ weight }) => weight >= WEIGHTS.content).map(({ text }) => text));
    return this.#content;
  }

  /** How often each word stands in the text. */
  get counts(): ReadonlyMap<string, number> {
    if (this.#counts) return this.#counts;
    const counts = new Map<string, number>();
    for (const { text } of this.words) counts.set(text, (counts.get(text) ?? 0) + 1);
    this.#counts = counts;
    return counts;
  }

  #word(printed: string, at: number): Word {
    const text = printed.toLowerCase();
    const opens = SENTENCE_END.test(this.#text.slice(Math.max(0, at - LOOK_BACK), at));
    const capital = CAPITAL.test(printed);
    const single = LETTER.test(text) && !this.#elided(at + 1);
    const isLetterMark = single && capital && !opens && this.cased;
    const mark = isLetterMark || DIGIT.test(text) || this.#isNumeral(printed, text, at);
    const negation = negations.has(text);
    const name = !mark && capital && !opens && this.cased && text.length > 1;
    const letter = single && !this.cased;
    const weight = weightOfWord(text, { mark, negation, name });
    return { text: isLetterMark ? printed : text, mark, letter, negation, name, weight };
  }

  #isNumeral(printed: string, text: string, at: number): boolean {
    if (text.length < 2 || !ROMAN.test(text)) return false;
    return (printed === printed.toUpperCase() || !this.cased) && !this.#elided(at + text.length);
  }

  readonly #elided = (end: number): boolean => APOSTROPHE.test(this.#text.slice(end, end + 1));
}

function weightOfWord(text: string, { mark, negation, name }: Pick<Word, 'mark' | 'negation' | 'name'>): number {
  if (mark) return WEIGHTS.mark;
  if (negation) return WEIGHTS.negation;
  if (name) return WEIGHTS.name;
  return text.length > LONGEST_SMALL_WORD ? WEIGHTS.content : WEIGHTS.small;
}

/** Of words together. */
export const weightOf = (words: readonly Word[]): number => words.reduce((sum, { weight }) => sum + weight, 0);

/** Fewer words than this stand under many recommendations, and in many evaluations. */
const DISTINCT = 3;
/** So many letters hold words enough: only shorter texts are weighed. */
const LONG_TEXT = 60;

/** True for a text that says enough to be recognised by. */
export const isDistinct = (wording: Wording): boolean => wording.key.length > LONG_TEXT || wording.weight >= DISTINCT;

export type WordingOf = (raw: string) => Wording;

/** Makes wordings, none of them twice: most texts of two readings are the same. */
export function wordings(): WordingOf {
  const made = new Map<string, Wording>();
  return (raw) => {
    const known = made.get(raw);
    if (known) return known;
    const wording = new Wording(raw);
    made.set(raw, wording);
    return wording;
  };
}
