/** A database takes only so many values in one statement. */
const MOST = 500;

/** The list in pieces that fit into one statement. */
export function* inChunks<Item>(items: readonly Item[], most: number = MOST): Generator<Item[]> {
  for (let start = 0; start < items.length; start += most) yield items.slice(start, start + most);
}
