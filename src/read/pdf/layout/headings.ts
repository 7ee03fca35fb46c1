/** Which paragraphs are headings, and of what level: by the tags, or by size and weight where these say nothing. */
import type { JoinedBlock, JoinedParagraph } from './joined.js';
import type { Line, PageLayout } from './model.js';

/** Larger than the text by this much. */
const LARGER = 1.12;
const MOST_LINES = 4;
const MOST_WORDS = 20;
const FEW_WORDS = 6;
const DEEPEST = 6;
const LETTERS = /\p{L}{2}/u;
const SENTENCE = /[.;,]$/u;

export class Headings {
  readonly #size: number;
  readonly #sizes: readonly number[];
  readonly #tagged: ReadonlyMap<number, PageLayout['headings']>;

  /**
   * @param size of most of the text
   * @param tagged by page: levels by marked content
   */
  constructor(blocks: readonly JoinedBlock[], size: number, tagged: ReadonlyMap<number, PageLayout['headings']>) {
    this.#size = size;
    this.#tagged = tagged;
    const sizes = new Set<number>();
    for (const block of blocks) {
      if (block.kind !== 'paragraph') continue;
      const lines = linesIn(block);
      if (this.#isLarge(lines)) sizes.add(Math.round(lines[0]?.size ?? 0));
    }
    this.#sizes = [...sizes].sort((a, b) => b - a);
  }

  /** 1 to 6; null for what is no heading. */
  levelOf(paragraph: JoinedParagraph): number | null {
    const lines = linesIn(paragraph);
    const text = lines.map((line) => line.text).join(' ');
    if (!LETTERS.test(text)) return null;
    const tagged = this.#tagOf(paragraph);
    if (tagged !== null) return tagged;
    if (this.#isLarge(lines)) return Math.min(DEEPEST, this.#sizes.indexOf(Math.round(lines[0]?.size ?? 0)) + 1);
    const words = lines.reduce((sum, line) => sum + line.words.length, 0);
    const isTitle = lines.length <= 2 && words <= MOST_WORDS && (words <= FEW_WORDS || !SENTENCE.test(text));
    return isTitle && lines.every(({ bold }) => bold) ? Math.min(DEEPEST, this.#sizes.length + 1) : null;
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

const linesIn = ({ fragments }: JoinedParagraph): Line[] => fragments.flatMap(({ lines }) => lines);
