/** A text as the rules of the themes see it: its words with their stems and places, and where sentences end. */
import { remembered } from '../core/remembered.js';
import { type StemOf, withoutMarks } from '../vocabulary/stems.js';

/** What a word is wherever it stands. */
interface Form {
  readonly printed: string;
  /** Small letters, without accents, as it is written: `=gender`. */
  readonly exact: string;
  readonly stem: string;
  /** As printed with capitals, `#WASH`; null for any other word. */
  readonly abbreviation: string | null;
  readonly capital: boolean;
}

export interface Word extends Form {
  /** Before it: 0 nothing but blanks and hyphens, 1 a comma, colon or bracket, 2 the end of a sentence. */
  readonly gap: 0 | 1 | 2;
  /** Place in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** A word, a number, or two letters joined as in "M&E". */
const WORD = /\p{L}&\p{L}(?!\p{L})|[\p{L}\p{M}]+|\p{N}+/gu;
const SENTENCE_END = /[.;!?](?=[\s"”»)]|$)|[\n•▪●‣◦؟؛]|\s-\s/u;
const PAUSE = /[:,()[\]{}–—،…]/u;
const TWO_CAPITALS = /\p{Lu}.*\p{Lu}/u;
const CAPITAL = /^\p{Lu}/u;
const SMALL_LETTER = /\p{Ll}/u;

/** The words of a text in their order. In a text of capitals only, none is an abbreviation. */
export function wordsOf(text: string, stemOf: StemOf): Word[] {
  const cased = SMALL_LETTER.test(text);
  const formOf = formsOf(stemOf);
  const words: Word[] = [];
  let last = 0;
  for (const { 0: printed, index } of text.matchAll(WORD)) {
    const gap = gapOf(text.slice(last, index));
    last = index + printed.length;
    const { exact, stem, abbreviation, capital } = formOf(printed);
    words.push({
      printed,
      exact,
      stem,
      abbreviation: cased ? abbreviation : null,
      capital,
      gap,
      start: index,
      end: last,
    });
  }
  return words;
}

const known = new WeakMap<StemOf, (printed: string) => Form>();

/** Recommendations say the same words again and again. */
function formsOf(stemOf: StemOf): (printed: string) => Form {
  const forms =
    known.get(stemOf) ??
    remembered((printed: string): Form => {
      const small = printed.toLowerCase();
      return {
        printed,
        exact: `=${withoutMarks(small)}`,
        stem: stemOf(small),
        abbreviation: TWO_CAPITALS.test(printed) ? `#${printed}` : null,
        capital: CAPITAL.test(printed),
      };
    });
  known.set(stemOf, forms);
  return forms;
}

function gapOf(between: string): Word['gap'] {
  if (between === ' ' || between === '') return 0;
  if (SENTENCE_END.test(between)) return 2;
  return PAUSE.test(between) ? 1 : 0;
}

const LONGEST_SMALL_WORD = 3;
const TITLE_CASE_FROM = 0.6;

/** False where capitals say nothing: all capitals, or one on every word. */
export function isCased(words: readonly Word[]): boolean {
  const long = words.filter(({ printed }) => printed.length > LONGEST_SMALL_WORD);
  return long.filter(({ capital }) => capital).length <= Math.max(1, long.length * TITLE_CASE_FROM);
}
