/**
 * Ids are unique within `records.json`. Where two documents claim the same evaluation (one page saved in two formats), the
 * first by uri keeps the ids and the others get theirs with the fingerprint of their bytes: the order of the inputs and the
 * machine make no difference.
 */
import type { Evaluation } from '../../core/record.js';
import type { StoreAccess } from '../../store/index.js';

const FINGERPRINT = 12;

const idsOf = (evaluation: Evaluation): string[] => [
  evaluation.id,
  ...evaluation.recommendations.flatMap(({ id, actions }) => [id, ...actions.map((action) => action.id)]),
];

/** The evaluation with the fingerprint of its bytes added to every id. */
function withFingerprint(evaluation: Evaluation): Evaluation {
  const fingerprint = evaluation.source.sha256.slice(0, FINGERPRINT);
  const own = <Item extends { id: string }>(item: Item): Item => ({ ...item, id: `${item.id}-${fingerprint}` });
  const recommendations = evaluation.recommendations.map((recommendation) =>
    own({ ...recommendation, actions: recommendation.actions.map(own) }),
  );
  return own({ ...evaluation, recommendations });
}

/** The evaluations, sorted by uri as they came, with no id twice. Their bytes differ: duplicates never get here. */
export function separateIds(evaluations: readonly Evaluation[]): Evaluation[] {
  const taken = new Set<string>();
  return evaluations.map((evaluation) => {
    const collides = idsOf(evaluation).some((id) => taken.has(id));
    const separate = collides ? withFingerprint(evaluation) : evaluation;
    for (const id of idsOf(separate)) taken.add(id);
    return separate;
  });
}

/** The evaluation under an id of ours: its own, or its own with the fingerprint, and then its parts have it too. */
export const underId = (evaluation: Evaluation, id: string): Evaluation =>
  evaluation.id === id ? evaluation : { ...withFingerprint(evaluation), id };

/** The evaluation with ids that no other evaluation has: where one is taken, the fingerprint of the bytes is added. */
export async function withFreeIds(store: StoreAccess, evaluation: Evaluation): Promise<Evaluation> {
  const taken = await store.evaluations.takenElsewhere(idsOf(evaluation), evaluation.id);
  if (taken.size === 0) return evaluation;
  const { sha256 } = evaluation.source;
  const free = <Item extends { id: string }>(item: Item): Item =>
    taken.has(item.id) ? { ...item, id: `${item.id}-${sha256.slice(0, FINGERPRINT)}` } : item;
  const recommendations = evaluation.recommendations.map((recommendation) =>
    free({ ...recommendation, actions: recommendation.actions.map(free) }),
  );
  return { ...evaluation, recommendations };
}
