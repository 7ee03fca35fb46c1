/** Lines of one column or cell → paragraphs: by spacing, indents, list markers, changes of size, and lines that end early. */
import { around, type Line, most, type PageParagraph } from './model.js';

/** A step to the next line that is this much longer than usual parts paragraphs. */
const WIDE_STEP = 1.3;
/** Where nothing tells the usual step: in heights of the line. */
const WIDE_ALONE = 1.75;
const SIZE_CHANGE = 1.12;
/** Lines that begin this much further right than the one before are indented, in font sizes. */
const INDENT = 0.8;
/** A line ends early when the next word would have fitted with this much room to spare, in font sizes. */
const ROOM = 0.8;
/** Places that differ by less are the same, in points. */
const SAME_PLACE = 3;
const DIGITS = /\d+/gu;
const LETTERS = /\p{L}+/gu;
const BULLET = /^[•●○◦▪■□▫–—\-*\u{F0B7}\u{F0A7}\u{F0D8}\u{2023}\u{27A2}✓✔➢]$/u;
const NUMBER = /^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|#\d{1,3})$/iu;
/** Nobody begins a paragraph like this after a line that has not come to its end. */
const CONTINUES = /^(?:\p{Ll}|[(),;&/])/u;
/** A line of a table of contents. */
const LEADERS = /(?:\.\s?){5,}\s*\S{0,6}$/u;
const ENDED = /[.;:!?…]["'”’»)\]]*$/u;

/** @param right the edge that lines may run to; null takes the furthest that one does. */
export function paragraphsFrom(
  lines: readonly Line[],
  page: number,
  right: number | null,
  inOneHeading: (a: Line, b: Line) => boolean,
): PageParagraph[] {
  const edge = right ?? most(lines.map(({ upright }) => upright[2]));
  const step = usualStep(lines);
  const groups: Line[][] = [];
  for (const [at, line] of lines.entries()) {
    const group = groups.at(-1);
    const before = lines[at - 1];
    if (
      group &&
      before &&
      !parts(before, line, group, { edge, step, known: right !== null || lines.length > 3, inOneHeading })
    )
      group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => ({
    kind: 'paragraph',
    page,
    lines: group,
    box: around(group),
  }));
}

interface Setting {
  readonly edge: number;
  readonly step: number | null;
  /** The edge is more than a guess. */
  readonly known: boolean;
  /** The tags say that both lines belong to one heading. */
  readonly inOneHeading: (a: Line, b: Line) => boolean;
}

function parts(
  before: Line,
  line: Line,
  group: readonly Line[],
  { edge, step, known, inOneHeading }: Setting,
): boolean {
  if (angleOf(before) !== angleOf(line) || LEADERS.test(before.text)) return true;
  const ratio = line.size / before.size;
  if (ratio > SIZE_CHANGE || ratio < 1 / SIZE_CHANGE) return true;
  const down = line.upright[1] - before.upright[1];
  const height = Math.max(before.upright[3] - before.upright[1], line.size);
  if (down > (step === null ? height * WIDE_ALONE : Math.max(step * WIDE_STEP, height))) return true;
  if (inOneHeading(before, line)) return false;
  const indent = line.upright[0] - (group[0] as Line).upright[0];
  const ended = ENDED.test(before.text);
  const [first] = line.words;
  const room = edge - before.upright[2];
  const mayBegin = ended || !CONTINUES.test(line.text);
  const early =
    known && mayBegin && first !== undefined && room > first.upright[2] - first.upright[0] + ROOM * line.size;
  if (
    isMarker(line) &&
    (ended || early || Math.abs(line.upright[0] - before.upright[0]) > line.size * INDENT || followsMarker(group, line))
  )
    return true;
  if (early && !(line.bold && before.bold && !ended)) return true;
  // A first line that is indented, after a sentence that has come to its end.
  return ended && group.length > 1 && indent > line.size * INDENT && !startsMarked(group);
}

const angleOf = (line: Line): number => line.words[0]?.angle ?? 0;

/** The line begins with a bullet or a number that has text behind it. */
export function isMarker(line: Line): boolean {
  const [first, second] = line.words;
  if (!first || !second) return false;
  return BULLET.test(first.text) || (NUMBER.test(first.text) && second.spaced);
}

const startsMarked = (group: readonly Line[]): boolean => group[0] !== undefined && isMarker(group[0]);

/** The paragraph begins with a marker of the same kind at the same place: `(a)` and `(b)`, but not `4.4.1.` and `0.49`. */
function followsMarker([first]: readonly Line[], line: Line): boolean {
  if (!first || !isMarker(first) || Math.abs(first.upright[0] - line.upright[0]) > SAME_PLACE) return false;
  return kindOf(first) === kindOf(line);
}

const kindOf = (line: Line): string => (line.words[0]?.text ?? '').replace(DIGITS, '0').replace(LETTERS, 'a');

/** The step from line to line that most of the lines have; null where no two are alike. */
function usualStep(lines: readonly Line[]): number | null {
  const counts = new Map<number, number>();
  for (let at = 1; at < lines.length; at++) {
    const [before, line] = [lines[at - 1] as Line, lines[at] as Line];
    const step = Math.round((line.upright[1] - before.upright[1]) * 2) / 2;
    if (step > 0 && step < line.size * 2.4) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  let best: number | null = null;
  for (const [step, count] of counts)
    if (best === null || count > (counts.get(best) ?? 0) || (count === counts.get(best) && step < best)) best = step;
  return best;
}
