/** `compliance.xlsx`: the workbook people open. */
import { baselineSheet } from './baseline.js';
import type { Book, TableSheet } from './book.js';
import { changesSheet } from './changes.js';
import type { WorkbookInput } from './context.js';
import { dueSoonSheet, overdueSheet } from './deadlines.js';
import { definitionsSheet } from './definitions.js';
import { evaluationsSheet } from './evaluations.js';
import { findingsSheet } from './findings.js';
import { byBureauSheet, byCountrySheet, byThemeSheet, byUnitSheet, byYearSheet } from './groups.js';
import { joiningSheet } from './joining.js';
import { keyActionsSheet } from './key-actions.js';
import { recommendationsSheet } from './recommendations.js';
import { saidAgainSheet } from './said-again.js';
import { summarySheet } from './summary.js';
import { CELL_LIMIT, LINK_LIMIT, ROW_LIMIT } from './text.js';
import { writeBook } from './write.js';

export type { LinkOf, WorkbookInput } from './context.js';

/** Writes the workbook to a new file and waits until it is on the disk. Same input, same bytes. */
export const writeWorkbook = (path: string, input: WorkbookInput): Promise<void> => writeBook(path, bookOf(input));

export function bookOf(input: WorkbookInput): Book {
  const { compliance } = input;
  const whole = [
    byCountrySheet(compliance),
    byBureauSheet(compliance),
    byUnitSheet(compliance),
    byYearSheet(compliance),
    byThemeSheet(compliance),
    overdueSheet(input),
    dueSoonSheet(input),
    keyActionsSheet(input),
    recommendationsSheet(input),
    ...saidAgainSheet(input),
    evaluationsSheet(input),
    joiningSheet(input),
    changesSheet(input),
    findingsSheet(input),
    definitionsSheet(compliance),
  ];
  return {
    title: 'Compliance with management responses',
    creator: `${input.run.tool.name} ${input.run.tool.version}`,
    day: compliance.asOf,
    sheets: [summarySheet(input, whole.flatMap(noticesOf)), ...whole.map(withinLimit), baselineSheet(input)],
  };
}

const MOST_ROWS = ROW_LIMIT - 1;

function withinLimit(sheet: TableSheet): TableSheet {
  if (sheet.count <= MOST_ROWS) return sheet;
  return {
    ...sheet,
    count: MOST_ROWS,
    *rows() {
      let left = MOST_ROWS;
      for (const row of sheet.rows()) {
        if (left-- === 0) return;
        yield row;
      }
    },
  };
}

/** What a reader must know when a limit of Excel was met. */
export function noticesOf({ name, count, texts }: TableSheet): string[] {
  let cut = 0;
  let links = 0;
  for (const content of texts()) {
    if (typeof content === 'string') cut += content.length > CELL_LIMIT ? 1 : 0;
    else if (content !== null && typeof content === 'object' && 'link' in content) links++;
  }
  const notices: [boolean, string][] = [
    [
      count > MOST_ROWS,
      `The sheet ${name} holds the first ${MOST_ROWS} of ${count} rows, as many as Excel allows; all of them are in records.json.`,
    ],
    [cut > 0, `The sheet ${name} has texts longer than a cell can hold (${cut}); each says where it is cut.`],
    [
      links > LINK_LIMIT,
      `In the sheet ${name} the first ${LINK_LIMIT} sources are links, as many as Excel allows; the others are plain text.`,
    ],
  ];
  return notices.flatMap(([holds, words]) => (holds ? [words] : []));
}
