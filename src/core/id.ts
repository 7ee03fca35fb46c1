/** Ids made from what a thing is, never from when or where it was read: the same on every machine, in every run. */
import { createHash } from 'node:crypto';

const HEX_DIGITS = 16;

/** Folds what two copies of the same text may differ in: case, white space, kinds of quotes and dashes. */
const fold = (part: string): string =>
  part
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’´`]/gu, "'")
    .replace(/[“”«»]/gu, '"')
    .replace(/[\u2010-\u2015]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();

/** An id such as `act_3f6c0a9d51b2e874`, from the parts that make the thing what it is. */
export function idFrom(prefix: 'ev' | 'rec' | 'act', parts: readonly (string | number | null)[]): string {
  const folded = parts.map((part) => (typeof part === 'string' ? fold(part) : part));
  return `${prefix}_${createHash('sha256').update(JSON.stringify(folded)).digest('hex').slice(0, HEX_DIGITS)}`;
}
