/** A known item and the read one that it became: what the searches for them find. */

export interface Pair<Item> {
  readonly known: Item;
  readonly read: Item;
  /** Of the words, 0 to 1; 0 where one of them has none. */
  readonly score: number;
  /** False: the two may be the same; a person should look. */
  readonly sure: boolean;
}

/** Items of both readings. */
export interface Sides<Item> {
  readonly known: readonly Item[];
  readonly read: readonly Item[];
}

/** The items that no pair holds. */
export function unpaired<Item>({ known, read }: Sides<Item>, pairs: readonly Pair<Item>[]): Sides<Item> {
  const taken = new Set(pairs.flatMap((pair) => [pair.known, pair.read]));
  return { known: known.filter((item) => !taken.has(item)), read: read.filter((item) => !taken.has(item)) };
}

/** One to one: of the pairs that share an item the first holds. */
export function oneToOne<Item>(pairs: readonly Pair<Item>[]): Pair<Item>[] {
  const taken = new Set<Item>();
  return pairs.filter(({ known, read }) => {
    if (taken.has(known) || taken.has(read)) return false;
    taken.add(known).add(read);
    return true;
  });
}
