/**
 * The text of the configuration → plain values, each with its place. Only what the file needs is read of YAML: no anchors and
 * aliases (ten lines of them can stand for gigabytes), no tags, one document, little depth.
 */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Parser,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { Problem } from './problem.js';

export type Path = readonly (string | number)[];

export interface YamlText {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Up to where the lines fit together, and `value` says what the person meant; null where they do to the end. */
  readonly brokenFrom: number | null;
  /** Offset of the value at the path, or of what is nearest above it. */
  readonly placeOf: (path: Path) => number;
  /** Offset of a key in the map at the path. */
  readonly placeOfKey: (path: Path, key: string) => number;
  readonly has: (path: Path) => boolean;
}

/** The file has three levels; what recurses further down than a stack goes ends the whole program, not only the reading. */
const DEEPEST = 20;

/** Reads without throwing. */
export function readYaml(text: string): YamlText {
  const tooDeep = offsetBelow(text, DEEPEST);
  if (tooDeep !== null) {
    const problem = { offset: tooDeep, sentence: 'There are far too many levels here. The configuration has three.' };
    return { value: {}, problems: [problem], brokenFrom: 0, placeOf: () => 0, placeOfKey: () => 0, has: () => false };
  }
  const document = parseDocument(text, { prettyErrors: false });
  const root = document.contents;
  const broken = document.errors.find(({ code }) => !HARMLESS.has(code));
  return {
    value: root === null ? null : plainOf(root),
    problems: [...document.errors.map((error) => problemOf(error, text)), ...unwanted(root, text)],
    brokenFrom: broken ? sectionAround(text, broken.pos[0]) : null,
    placeOf: (path) => offsetOf(descend(root, path).reached),
    placeOfKey: (path, key) => offsetOf(pairOf(descend(root, path).reached, key)?.key ?? descend(root, path).reached),
    has: (path) => descend(root, path).isThere,
  };
}

/** Errors that leave the lines around them as they were meant. */
const HARMLESS: ReadonlySet<YAMLError['code']> = new Set(['DUPLICATE_KEY', 'BAD_DQ_ESCAPE', 'BAD_SCALAR_START']);
const SECTION_START = /^[^\s#]/gmu;

/** Where the section starts that the offset lies in: what stands above it is not touched by an error in it. */
function sectionAround(text: string, offset: number): number {
  const starts = [...text.matchAll(SECTION_START)].map(({ index }) => index);
  return starts.findLast((start) => start <= offset) ?? 0;
}

/** Where the text goes more levels down than it may; null where it does not. Walks what is not yet composed: that has no recursion. */
function offsetBelow(text: string, most: number): number | null {
  for (const token of new Parser().parse(text)) {
    if (token.type !== 'document' || !token.value) continue;
    const open = [{ token: token.value, level: 1 }];
    for (let next = open.pop(); next; next = open.pop()) {
      const { token: at, level } = next;
      if (level > most) return at.offset;
      if (!('items' in at)) continue;
      for (const { key, value } of at.items)
        for (const below of [key, value]) if (below) open.push({ token: below, level: level + 1 });
    }
  }
  return null;
}

/** As JSON would hold it; an alias, which is a problem already, counts as nothing. */
function plainOf(node: unknown): unknown {
  if (isMap(node)) return Object.fromEntries(node.items.map((pair) => [keyOf(pair), plainOf(pair.value)]));
  if (isSeq(node)) return node.items.map(plainOf);
  return isScalar(node) ? node.value : null;
}

const keyOf = ({ key }: Pair<unknown, unknown>): string => (isScalar(key) ? String(key.value) : String(key));

const pairOf = (node: unknown, key: string): Pair<unknown, unknown> | null =>
  isMap(node) ? (node.items.find((pair) => keyOf(pair) === key) ?? null) : null;

/** As far down the path as there is something. */
function descend(root: unknown, path: Path): { readonly reached: unknown; readonly isThere: boolean } {
  let reached = root;
  for (const step of path) {
    const below = typeof step === 'number' ? (isSeq(reached) ? reached.items[step] : null) : pairOf(reached, step);
    if (!below) return { reached, isThere: false };
    reached = typeof step === 'number' ? below : standingFor(below as Pair<unknown, unknown>);
  }
  return { reached, isThere: true };
}

/** A key with nothing behind it stands where the key does. */
const standingFor = ({ key, value }: Pair<unknown, unknown>): unknown =>
  isScalar(value) && value.value === null && value.source === '' ? { ...(key as object), value: null } : value;

const offsetOf = (node: unknown): number => (node as Partial<Node> | null)?.range?.[0] ?? 0;

const NAME = /^[^\s:,{}[\]]+/u;
const wordAt = (text: string, offset: number): string => NAME.exec(text.slice(offset, offset + 60))?.[0] ?? '';

/** Anchors, aliases and tags. */
function unwanted(root: unknown, text: string): Problem[] {
  const problems: Problem[] = [];
  visit(root as Node | null, {
    Node(_, node) {
      const offset = offsetOf(node);
      if (isAlias(node))
        problems.push({
          offset,
          sentence: `\`${wordAt(text, offset)}\` is read as an alias. A value that starts with \`*\` takes quotation marks; aliases are not read.`,
        });
      else if (node.anchor !== undefined)
        problems.push({ offset, sentence: `The anchor \`&${node.anchor}\` before this is not read. Delete it.` });
      else if (node.tag !== undefined)
        problems.push({ offset, sentence: `The tag \`${node.tag}\` before this is not read. Delete it.` });
    },
  });
  return problems;
}

const FITS =
  'This does not fit the lines around it. Keys of one section start in the same column, each as `key: value`, and a value with a colon in it takes quotation marks.';

const SENTENCES: { readonly [Code in YAMLError['code']]?: string } = {
  TAB_AS_INDENT: 'The line starts with a tab. Use spaces.',
  MULTIPLE_DOCS: 'A second document starts here. Keep one of them in the file.',
  BLOCK_AS_IMPLICIT_KEY: FITS,
  MULTILINE_IMPLICIT_KEY: FITS,
  UNEXPECTED_TOKEN: FITS,
  BAD_INDENT: 'A `[` or `{` is not closed, or the line starts in the wrong column.',
};

const SPACES = /^ +/u;

function problemOf({ code, message, pos }: YAMLError, text: string): Problem {
  const offset = pos[0] + (SPACES.exec(text.slice(pos[0]))?.[0].length ?? 0);
  return { offset, sentence: sentenceOf(code, message, text, offset) };
}

function sentenceOf(code: YAMLError['code'], message: string, text: string, offset: number): string {
  const here = wordAt(text, offset);
  if (code === 'DUPLICATE_KEY') return `\`${here}\` stands here a second time. Keep one of the two.`;
  if (code === 'BAD_DQ_ESCAPE')
    return `\`${text.slice(offset, offset + 2)}\` means nothing inside double quotes. Use single quotes, or / for \\.`;
  if (code === 'BAD_SCALAR_START')
    return `A value cannot start with \`${here.slice(0, 1)}\`. Put it in quotation marks.`;
  if (code === 'MISSING_CHAR') {
    if (message.includes('quote')) return 'A quotation mark is not closed before here.';
    return message.includes('map value') ? `\`:\` and a space are missing after \`${here}\`.` : FITS;
  }
  return SENTENCES[code] ?? `This cannot be read as YAML (${message}). Write \`key: value\`.`;
}
