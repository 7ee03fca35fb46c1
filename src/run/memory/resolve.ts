/** Which of the known evaluations a newly read one is. */
import type { Evaluation } from '../../core/record.js';
import { compareEvaluations, keysOf } from '../../identity/index.js';
import type { StoreAccess } from '../../store/index.js';

export interface Resolved {
  /** The id in force: that of the known evaluation, or its own. */
  readonly id: string;
  /** Known evaluations that it may be; a person should judge. */
  readonly unsure: readonly Evaluation[];
}

const FINGERPRINT = 12;

const TEXT = 'text:';
/** Of the texts of an evaluation, the share that it has in common with itself even after a thorough edit. */
const ENOUGH_TEXTS = 0.2;
const SEVERAL = 2;

/**
 * The known evaluations worth comparing with, sorted. Single sentences stand in many evaluations of an office: those that have
 * nothing but a few of them in common are not looked at, so that the time a document takes does not grow with the store.
 */
async function candidates(store: StoreAccess, read: Evaluation, former: string | null): Promise<string[]> {
  const keys = keysOf(read);
  const isText = (key: string): boolean => key.startsWith(TEXT);
  const share = keys.filter(isText).length * ENOUGH_TEXTS;
  // A report has none of the key actions of the response to it: of the recommendations alone a few are a share as well.
  const enough = Math.min(Math.max(1, share), Math.max(SEVERAL, read.recommendations.length * ENOUGH_TEXTS));
  const sharing = [...(await store.evaluations.withKeys(keys))];
  const worth = sharing.filter(
    ([id, shared]) => id === former || shared.length >= enough || shared.some((key) => !isText(key)),
  );
  return worth.map(([id]) => id);
}

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
  for (const id of await candidates(store, read, former)) {
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
