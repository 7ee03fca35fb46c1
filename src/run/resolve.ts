/** Which of the known evaluations a newly read one is. */
import type { Evaluation } from '../core/record.js';
import { compareEvaluations, keysOf } from '../identity/index.js';
import type { StoreAccess } from '../store/index.js';

export interface Resolved {
  /** The id in force: that of the known evaluation, or its own. */
  readonly id: string;
  /** Known evaluations that it may be; a person should judge. */
  readonly unsure: readonly Evaluation[];
}

const FINGERPRINT = 12;

/**
 * Compares with those that share a key, not with all; of several that are the same the one with the smallest id. `former` is
 * the evaluation that the name of the document stood for until now: where the words leave it open, the name decides.
 */
export async function resolveEvaluation(
  store: StoreAccess,
  read: Evaluation,
  former: string | null,
): Promise<Resolved> {
  const unsure: Evaluation[] = [];
  for (const id of await store.evaluations.withKeys(keysOf(read))) {
    const view = await store.evaluations.view(id);
    if (!view) continue;
    const { verdict } = compareEvaluations(view.evaluation, read);
    if (verdict === 'same') return { id, unsure: [] };
    if (verdict === 'unsure') unsure.push(view.evaluation);
  }
  if (unsure.some(({ id }) => id === former)) return { id: former ?? read.id, unsure: [] };
  // The same head over something else: two evaluations, two ids.
  const taken = (await store.evaluations.view(read.id)) !== null;
  return { id: taken ? `${read.id}-${read.source.sha256.slice(0, FINGERPRINT)}` : read.id, unsure };
}
