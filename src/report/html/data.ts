/** The data of the page: JSON texts, made row by row, that nothing in a document can break out of. */

import { themeNames } from '../../core/theme.js';
import { joiningKindWords } from '../workbook/joining.js';
import { acceptanceWords, outcomeWords, severityWords, statusWords } from '../workbook/words.js';
import { cutTo, textLimitOf } from './cut.js';
import { evidenceText } from './evidence.js';
import { changeCells, findingCells, findingRows } from './findings.js';
import type { ReportInput } from './input.js';
import { Lists } from './lists.js';
import { embeddedJson } from './markup.js';
import { Register } from './register.js';
import { tableText } from './table.js';
import { deadlineWords, responseWords } from './words.js';

const MESSAGE_LENGTH = 2000;

const words = {
  status: statusWords,
  acceptance: acceptanceWords,
  severity: severityWords,
  outcome: outcomeWords,
  deadline: deadlineWords,
  response: responseWords,
  joined: joiningKindWords,
  theme: themeNames,
  kind: { new: 'New', changed: 'Changed', gone: 'Gone', back: 'Back', earlier: 'Learnt of the past' },
  itemKind: { evaluation: 'Evaluation', recommendation: 'Recommendation', action: 'Key action' },
};

/** The two JSON texts of a page. The first is to be taken before the second, whose sources it numbers. */
export interface PageData {
  /** What the registers and charts show. */
  readonly data: Iterable<string>;
  /** Where it was read: needed only when a row is opened. */
  readonly evidence: Iterable<string>;
}

/** `charts`: what the charts draw, see `charts.ts`. */
export function dataOf(input: ReportInput, charts: object): PageData {
  const lists = new Lists(input.linkOf);
  const limit = textLimitOf(input.evaluations);
  return { data: dataText(input, charts, lists, limit), evidence: evidenceText(input.evaluations, lists, limit) };
}

function* dataText(input: ReportInput, charts: object, lists: Lists, limit: number): Generator<string> {
  const register = new Register(input, lists, cutTo(limit));
  const changes = input.changes ?? input.run.changes;
  const cut = cutTo(MESSAGE_LENGTH);
  yield `{"words":${embeddedJson(words)},\n"charts":${embeddedJson(charts)},\n"evaluations":`;
  yield* tableText(register.evaluationCells(), register.evaluations());
  yield ',\n"recommendations":';
  yield* tableText(register.recommendationCells(), register.recommendations());
  yield ',\n"actions":';
  yield* tableText(register.actionCells(), register.actions());
  yield ',\n"findings":';
  yield* tableText(findingCells(lists, cut), findingRows(input));
  yield ',\n"changes":';
  yield* tableText(changeCells(input.evaluations, cut), changes?.items ?? []);
  yield `,\n"changesNotListed":${changes?.notListed ?? 0},\n"lists":${embeddedJson(lists.written())}}`;
}
