/** Five hundred edits made in another program come back exactly, and nothing else does. */
import type ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { correct } from '../../src/run/index.js';
import { folderWith } from '../setup/folder.js';
import {
  apply,
  cellOf,
  corrections,
  edited,
  hasLibreOffice,
  invented,
  remember,
  STORE,
  savedByLibreOffice,
  sheetOf,
} from './apply-setup.js';

const EVALUATIONS = 12;
const EDITS = 500;

/** What a person writes into a cell, and the value that must come of it. */
interface Edit {
  readonly sheet: string;
  readonly id: string;
  readonly header: string;
  readonly field: string;
  readonly cell: ExcelJS.CellValue;
  readonly value: unknown;
}

type Writing = (index: number) => Pick<Edit, 'cell' | 'value'>;

const same = (text: string): Pick<Edit, 'cell' | 'value'> => ({ cell: text, value: text });
const text: Writing = (index) => same(`Edited ${index}: ${WORDS[index % WORDS.length]}`);
const WORDS = [
  '=1+1 stays text',
  '+41 22 000',
  'two\nlines',
  'تم التنفيذ جزئياً',
  '“quotes” & <markup>',
  'naïve café, Ελλάδα, 村',
  '#REF! as words',
  '12.5 %',
];
const clearable: Writing = (index) => (index % 5 === 0 ? { cell: null, value: null } : text(index));
const two = (number: number): string => String(number).padStart(2, '0');
const DATES: readonly Writing[] = [
  (index) => {
    const day = `2028-${two(1 + (index % 12))}-${two(1 + (index % 28))}`;
    return { cell: new Date(`${day}T00:00:00Z`), value: { raw: day, kind: 'day', earliest: day, latest: day } };
  },
  () => ({ cell: 'Q2 2028', value: { raw: 'Q2 2028', kind: 'quarter', earliest: '2028-04-01', latest: '2028-06-30' } }),
  () => ({ cell: '2028/02', value: { raw: '2028/02', kind: 'month', earliest: '2028-02-01', latest: '2028-02-29' } }),
  () => ({
    cell: '31/12/2028',
    value: { raw: '31/12/2028', kind: 'day', earliest: '2028-12-31', latest: '2028-12-31' },
  }),
  () => ({ cell: 2028, value: { raw: '2028', kind: 'year', earliest: '2028-01-01', latest: '2028-12-31' } }),
];
const date: Writing = (index) => (DATES[index % DATES.length] as Writing)(index);
/** A status that the record does not have: those of the records go round in this order. */
const STATUSES = ['not_initiated', 'initiated', 'completed', 'not_reported', 'no_longer_applicable'];
const status =
  (own: number): Writing =>
  (index) => {
    const value = STATUSES[(own + 1 + (index % 4)) % 5] ?? '';
    const words = value.replaceAll('_', ' ');
    const spelt = [words, words.toUpperCase(), `  ${words[0]?.toUpperCase()}${words.slice(1)} `][index % 3];
    return { cell: spelt ?? words, value };
  };

function possible(): (Omit<Edit, 'cell' | 'value'> & { readonly write: Writing })[] {
  const evaluations = invented(EVALUATIONS);
  const all = [];
  const name = (sheet: string, id: string, header: string, field: string, write: Writing) => ({
    sheet,
    id,
    header,
    field,
    write,
  });
  let index = 0;
  for (const evaluation of evaluations) {
    const ev = (header: string, field: string, write: Writing) =>
      name('Evaluations', evaluation.id, header, field, write);
    all.push(
      ev('Evaluation', 'title', text),
      ev('Plan', 'plan', clearable),
      ev('Completion', 'completionDate', date),
      ev('Country', 'country', () => ({ cell: 'kenya', value: { iso3: 'KEN', name: 'Kenya' } })),
    );
    for (const recommendation of evaluation.recommendations) {
      const rec = (header: string, field: string, write: Writing) =>
        name('Recommendations', recommendation.id, header, field, write);
      all.push(
        rec('Recommendation', 'text', text),
        rec('Management response', 'response.text', text),
        rec('Acceptance', 'acceptance', () => ({ cell: 'REJECTED', value: 'rejected' })),
        rec('Addressed to', 'addressees', (each) => ({ cell: `A ${each}; B`, value: [`A ${each}`, 'B'] })),
      );
      for (const action of recommendation.actions) {
        const act = (header: string, field: string, write: Writing) =>
          name('Key actions', action.id, header, field, write);
        all.push(
          act('Key action', 'description', text),
          act('Due date', 'dueDate', date),
          act('Status', 'status', status(index)),
          act('Comments', 'comments', action.comments === null ? text : clearable),
          act('Justification', 'justification', text),
          act('Responsible units', 'responsibleUnits', (each) => ({
            cell: `Unit of ${each} ; Second unit;`,
            value: [`Unit of ${each}`, 'Second unit'].map((unit) => ({ name: unit, raw: unit })),
          })),
        );
        index++;
      }
    }
  }
  return all;
}

/** The same ones in every run of the test, all over the workbook. */
function generated(): Edit[] {
  const all = possible();
  const step = 7;
  return Array.from({ length: EDITS }, (_, index) => {
    const { write, ...place } = all[(index * step) % all.length] as (typeof all)[number];
    return { ...place, ...write(index) };
  });
}

function writeAll(workbook: ExcelJS.Workbook, edits: readonly Edit[]): void {
  for (const { sheet, id, header, cell } of edits) cellOf(sheetOf(workbook, sheet), id, header).value = cell;
}

const keyed = (all: readonly { id?: unknown; item?: string; field: string; value: unknown }[]) =>
  Object.fromEntries(all.map(({ id, item, field, value }) => [`${item ?? id} ${field}`, value]));

describe(`${EDITS} edits`, () => {
  const edits = generated();

  it('are as many cells, of every column', () => {
    expect(Object.keys(keyed(edits))).toHaveLength(EDITS);
    expect(new Set(edits.map(({ field }) => field)).size).toBe(14);
  });

  it('made with exceljs come back exactly', async () => {
    const cwd = folderWith();
    await remember(cwd, invented(EVALUATIONS));
    await edited(cwd, (workbook) => writeAll(workbook, edits));
    const done = await apply(cwd);
    expect(done).toMatchObject({ applied: true, problems: [], conflicts: [], notices: [], already: 0 });
    const made = await corrections(cwd);
    expect(keyed(made)).toEqual(keyed(edits));
    expect(new Set(made.map(({ who, why, madeAt }) => `${who} ${why} ${madeAt}`))).toEqual(
      new Set(['Ana Seen on site 2026-03-02T12:00:00.000Z']),
    );
    // The second time there is nothing left to decide.
    expect(await apply(cwd)).toMatchObject({ applied: false, edits: [], problems: [], already: EDITS });
  });

  it.skipIf(!hasLibreOffice)(
    'saved by LibreOffice come back exactly (skipped where soffice is missing)',
    async () => {
      const cwd = folderWith();
      await remember(cwd, invented(EVALUATIONS));
      await edited(cwd, (workbook) => writeAll(workbook, edits));
      await savedByLibreOffice(cwd);
      const done = await apply(cwd);
      expect(done).toMatchObject({ applied: true, problems: [], conflicts: [], notices: [], already: 0 });
      expect(keyed(await corrections(cwd))).toEqual(keyed(edits));
    },
    180_000,
  );
});

describe('a workbook that nobody edited', () => {
  it('decides nothing, as it was written or saved by exceljs', async () => {
    const cwd = folderWith();
    await remember(cwd, invented(3));
    expect(await apply(cwd)).toMatchObject({ edits: [], problems: [], notices: [], already: 0 });
    await edited(cwd, () => undefined);
    expect(await apply(cwd)).toMatchObject({ edits: [], problems: [], notices: [], already: 0 });
  });

  it.skipIf(!hasLibreOffice)(
    'decides nothing when LibreOffice saved it (skipped where soffice is missing)',
    async () => {
      const cwd = folderWith();
      await remember(cwd, invented(3));
      await savedByLibreOffice(cwd);
      expect(await apply(cwd)).toMatchObject({ edits: [], problems: [], notices: [], already: 0 });
    },
    180_000,
  );

  it('decides nothing when it shows corrections', async () => {
    const cwd = folderWith();
    await remember(cwd, invented(1));
    const place = { storePath: STORE, cwd, who: 'Ben', why: 'told', at: '2026-03-01T12:00:00Z' };
    await correct({
      ...place,
      id: 'act_0000000000000001',
      field: 'status',
      words: 'Completed',
      process: { pid: 1, host: 'here' },
    });
    await remember(cwd, invented(1), '2026-03-02');
    expect(await apply(cwd)).toMatchObject({ edits: [], problems: [], notices: [], already: 0 });
  });
});
