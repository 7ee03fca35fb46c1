/** The words that hold a group together, as the one in its middle prints them. */
import type { Recommendation } from '../core/record.js';
import { stemsOf } from '../vocabulary/stems.js';

const WORD = /\p{L}[\p{L}\p{M}]{2,}/gu;
/** So many words say what it is about. */
const MOST_SHOWN = 12;

const textOf = ({ title, text }: Recommendation): string => (title && title !== text ? `${title}\n${text}` : text);

/** Words of the first that at least half of the others have too, in the order of its text. `compared`: the stems that count. */
export async function sharedWords(
  language: string | null,
  [middle, ...others]: readonly Recommendation[],
  compared: ReadonlySet<string>,
): Promise<string[]> {
  if (!middle) return [];
  const stemOf = await stemsOf(language);
  const stemsIn = (text: string): string[] => (text.match(WORD) ?? []).map((word) => stemOf(word.toLowerCase()));
  const counts = new Map<string, number>();
  for (const other of others)
    for (const stem of new Set(stemsIn(textOf(other)))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const shown = new Map<string, string>();
  for (const printed of textOf(middle).match(WORD) ?? []) {
    const small = printed.toLowerCase();
    const stem = stemOf(small);
    if (shown.has(stem) || !compared.has(stem) || (counts.get(stem) ?? 0) * 2 < others.length) continue;
    shown.set(stem, small);
  }
  return [...shown.values()].slice(0, MOST_SHOWN);
}
