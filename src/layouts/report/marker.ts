/** The sign or number that opens an entry of a list. */
import { PLAIN_BULLET } from './bullet.js';
import type { Item } from './items.js';
import type { Outline } from './sections.js';

export type Marker = 'bullet' | 'dash' | 'number' | 'dotted' | 'letter' | 'roman';
const MARKERS: readonly (readonly [Marker, RegExp])[] = [
  ['dotted', /^\(?(\d{1,2}(?:\.\d{1,2})+)[.):]?\s+/u],
  ['number', /^\(?(\d{1,3})[.):]\s+/u],
  ['roman', /^\(?([ivx]{1,4})[.)]\s+/u],
  ['letter', /^\(?([A-Za-z])[.)]\s+/u],
  ['bullet', new RegExp(`^(${PLAIN_BULLET})\\s*`, 'u')],
  ['dash', /^([*–—-])\s+/u],
];
const WITHOUT_SIGN = /^(\d{1,2})\s+(?=\p{Lu})/u;

/** "1 The intent …", "2 The operator …": numbers without a sign that run from one. A lone one numbers a note. */
export function countedWithoutSign(outline: Outline, indices: readonly number[]): ReadonlySet<Item> {
  const run = new Set<Item>();
  for (const index of indices) {
    const item = outline.items[index] as Item;
    // Beside a list with signs they number the notes of the page.
    if (item.kind === 'text' && !outline.headings.has(item) && markerOf(item.text)) return new Set();
    if (item.kind === 'text' && Number(WITHOUT_SIGN.exec(item.text)?.[1]) === run.size + 1) run.add(item);
  }
  return run.size > 1 ? run : new Set();
}

export interface Marked {
  readonly marker: Marker;
  readonly label: readonly [from: number, to: number];
  readonly length: number;
}

export function markerOf(text: string, plain = false): Marked | null {
  for (const [marker, pattern] of plain ? [['number', WITHOUT_SIGN] as const] : MARKERS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const at = match[0].indexOf(match[1] ?? '');
    return { marker, label: [at, at + (match[1] ?? '').length], length: match[0].length };
  }
  return null;
}
