/** Pages say the same things over and over: the same units, the same statuses. A pure function need not read them twice. */

/**
 * The function with a memory of its last results, by its argument. Only for pure functions of one string whose results
 * nobody changes. At most `limit` results of at most `longest` characters are kept; when full, all are forgotten.
 */
export function remembered<Result>(
  read: (raw: string) => Result,
  limit = 2000,
  longest = 200,
): (raw: string) => Result {
  const known = new Map<string, Result>();
  return (raw) => {
    const before = known.get(raw);
    if (before !== undefined) return before;
    const result = read(raw);
    if (raw.length > longest) return result;
    if (known.size >= limit) known.clear();
    known.set(raw, result);
    return result;
  };
}
