/** Pairs of items that say the same, whatever the order of the lists. */
import type { Pair, Sides } from './pair.js';
import type { Wording } from './wording.js';

/** What has words, and facts beside them that tell it apart where the words do not. */
export interface Worded {
  readonly wording: Wording;
  /** Texts that belong to the item alone: the same ones twice mean the same item. Empty: none. */
  readonly strong: string;
  /** Facts that several items share, or that change, the most telling first: dates, owners, numbers. Empty: none. */
  readonly weak: readonly string[];
}

/** Items with the same words; those without any are compared with each other. */
export function sameWords<Item extends Worded>({ known, read }: Sides<Item>): Pair<Item>[] {
  const [before, after] = [byWords(known), byWords(read)];
  return [...before].flatMap(([key, items]) => {
    const others = after.get(key);
    return others ? pairsAmong({ known: items, read: others }) : [];
  });
}

function byWords<Item extends Worded>(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.wording.key);
    if (group) group.push(item);
    else groups.set(item.wording.key, [item]);
  }
  return groups;
}

/** Items that all say the same are told apart by what belongs to them, then by their order. */
function pairsAmong<Item extends Worded>(sides: Sides<Item>): Pair<Item>[] {
  const pairs: Pair<Item>[] = [];
  let left = sides;
  const take = (found: readonly (readonly [Item, Item])[], sure = true): void => {
    pairs.push(...found.map(([known, read]) => ({ known, read, score: 1, sure })));
    const taken = new Set(found.flat());
    const open = (items: readonly Item[]): readonly Item[] => items.filter((item) => !taken.has(item));
    left = { known: open(left.known), read: open(left.read) };
  };
  if (left.known.length > 1 || left.read.length > 1) {
    take(alikeIn(left, ({ strong }) => strong));
    for (const tier of sides.known[0]?.weak.keys() ?? []) {
      const found = alikeIn(left, ({ weak }) => weak[tier] ?? '');
      // Facts change: where nothing came or went, they tell items apart only if none of them did.
      if (left.known.length !== left.read.length || found.length === left.known.length) take(found);
    }
  }
  const more = left.known.length > left.read.length ? left.known : left.read;
  const indistinct = new Set(more.map(({ strong, weak }) => JSON.stringify([strong, weak]))).size <= 1;
  const sure = left.known.length === left.read.length || indistinct;
  take(
    left.known.slice(0, left.read.length).map((item, index) => [item, left.read[index] as Item]),
    sure,
  );
  return pairs;
}

/** Pairs with the same fact, where it stands once on each side. An empty fact says nothing. */
export function alikeIn<Item>({ known, read }: Sides<Item>, factOf: (item: Item) => string): [Item, Item][] {
  const once = (items: readonly Item[]): ReadonlyMap<string, Item | null> => {
    const seen = new Map<string, Item | null>();
    for (const item of items) seen.set(factOf(item), seen.has(factOf(item)) ? null : item);
    seen.delete('');
    return seen;
  };
  const others = once(read);
  return [...once(known)].flatMap(([fact, item]) => {
    const other = others.get(fact);
    return item && other ? [[item, other] as [Item, Item]] : [];
  });
}
