/**
 * How a response takes up the recommendations of a report: one by one, several as one, one in parts, or not at all. The words
 * decide; numbers speak for a pair where the words leave it open. What is not sure is left apart and said.
 */
import type { JoinCase, JoiningKind } from '../../core/joining.js';
import type { Evaluation } from '../../core/record.js';
import type { Pair } from '../pair.js';
import { measuring } from '../similarity.js';
import { wordings } from '../wording.js';
import { namedByNumber, numbersHold } from './by-number.js';
import { type Group, groupsIn } from './groups.js';
import { inEditedWords, inTheSameWords } from './one-to-one.js';
import { type Both, bothSides, hasWords, numberOf, type Side } from './sides.js';

/** In the order of the report; what only the response has comes last. */
export function joinOf(report: Evaluation, response: Evaluation): readonly JoinCase[] {
  const all = bothSides(report, response, wordings());
  const taken = new Set<Side>();
  const open = (): Both => ({
    report: all.report.filter((side) => !taken.has(side)),
    response: all.response.filter((side) => !taken.has(side)),
  });
  const cases: JoinCase[] = [];
  const takePairs = (pairs: readonly Pair<Side>[], byWords: boolean): void => {
    for (const { known, read } of pairs) {
      taken.add(known).add(read);
      cases.push(pairCase(known, read, byWords));
    }
  };
  const takeGroups = (groups: readonly Group[], kind: 'regrouped' | 'split', byWords: boolean): void => {
    for (const group of groups.filter(({ whole, pieces }) => ![whole, ...pieces].some((side) => taken.has(side)))) {
      for (const side of [group.whole, ...group.pieces]) taken.add(side);
      cases.push(groupCase(group, kind, byWords));
    }
  };

  const same = inTheSameWords(all);
  takePairs(same, true);
  takeGroups(groupsIn(open().response, open().report), 'regrouped', true);
  takeGroups(groupsIn(open().report, open().response), 'split', true);
  const edited = inEditedWords(open(), all);
  const sure = edited.filter((pair) => pair.sure);
  takePairs(sure, true);
  const holds = numbersHold([...same, ...sure]);
  if (holds) {
    const named = namedByNumber(open(), all);
    takeGroups(named.groups, 'regrouped', false);
    takePairs(named.pairs, false);
  }
  const takeUnsure = (report: readonly Side[], read: Side): void => {
    if ([...report, read].some((side) => taken.has(side))) return;
    for (const side of [...report, read]) taken.add(side);
    cases.push(caseOf('unsure', placesOf(report), [read.place]));
  };
  for (const { known, read } of edited) takeUnsure([known], read);
  // Named, though the numbers are not believed: nobody can say that they were left out.
  const doubtful = holds ? null : namedByNumber(open(), all);
  for (const { whole, pieces } of doubtful?.groups ?? []) takeUnsure(pieces, whole);
  for (const { known, read } of doubtful?.pairs ?? []) takeUnsure([known], read);
  return [...cases, ...leftOf(open())].sort(inOrder);
}

function pairCase(known: Side, read: Side, byWords: boolean): JoinCase {
  const [asked, answered] = [numberOf(known), numberOf(read)];
  const renumbered = asked !== null && answered !== null && asked !== answered;
  return {
    kind: renumbered ? 'renumbered' : 'same',
    report: [known.place],
    response: [read.place],
    reworded: isReworded(known, read),
    byWords,
  };
}

function groupCase({ whole, pieces }: Group, kind: 'regrouped' | 'split', byWords: boolean): JoinCase {
  const [one, several] = [[whole.place], placesOf(pieces)];
  const [report, response] = kind === 'regrouped' ? [several, one] : [one, several];
  return { kind, report, response, reworded: !byWords && hasWords(whole), byWords };
}

const placesOf = (sides: readonly Side[]): number[] => sides.map(({ place }) => place).sort((a, b) => a - b);

/** Texts of which one has more than this in the other are the same but for slips, a label, a sentence left out. */
const THE_SAME = 0.9;

function isReworded(known: Side, read: Side): boolean {
  if (!hasWords(known) || !hasWords(read)) return false;
  const measure = measuring();
  const shares = known.wordings.flatMap((one) => read.wordings.map((other) => measure(one, other).contained));
  return Math.max(...shares) < THE_SAME;
}

const leftOf = ({ report, response }: Both): JoinCase[] => [
  ...report.map(({ place }) => caseOf('not_taken_up', [place], [])),
  ...response.map(({ place }) => caseOf('added', [], [place])),
];

const caseOf = (kind: JoiningKind, report: readonly number[], response: readonly number[]): JoinCase => ({
  kind,
  report,
  response,
  reworded: false,
  byWords: false,
});

const inOrder = (a: JoinCase, b: JoinCase): number =>
  placeOf(a) - placeOf(b) || (a.response[0] ?? 0) - (b.response[0] ?? 0);
const placeOf = ({ report }: JoinCase): number => report[0] ?? Number.MAX_SAFE_INTEGER;
