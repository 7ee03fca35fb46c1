/** Finds an evaluation, recommendation or key action by its id, or by the beginning of it. */
import { WrongUsage } from '../../core/failure.js';
import type { Action, Evaluation, Recommendation, Records } from '../../core/record.js';

/** An item of the records, with the evaluation it belongs to and its path from there down (empty: the evaluation itself). */
export type Located =
  | { readonly kind: 'evaluation'; readonly item: Evaluation; readonly evaluation: Evaluation; readonly path: '' }
  | {
      readonly kind: 'recommendation';
      readonly item: Recommendation;
      readonly evaluation: Evaluation;
      readonly path: string;
    }
  | { readonly kind: 'action'; readonly item: Action; readonly evaluation: Evaluation; readonly path: string };

const MOST_SHOWN = 5;

/** The item of that id, or the only one whose id begins so. Throws WrongUsage for none and for several. */
export function locateId(records: Records, id: string): Located {
  const matches: Located[] = [];
  for (const located of allItems(records)) {
    if (located.item.id === id) return located;
    if (id !== '' && located.item.id.startsWith(id)) matches.push(located);
  }
  const [only, second] = matches;
  if (only && !second) return only;
  if (!only)
    throw new WrongUsage(
      `Nothing in the results has the id ${id}.`,
      'Ids stand in the workbook and in records.json: ev_… for evaluations, rec_… for recommendations, act_… for key actions.',
    );
  const shown = matches.slice(0, MOST_SHOWN).map((located) => `${located.item.id} (${wordsOf(located)})`);
  const rest = matches.length > shown.length ? ` and ${matches.length - shown.length} more` : '';
  throw new WrongUsage(`${matches.length} ids begin with ${id}: ${shown.join(', ')}${rest}.`, 'Give more of the id.');
}

const LONGEST = 40;

/** What people know an item by, shortened. */
function wordsOf({ kind, item, evaluation }: Located): string {
  const named = kind === 'evaluation' ? item.title : kind === 'recommendation' ? item.text : item.description;
  const words = named || decodeURIComponent(evaluation.source.uri);
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words;
}

function* allItems({ evaluations }: Records): Generator<Located> {
  for (const evaluation of evaluations) {
    yield { kind: 'evaluation', item: evaluation, evaluation, path: '' };
    for (const [r, recommendation] of evaluation.recommendations.entries()) {
      const path = `recommendations[${r}]`;
      yield { kind: 'recommendation', item: recommendation, evaluation, path };
      for (const [a, action] of recommendation.actions.entries())
        yield { kind: 'action', item: action, evaluation, path: `${path}.actions[${a}]` };
    }
  }
}
