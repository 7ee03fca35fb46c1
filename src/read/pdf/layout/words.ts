/** The columns of a page's words → words as the layout work moves them about. */
import type { Box } from '../../../core/span.js';
import type { TextPage } from '../text-page.js';
import { BOLD, SPACED } from '../word-columns.js';
import type { Word } from './model.js';

/**
 * The words of a page in the order of its content stream.
 * @param wanted leaves out words by their place down the page
 */
export function wordsOf({ words }: TextPage, wanted?: (top: number, bottom: number) => boolean): Word[] {
  const { text, ends, boxes, sizes, marks, angles, styles } = words;
  const found: Word[] = [];
  for (let at = 0; at < ends.length; at++) {
    const top = boxes[at * 4 + 1] ?? 0;
    const bottom = boxes[at * 4 + 3] ?? 0;
    if (wanted && !wanted(top, bottom)) continue;
    const box: Box = [boxes[at * 4] ?? 0, top, boxes[at * 4 + 2] ?? 0, bottom];
    const angle = angles[at] ?? 0;
    const style = styles[at] ?? 0;
    found.push({
      text: text.slice(at === 0 ? 0 : ends[at - 1], ends[at]),
      box,
      upright: turnedUp(box, angle),
      size: sizes[at] ?? 0,
      bold: (style & BOLD) !== 0,
      angle,
      mark: marks[at] ?? -1,
      spaced: (style & SPACED) !== 0,
    });
  }
  return found;
}

/** The box in the coordinates of someone who turns the page until text of this angle is upright. */
function turnedUp(box: Box, angle: number): Box {
  if (angle === 90) return [box[1], -box[2], box[3], -box[0]];
  if (angle === 180) return [-box[2], -box[3], -box[0], -box[1]];
  if (angle === 270) return [-box[3], box[0], -box[1], box[2]];
  return box;
}
