/** Which paragraphs are headings, and of what level: by the tags, or by size and weight where these say nothing. */
import type { JoinedParagraph } from './joined.js';
import type { Line, PageLayout } from './model.js';

/** Larger than the text by this much. */
const LARGER = 1.12;
const MOST_LINES = 4;
const MOST_WORDS = 20;
const FEW_WORDS = 6;
const DEEPEST = 6;
const LETTERS = /\p{L}{2}/u;
const SENTENCE = /[.;,]$/u;

/** What speaks for a heading: the level that its tag names, a size above that of the text, or weight alone. */
export type Sign =
  | { readonly by: 'tag'; readonly level: number }
  | { readonly by: 'size'; readonly size: number }
  | { readonly by: 'weight' };

/** Levels by size are known when the last paragraph was looked at: so signs first, levels afterwards. */
export class Headings {
  readonly #size: number;
  /** Whole points, of all paragraphs that are larger than the text. */
  readonly #sizes = new Set<number>();
  /** By page: levels by marked content. */
  readonly #tagged = new Map<number, PageLayout['headings']>();

  /** @param size of most of the text */
  constructor(size: number) {
    this.#size = size;
  }

  /** Remembers what the tags of a page say; comes before its paragraphs. */
  tagged({ number, headings }: PageLayout): void {
    if (headings.size > 0) this.#tagged.set(number, headings);
  }

  /** Null for what is no heading. For paragraphs outside of tables. */
  signOf(paragraph: JoinedParagraph): Sign | null {
    const lines = linesIn(paragraph);
    const size = this.#isLarge(lines) ? Math.round(lines[0]?.size ?? 0) : null;
    if (size !== null) this.#sizes.add(size);
    if (!lines.some(({ text }) => LETTERS.test(text))) return null;
    const level = this.#tagOf(paragraph);
    if (level !== null) return { by: 'tag', level };
    if (size !== null) return { by: 'size', size };
    return isTitle(lines) ? { by: 'weight' } : null;
  }

  /** 1 to 6. */
  levelOf(sign: Sign): number {
    if (sign.by === 'tag') return sign.level;
    const larger = sign.by === 'size' ? [...this.#sizes].filter((size) => size > sign.size).length : this.#sizes.size;
    return Math.min(DEEPEST, larger + 1);
  }

  #isLarge(lines: readonly Line[]): boolean {
    return (
      lines.length > 0 &&
      lines.length <= MOST_LINES &&
      lines.every(({ size, words }) => size >= this.#size * LARGER && words[0]?.angle === 0)
    );
  }

  #tagOf({ fragments: [first] }: JoinedParagraph): number | null {
    const levels = first ? this.#tagged.get(first.page) : undefined;
    if (!first || !levels || levels.size === 0) return null;
    const words = first.lines.flatMap((line) => line.words);
    const level = levels.get(words.find(({ mark }) => mark >= 0)?.mark ?? -1)?.level;
    const inside = words.filter(({ mark }) => levels.get(mark)?.level === level).length;
    return level !== undefined && inside * 2 > words.length ? level : null;
  }
}

/** Bold throughout, and short. */
function isTitle(lines: readonly Line[]): boolean {
  if (lines.length > 2 || !lines.every(({ bold }) => bold)) return false;
  const words = lines.reduce((sum, line) => sum + line.words.length, 0);
  return words <= MOST_WORDS && (words <= FEW_WORDS || !SENTENCE.test(lines.at(-1)?.text ?? ''));
}

const linesIn = ({ fragments }: JoinedParagraph): readonly Line[] => {
  const [first] = fragments;
  return fragments.length === 1 && first ? first.lines : fragments.flatMap(({ lines }) => lines);
};
