/** The JSON that stands in the tables. */

/** What was written there. What is no JSON any more is a damage of the store, and is told like one. */
export function parsed<Value>(json: string): Value {
  try {
    return JSON.parse(json) as Value;
  } catch (error) {
    throw Object.assign(new Error('A record in the store is no JSON.', { cause: error }), { code: 'SQLITE_CORRUPT' });
  }
}
