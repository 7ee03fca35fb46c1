/** Cuts a response into words and signs with their offsets, and finds phrases of the vocabulary in them. */
import { fold } from '../../vocabulary/index.js';

export interface Token {
  /** Folded. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly word: boolean;
  readonly capital: boolean;
  /** A line ends before it. */
  readonly newLine: boolean;
}

const PIECE = /\p{L}[\p{L}\p{M}\p{N}]*(?:[-'’][\p{L}\p{M}\p{N}]+)*['’]?|\p{N}+|\S/gu;
const ELISION = /^(?:[ldnsjmtc]|qu)['’](?=\p{L})/iu;
const CAPITAL = /^\p{Lu}/u;
const WORD = /^[\p{L}\p{N}]/u;
const LINE_END = /[\r\n\u2028\u2029]/u;

export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(PIECE)) {
    const newLine = LINE_END.test(text.slice(last, match.index));
    const elided = ELISION.exec(match[0])?.[0].length ?? 0;
    if (elided > 0) tokens.push(tokenOf(match[0].slice(0, elided), match.index, newLine));
    tokens.push(tokenOf(match[0].slice(elided), match.index + elided, newLine && elided === 0));
    last = match.index + match[0].length;
  }
  return tokens;
}

const tokenOf = (piece: string, start: number, newLine: boolean): Token => ({
  text: fold(piece),
  start,
  end: start + piece.length,
  word: WORD.test(piece),
  capital: CAPITAL.test(piece),
  newLine,
});

/** A group of phrases that can be looked up from either end. */
export class Phrases {
  private readonly byFirst = new Map<string, string[][]>();
  private readonly byLast = new Map<string, string[][]>();

  constructor(forms: readonly string[]) {
    for (const form of forms) {
      const texts = tokenise(form).map((token) => token.text);
      const [first, last] = [texts[0], texts.at(-1)];
      if (first === undefined || last === undefined) continue;
      this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), texts]);
      this.byLast.set(last, [...(this.byLast.get(last) ?? []), texts]);
    }
    for (const list of [...this.byFirst.values(), ...this.byLast.values()]) list.sort((a, b) => b.length - a.length);
  }

  /** The words that a phrase of the group can begin with. */
  firstWords(): Iterable<string> {
    return this.byFirst.keys();
  }

  /** Tokens of the longest phrase that begins at `at`; 0 for none. */
  from(tokens: readonly Token[], at: number): number {
    const fits = this.byFirst.get(tokens[at]?.text ?? '')?.find((texts) => spells(tokens, at, texts));
    return fits?.length ?? 0;
  }

  /** Tokens of the longest phrase that ends before `before`; 0 for none. */
  upTo(tokens: readonly Token[], before: number): number {
    const fits = this.byLast
      .get(tokens[before - 1]?.text ?? '')
      ?.find((texts) => spells(tokens, before - texts.length, texts));
    return fits?.length ?? 0;
  }
}

const spells = (tokens: readonly Token[], at: number, texts: readonly string[]): boolean =>
  at >= 0 && texts.every((text, n) => tokens[at + n]?.text === text);
