/** How a management response takes up the recommendations of a report: what is counted on each side, case by case. */
import { z } from 'zod';

/**
 * Every recommendation of either side is in one case. `same`: under the same number, or one side has none. `unsure`: alike, not
 * enough to be one; both are listed. `not_taken_up`: in the report only. `added`: in the response only.
 */
export const joiningKinds = ['same', 'renumbered', 'regrouped', 'split', 'unsure', 'not_taken_up', 'added'] as const;

const labels = z.array(z.string().nullable());

export const joiningCaseSchema = z.strictObject({
  kind: z.enum(joiningKinds),
  reworded: z
    .literal(true)
    .optional()
    .describe('the response words it otherwise; the record shows the words of the report'),
  recommendations: z.array(z.string().regex(/^rec_/)).describe('ids in this record'),
  report: labels.describe('their numbers in the report, as printed; null for one without a number'),
  response: labels.describe('their numbers in the response'),
  words: z.string().describe('the case in a sentence'),
});

const sideSchema = z.strictObject({
  documents: z.array(z.string()).describe('sha256 of the documents, as in source and otherSources'),
  recommendations: z.int().nonnegative().describe('how many it lists'),
});

export const joiningSchema = z.strictObject({
  report: sideSchema,
  response: sideSchema.extend({ whole: z.boolean().describe('false: part of it could not be read') }),
  words: z.string().describe('what became of the recommendations, in a sentence'),
  cases: z.array(joiningCaseSchema).describe('in the order of the report; what only the response has comes last'),
});

export type JoiningKind = (typeof joiningKinds)[number];
export type JoiningCase = z.infer<typeof joiningCaseSchema>;
export type Joining = z.infer<typeof joiningSchema>;

/** A case by the places in the lists of both, before the records are put together; every place of either is in one case. */
export interface JoinCase {
  readonly kind: JoiningKind;
  readonly report: readonly number[];
  readonly response: readonly number[];
  /** The response words it materially otherwise. */
  readonly reworded: boolean;
  /** The words of both brought them together, not the numbers alone. */
  readonly byWords: boolean;
}

/** What the sentence about a joining is made from. */
export interface JoiningCounts {
  readonly report: number;
  readonly response: number;
  readonly whole: boolean;
  readonly same: number;
  readonly renumbered: number;
  /** Recommendations of the report, and what they became in the response. */
  readonly regrouped: readonly [from: number, into: number];
  readonly split: readonly [from: number, into: number];
  readonly unsure: number;
  readonly notTakenUp: number;
  readonly added: number;
  readonly reworded: number;
}

type Counted = Pick<JoiningCase, 'kind' | 'reworded' | 'report' | 'response'>;

export function joiningCounts(
  cases: readonly Counted[],
  sides: Pick<JoiningCounts, 'report' | 'response' | 'whole'>,
): JoiningCounts {
  const of = (kind: JoiningKind): readonly Counted[] => cases.filter((each) => each.kind === kind);
  const both = (kind: JoiningKind): readonly [number, number] => [
    of(kind).reduce((sum, { report }) => sum + report.length, 0),
    of(kind).reduce((sum, { response }) => sum + response.length, 0),
  ];
  return {
    ...sides,
    same: of('same').length,
    renumbered: of('renumbered').length,
    regrouped: both('regrouped'),
    split: both('split'),
    unsure: both('unsure')[0],
    notTakenUp: of('not_taken_up').length,
    added: of('added').length,
    reworded: cases.filter(({ reworded }) => reworded).length,
  };
}

/** "22 recommendations in the report, 6 in the response: 4 renumbered, 12 regrouped into 2, 6 not taken up". */
export function joiningWords(counts: JoiningCounts): string {
  const { report, response, same, renumbered, regrouped, split, unsure, notTakenUp, added, reworded } = counts;
  const parts: readonly (readonly [number, string])[] = [
    [same, `${same} taken up`],
    [renumbered, `${renumbered} renumbered`],
    [regrouped[0], `${regrouped[0]} regrouped into ${regrouped[1]}`],
    [split[0], `${split[0]} split into ${split[1]}`],
    [notTakenUp, counts.whole ? `${notTakenUp} not taken up` : `${notTakenUp} not found in what could be read of it`],
    [unsure, `${unsure} to be compared by a person`],
    [added, `${added} only in the response`],
    [reworded, `${reworded} in other words`],
  ];
  const told = parts.flatMap(([count, words]) => (count > 0 ? [words] : []));
  const total = `${report} ${report === 1 ? 'recommendation' : 'recommendations'} in the report, ${response} in the response`;
  return told.length === 0 ? total : `${total}: ${told.join(', ')}`;
}

/** How people call recommendations: by their numbers, or by their first words where they have none. */
export interface Named {
  readonly label: string | null;
  readonly text: string;
}

const NAME_LENGTH = 60;

const nameOf = ({ label, text }: Named): string =>
  label ?? `“${text.length > NAME_LENGTH ? `${text.slice(0, NAME_LENGTH - 1).trimEnd()}…` : text}”`;

const listOf = (names: readonly Named[]): string => {
  const all = names.map(nameOf);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
};

/** A case in a sentence. */
export function caseWords(
  kind: JoiningKind,
  sides: { readonly report: readonly Named[]; readonly response: readonly Named[] },
  { reworded, whole }: { readonly reworded: boolean; readonly whole: boolean },
): string {
  const [report, response] = [listOf(sides.report), listOf(sides.response)];
  const otherwise = reworded ? ', in other words' : '';
  switch (kind) {
    case 'same':
      return `Recommendation ${report} of the report is taken up by the response${otherwise}.`;
    case 'renumbered':
      return `Recommendation ${report} of the report is ${response} in the response${otherwise}.`;
    case 'regrouped':
      return `Recommendations ${report} of the report are answered as one (${response}) in the response${otherwise}.`;
    case 'split':
      return `Recommendation ${report} of the report is answered in parts (${response}) in the response${otherwise}.`;
    case 'unsure':
      return sides.report.length > 1
        ? `Recommendations ${report} of the report may be answered by ${response} of the response; they were left apart.`
        : `Recommendation ${report} of the report may be ${response} of the response; the two were left apart.`;
    case 'not_taken_up':
      return whole
        ? `Recommendation ${report} of the report is not taken up by the response.`
        : `Recommendation ${report} of the report was not found in what could be read of the response.`;
    case 'added':
      return `Recommendation ${response} of the response is not in the report.`;
  }
}
