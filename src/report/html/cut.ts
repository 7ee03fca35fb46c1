/** How long the texts on the page may be: as long as the page stays light enough to send. A text is cut in sight, never silently. */
import type { Action, Evaluation, Recommendation } from '../../core/record.js';

/** Characters a text may have, the most generous first. */
const LIMITS = [20_000, 8000, 4000, 2000, 1000, 500, 250] as const;
const LEAST = 120;
/** Bytes of text that the page may hold: for each key action, and whatever their number. */
const BYTES_PER_ACTION = 500;
const BYTES_ANYWAY = 3_000_000;

const HALF_PAIR = /\p{Surrogate}/gu;

/** The longest limit under which the texts of all evaluations fit the page. */
export function textLimitOf(evaluations: readonly Evaluation[]): number {
  const bytes = LIMITS.map(() => 0);
  let actions = 0;
  for (const evaluation of evaluations) {
    for (const recommendation of evaluation.recommendations) {
      actions += recommendation.actions.length;
      for (const text of textsOf(recommendation)) addBytes(bytes, text);
    }
  }
  const allowed = BYTES_ANYWAY + actions * BYTES_PER_ACTION;
  return LIMITS[bytes.findIndex((sum) => sum <= allowed)] ?? LEAST;
}

function addBytes(bytes: number[], text: string): void {
  const whole = Buffer.byteLength(text);
  for (const [index, limit] of LIMITS.entries()) {
    const share = text.length > limit ? limit / text.length : 1;
    bytes[index] = (bytes[index] ?? 0) + whole * share;
  }
}

function* textsOf({ title, text, response, actions }: Recommendation): Generator<string> {
  yield text;
  if (title) yield title;
  if (response) yield response.text;
  for (const action of actions) yield* textsOfAction(action);
}

function* textsOfAction({ description, comments, justification, documents }: Action): Generator<string> {
  yield description;
  if (comments) yield comments;
  if (justification) yield justification;
  for (const { title, uri } of documents) yield title + uri;
}

export type Cut = <Text extends string | null>(text: Text) => Text;

/** Cuts what is longer than `limit`, and says so in its place. */
export const cutTo =
  (limit: number): Cut =>
  <Text extends string | null>(text: Text): Text => {
    if (text === null || text.length <= limit) return text;
    const head = text.slice(0, limit).replace(HALF_PAIR, '');
    return `${head}… [cut here: the text has ${text.length} characters; all of it is in records.json]` as Text;
  };
