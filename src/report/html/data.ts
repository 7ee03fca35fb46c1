/** The data of the page: one JSON text, made row by row, that nothing in a document can break out of. */
import { acceptanceWords, outcomeWords, severityWords, statusWords } from '../workbook/words.js';
import { cutTo } from './cut.js';
import { changeCells, findingCells, findingRows } from './findings.js';
import type { ReportInput } from './input.js';
import { Lists } from './lists.js';
import { embeddedJson } from './markup.js';
import { Register } from './register.js';
import { tableText } from './table.js';
import { deadlineWords } from './words.js';

const MESSAGE_LENGTH = 2000;

const words = {
  status: statusWords,
  acceptance: acceptanceWords,
  severity: severityWords,
  outcome: outcomeWords,
  deadline: deadlineWords,
  kind: { new: 'New', changed: 'Changed', gone: 'Gone', back: 'Back', earlier: 'Learnt of the past' },
  itemKind: { evaluation: 'Evaluation', recommendation: 'Recommendation', action: 'Key action' },
};

/** `charts`: what the charts draw, see `charts.ts`. */
export function* dataText(input: ReportInput, charts: object): Generator<string> {
  const lists = new Lists(input.linkOf);
  const register = new Register(input, lists);
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
  yield `,\n"lists":${embeddedJson(lists.written())}}`;
}
