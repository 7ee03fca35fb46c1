/** What became of the recommendations of a report in the response, as the record tells it. */
import {
  caseWords,
  type JoinCase,
  type Joining,
  type JoiningCase,
  joiningCounts,
  joiningWords,
  type Named,
} from '../core/joining.js';
import type { Evaluation, Recommendation } from '../core/record.js';

export interface JoinedSides {
  /** With the ids in force. */
  readonly report: Evaluation;
  /** As it was read. */
  readonly response: Evaluation;
  /** In force, of a recommendation that only the response has, by its place there. */
  readonly idOf: (place: number) => string | undefined;
  /** False where part of the response could not be read. */
  readonly whole: boolean;
  /** sha256 of the documents of each side. */
  readonly documents: { readonly report: readonly string[]; readonly response: readonly string[] };
}

export function joiningOf(cases: readonly JoinCase[], sides: JoinedSides): Joining {
  const told = cases.map((each) => caseOf(each, sides));
  const [report, response] = [sides.report.recommendations.length, sides.response.recommendations.length];
  const { whole, documents } = sides;
  return {
    report: { documents: [...documents.report], recommendations: report },
    response: { documents: [...documents.response], recommendations: response, whole },
    words: joiningWords(joiningCounts(told, { report, response, whole })),
    cases: told,
  };
}

function caseOf({ kind, report, response, reworded }: JoinCase, sides: JoinedSides): JoiningCase {
  const asked = report.flatMap((place) => sides.report.recommendations[place] ?? []);
  const answers = response.flatMap((place) => sides.response.recommendations[place] ?? []);
  const own = kind === 'added' || kind === 'unsure' ? response.flatMap((place) => sides.idOf(place) ?? []) : [];
  return {
    kind,
    ...(reworded ? { reworded } : {}),
    recommendations: [...asked.map(({ id }) => id), ...own],
    report: asked.map(({ label }) => label),
    response: answers.map(({ label }) => label),
    words: caseWords(
      kind,
      { report: asked.map(named), response: answers.map(named) },
      { reworded, whole: sides.whole },
    ),
  };
}

const named = ({ label, title, text }: Recommendation): Named => ({ label, text: title ?? text });
