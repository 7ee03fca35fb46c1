/** Reading edits back from a workbook that people worked in: what is taken, what is refused by name, what is in conflict. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type ExcelJS from 'exceljs';
import { writeXlsx } from 'hucre/xlsx';
import { beforeEach, describe, expect, it } from 'vitest';
import { recordsSchema } from '../../src/core/record.js';
import { correct } from '../../src/run/index.js';
import { lockStore } from '../../src/store/index.js';
import { folderWith } from '../setup/folder.js';
import { apply, cellOf, corrections, edited, invented, remember, STORE, sheetOf, WORKBOOK } from './apply-setup.js';
import { evaltrail } from './capture.js';

const PROCESS = { pid: 1, host: 'here' };
const KEY_ACTIONS = 'Key actions';
const first = 'act_0000000000000000';
const second = 'act_0000000000000001';
const third = 'act_0000000000000002';

let cwd = '';
beforeEach(async () => {
  cwd = folderWith();
  await remember(cwd, invented(2));
});

const write = (id: string, header: string, value: ExcelJS.CellValue) => (workbook: ExcelJS.Workbook) => {
  const sheet = { act: KEY_ACTIONS, rec: 'Recommendations', ev: 'Evaluations' }[id.split('_')[0] ?? ''] ?? '';
  cellOf(sheetOf(workbook, sheet), id, header).value = value;
};

/** The sheet made anew from its cells, as `change` leaves them: rows and columns wherever it puts them. */
function rebuilt(
  workbook: ExcelJS.Workbook,
  name: string,
  change: (rows: ExcelJS.CellValue[][]) => ExcelJS.CellValue[][],
) {
  const old = sheetOf(workbook, name);
  const rows: ExcelJS.CellValue[][] = [];
  old.eachRow({ includeEmpty: true }, (row) => {
    rows.push(Array.from({ length: old.columnCount }, (_, column) => row.getCell(column + 1).value));
  });
  workbook.removeWorksheet(old.id);
  workbook.addWorksheet(name).addRows(change(rows));
}

describe('an edit', () => {
  it('becomes a correction that the next run shows', async () => {
    await edited(cwd, write(first, 'Status', 'completed'));
    const { edits, applied } = await apply(cwd);
    expect(applied).toBe(true);
    expect(edits).toEqual([
      {
        sheet: KEY_ACTIONS,
        cell: 'K2',
        id: first,
        about: 'key action “Key action 0: =SUM(A1:A9) is text, and so is +1”',
        field: 'status',
        before: 'not_initiated',
        after: 'completed',
        how: 'correct',
      },
    ]);
    await remember(cwd, invented(2), '2026-03-03');
    const records = recordsSchema.parse(JSON.parse(readFileSync(join(cwd, 'output/records.json'), 'utf8')));
    const [action] = records.evaluations
      .flatMap(({ recommendations }) => recommendations)
      .flatMap(({ actions }) => actions);
    expect(action).toMatchObject({ id: first, status: 'completed' });
    expect(action?.evidence['status']).toMatchObject({
      rule: 'correction',
      correction: { by: 'Ana', why: 'Seen on site' },
    });
  });

  it('is only told in a dry run', async () => {
    await edited(cwd, write(first, 'Status', 'completed'));
    expect(await apply(cwd, { dryRun: true })).toMatchObject({ applied: false, edits: [{ cell: 'K2' }] });
    expect(await corrections(cwd)).toEqual([]);
  });

  it('is none when it says the same in other words', async () => {
    await edited(cwd, (workbook) => {
      write(first, 'Status', ' NOT initiated ')(workbook);
      write(first, 'Due date', 'July 2026')(workbook);
      write(first, 'Responsible units', 'Unit 0 ;  Project team;')(workbook);
      write(first, 'Comments', 'Comment 0 with  two lines')(workbook);
    });
    expect(await apply(cwd)).toMatchObject({ edits: [], problems: [], already: 3 });
  });

  it('takes a correction back when it is what the sources say', async () => {
    await edited(cwd, write(first, 'Status', 'completed'));
    await apply(cwd);
    await remember(cwd, invented(2), '2026-03-03');
    await edited(cwd, write(first, 'Status', 'Not initiated'));
    expect(await apply(cwd)).toMatchObject({ applied: true, edits: [{ how: 'withdraw', before: 'completed' }] });
    expect(await corrections(cwd)).toEqual([]);
  });

  it('that clears a date, a list or a text says that there is none', async () => {
    await edited(cwd, (workbook) => {
      write(first, 'Due date', null)(workbook);
      write(first, 'Responsible units', null)(workbook);
      write(first, 'Comments', '  ')(workbook);
    });
    expect(await apply(cwd)).toMatchObject({ applied: true, problems: [] });
    expect((await corrections(cwd)).map(({ field, value }) => [field, value])).toEqual([
      ['responsibleUnits', []],
      ['dueDate', { raw: '', kind: 'none_established', earliest: null, latest: null }],
      ['comments', null],
    ]);
  });

  it('may be the result of a formula, a day with a time, a date as a bare number', async () => {
    await edited(cwd, (workbook) => {
      write(first, 'Status', { formula: '"Comp"&"leted"', result: 'Completed' } as ExcelJS.CellValue)(workbook);
      write(first, 'Due date', new Date('2027-05-04T17:30:00Z'))(workbook);
      const cell = cellOf(sheetOf(workbook, KEY_ACTIONS), second, 'Due date');
      cell.value = 46_600;
      cell.numFmt = '0';
    });
    expect(await apply(cwd)).toMatchObject({ applied: true, problems: [] });
    expect((await corrections(cwd)).map(({ value }) => value)).toMatchObject([
      { latest: '2027-05-04' },
      'completed',
      { kind: 'day', latest: '2027-08-01' },
    ]);
  });
});

describe('a workbook that people worked in', () => {
  const change = (workbook: ExcelJS.Workbook) => write(second, 'Status', 'Completed')(workbook);
  const taken = async () => {
    const done = await apply(cwd);
    expect(done).toMatchObject({ applied: true, problems: [] });
    expect((await corrections(cwd)).map(({ item, field, value }) => [item, field, value])).toEqual([
      [second, 'status', 'completed'],
    ]);
    return done;
  };

  it('with its rows in another order', async () => {
    await edited(cwd, (workbook) => {
      change(workbook);
      rebuilt(workbook, KEY_ACTIONS, ([head = [], ...rows]) => [head, ...rows.reverse()]);
    });
    expect((await taken()).edits[0]?.cell).toBe('K36');
  });

  it('with its columns moved, others put in between, others taken out, and a title above', async () => {
    await edited(cwd, (workbook) => {
      change(workbook);
      rebuilt(workbook, KEY_ACTIONS, (rows) => {
        const dropped = new Set(
          ['Region', 'Confidence', 'Place', 'Due as printed'].map((head) => rows[0]?.indexOf(head)),
        );
        const moved = rows.map((row, index) => [
          index === 0 ? 'My notes' : `note ${index}`,
          ...row.filter((_, column) => !dropped.has(column)).reverse(),
        ]);
        return [['Our register, spring'], [], ...moved];
      });
    });
    expect((await taken()).edits[0]?.cell).toBe('P5');
  });

  it('with columns hidden, rows filtered, sheets and rows of their own, heads in other letters', async () => {
    await edited(cwd, (workbook) => {
      change(workbook);
      const sheet = sheetOf(workbook, KEY_ACTIONS);
      sheet.getColumn(11).hidden = true;
      sheet.getRow(3).hidden = true;
      sheet.getRow(1).getCell(11).value = ' STATUS ';
      sheet.getRow(60).getCell(1).value = 'Total';
      workbook.addWorksheet('My own').addRow(['Action id', 'Status']);
    });
    await taken();
  });

  it('with a row twice, both saying the same', async () => {
    await edited(cwd, (workbook) => {
      change(workbook);
      rebuilt(workbook, KEY_ACTIONS, (rows) => [...rows, rows[2] ?? []]);
    });
    await taken();
  });

  it('with its sheet renamed', async () => {
    await edited(cwd, (workbook) => {
      change(workbook);
      sheetOf(workbook, KEY_ACTIONS).name = 'Actions 2026';
    });
    expect((await taken()).edits[0]?.sheet).toBe('Actions 2026');
  });

  it('with rows deleted: nothing is read from them, and it is said', async () => {
    await edited(cwd, (workbook) => {
      change(workbook);
      rebuilt(workbook, KEY_ACTIONS, (rows) => rows.slice(0, 10));
    });
    expect((await taken()).notices).toEqual([
      'The sheet “Key actions” has lost 27 of its 36 rows: nothing was read from them, and their records stay.',
    ]);
  });

  it('with a column renamed: nothing is read from it, and it is said', async () => {
    await edited(cwd, (workbook) => {
      change(workbook);
      write(first, 'Comments', 'Edited')(workbook);
      sheetOf(workbook, KEY_ACTIONS).getRow(1).getCell(16).value = 'Remarks';
    });
    expect((await taken()).notices).toEqual([
      'The sheet “Key actions” has no column “Comments”: nothing was read from it. If it was renamed, give it its name back.',
    ]);
  });
});

describe('what cannot be read', () => {
  it('is named, all of it, and nothing is changed', async () => {
    const bad: [header: string, value: ExcelJS.CellValue, words: RegExp][] = [
      ['Status', 'nearly there', /“nearly there” is no status/u],
      ['Status', null, /“Status” cannot be empty/u],
      ['Due date', 'next spring', /“next spring” is no date/u],
      ['Due date', '03/04/2027', /“03\/04\/2027” can be two days/u],
      ['Key action', null, /“Key action” cannot be empty/u],
      ['Status', { error: '#REF!' } as ExcelJS.CellValue, /holds the error #REF!/u],
      ['Comments', { formula: 'A1&B1' } as ExcelJS.CellValue, /formula has no result/u],
      ['Due date', -5, /1899-12-2\d is no date to be expected here/u],
    ];
    const ids = Array.from({ length: 20 }, (_, index) => `act_${index.toString(16).padStart(16, '0')}`);
    await edited(cwd, (workbook) => {
      for (const [index, id] of ids.entries()) {
        const [header, value] = bad[index % bad.length] as (typeof bad)[number];
        write(id, header, value)(workbook);
      }
      write('act_000000000000001e', 'Status', 'Completed')(workbook);
    });
    const done = await apply(cwd);
    expect(done.applied).toBe(false);
    expect(done.problems).toHaveLength(20);
    for (const [index, { sheet, cell, problem, remedy }] of done.problems.entries()) {
      const [header, , words] = bad[index % bad.length] as (typeof bad)[number];
      const letter = { Status: 'K', 'Due date': 'I', 'Key action': 'G', Comments: 'P' }[header];
      expect([sheet, cell]).toEqual([KEY_ACTIONS, `${letter}${index + 2}`]);
      expect(problem).toMatch(words);
      expect(remedy).toMatch(/\w\.$/u);
    }
    expect(await corrections(cwd)).toEqual([]);
  });

  const only = async (): Promise<string> => {
    const { applied, problems } = await apply(cwd);
    expect(applied).toBe(false);
    expect(problems).toHaveLength(1);
    expect(await corrections(cwd)).toEqual([]);
    return problems.map(({ sheet, cell, problem }) => `${sheet}!${cell}: ${problem}`).join('\n');
  };

  it('a row whose id was altered', async () => {
    await edited(cwd, (workbook) => {
      write(first, 'Status', 'Completed')(workbook);
      write(first, 'Action id', 'act_00000000000000ff')(workbook);
    });
    expect(await only()).toMatch(/^Key actions!Y2: “act_00000000000000ff” is no id that was written here$/u);
  });

  it('a row whose id was cleared, or that was added', async () => {
    await edited(cwd, write(first, 'Action id', null));
    expect(await only()).toMatch(/^Key actions!Y2: the id is missing/u);
    await remember(cwd, invented(2), '2026-03-03');
    await edited(cwd, (workbook) => {
      sheetOf(workbook, KEY_ACTIONS).getRow(38).getCell(7).value = 'One more key action';
    });
    expect(await only()).toMatch(/^Key actions!Y38: the id is missing/u);
  });

  it('a sheet without its column of ids', async () => {
    await edited(cwd, (workbook) => {
      write(first, 'Status', 'Completed')(workbook);
      sheetOf(workbook, KEY_ACTIONS).getRow(1).getCell(25).value = 'Number';
    });
    expect(await only()).toMatch(/^Key actions!AA1: the column “Action id” is missing/u);
  });

  it('rows whose cells were sorted apart from their ids', async () => {
    await edited(cwd, (workbook) => {
      rebuilt(workbook, KEY_ACTIONS, ([head = [], ...rows]) => {
        const ids = rows.map((row) => row.slice(-3));
        return [head, ...rows.map((row, index) => [...row.slice(0, -3), ...(ids[(index + 7) % ids.length] ?? [])])];
      });
    });
    const { applied, problems } = await apply(cwd);
    expect(applied).toBe(false);
    expect(problems.length).toBe(36);
    expect(problems[0]?.problem).toMatch(/cells of this row were moved apart, or changed$/u);
  });

  it('two columns of one name', async () => {
    await edited(cwd, (workbook) => {
      rebuilt(workbook, KEY_ACTIONS, (rows) => rows.map((row) => [...row, row[10] ?? null]));
    });
    expect(await only()).toMatch(/^Key actions!AB1: a second column is named “Status”$/u);
  });

  it('a record twice, saying different things', async () => {
    await edited(cwd, (workbook) => {
      rebuilt(workbook, KEY_ACTIONS, (rows) => {
        const copy = [...(rows[2] ?? [])];
        copy[10] = 'Completed';
        return [...rows, copy];
      });
    });
    expect(await only()).toMatch(
      /^Key actions!K38: rows 3 and 38 are about the same record and say different things$/u,
    );
  });

  it('a text that was not whole when it was written', async () => {
    const [evaluation] = invented(1);
    const [recommendation] = evaluation?.recommendations ?? [];
    const [action] = recommendation?.actions ?? [];
    if (!evaluation || !recommendation || !action) throw new Error('nothing invented');
    const long = { ...action, comments: 'word '.repeat(10_000) };
    const own = folderWith();
    await remember(own, [{ ...evaluation, recommendations: [{ ...recommendation, actions: [long] }] }]);
    expect(await apply(own)).toMatchObject({ edits: [], problems: [] });
    await edited(own, (workbook) => {
      const cell = cellOf(sheetOf(workbook, KEY_ACTIONS), first, 'Comments');
      cell.value = `First: ${String(cell.value).slice(20)}`;
    });
    expect((await apply(own)).problems).toMatchObject([
      { cell: 'P2', problem: expect.stringContaining('cut when it was written') },
    ]);
    expect(await corrections(own)).toEqual([]);
  });
});

describe('what moved since the workbook was written', () => {
  const moved = invented(2).map((evaluation) => ({
    ...evaluation,
    recommendations: evaluation.recommendations.map((recommendation) => ({
      ...recommendation,
      actions: recommendation.actions.map((action) =>
        action.id === second
          ? { ...action, status: 'no_longer_applicable' as const, lastUpdated: '2026-03-02' }
          : action,
      ),
    })),
  }));

  /** The person edits a copy; meanwhile a run writes a new workbook. */
  async function copyEdited(...edits: ((workbook: ExcelJS.Workbook) => void)[]): Promise<void> {
    const change = (workbook: ExcelJS.Workbook): void => {
      for (const edit of edits) edit(workbook);
    };
    await edited(cwd, change, 'copy.xlsx');
  }

  it('in the sources is a conflict, and nothing is changed', async () => {
    await copyEdited(write(second, 'Status', 'Completed'), write(third, 'Comments', 'Still true'));
    await remember(cwd, moved, '2026-03-03');
    const done = await apply(cwd, { workbook: 'copy.xlsx' });
    expect(done.applied).toBe(false);
    expect(done.conflicts).toMatchObject([
      { cell: 'K3', id: second, conflict: expect.stringContaining('they say no longer applicable now') },
    ]);
    expect(await corrections(cwd)).toEqual([]);
  });

  it('is decided all the same when that is asked for', async () => {
    await copyEdited(write(second, 'Status', 'Completed'));
    await remember(cwd, moved, '2026-03-03');
    expect(await apply(cwd, { workbook: 'copy.xlsx', accept: true })).toMatchObject({ applied: true });
    expect(await corrections(cwd)).toMatchObject([{ value: 'completed', basis: 'no_longer_applicable' }]);
  });

  it('to what the edit says is no conflict', async () => {
    await copyEdited(write(second, 'Status', 'No longer applicable'));
    await remember(cwd, moved, '2026-03-03');
    expect(await apply(cwd, { workbook: 'copy.xlsx' })).toMatchObject({ conflicts: [], edits: [], already: 1 });
  });

  it('elsewhere in the record is none', async () => {
    await copyEdited(write(second, 'Comments', 'Edited'));
    await remember(cwd, moved, '2026-03-03');
    expect(await apply(cwd, { workbook: 'copy.xlsx' })).toMatchObject({ conflicts: [], applied: true });
  });

  it('because somebody else decided is one too', async () => {
    await copyEdited(write(second, 'Status', 'Completed'));
    const at = '2026-03-02T08:00:00Z';
    await correct({
      storePath: STORE,
      cwd,
      id: second,
      field: 'status',
      words: 'not initiated',
      who: 'Ben',
      why: 'x',
      at,
      process: PROCESS,
    });
    const { conflicts, applied } = await apply(cwd, { workbook: 'copy.xlsx' });
    expect(applied).toBe(false);
    expect(conflicts.map(({ conflict }) => conflict)).toEqual([
      'Ben decided not initiated on 2026-03-02, after the workbook was written.',
    ]);
  });

  it('out of the sources is one', async () => {
    await copyEdited(write(second, 'Status', 'Completed'));
    const without = moved.map((evaluation) => ({
      ...evaluation,
      recommendations: evaluation.recommendations.map((recommendation) => ({
        ...recommendation,
        actions: recommendation.actions.filter(({ id }) => id !== second),
      })),
    }));
    await remember(cwd, without, '2026-03-03');
    const { conflicts } = await apply(cwd, { workbook: 'copy.xlsx' });
    expect(conflicts.map(({ conflict }) => conflict)).toEqual(['Its sources no longer hold it.']);
  });
});

describe('a file that is not to be read', () => {
  const refused = async (workbook = WORKBOOK): Promise<string> => {
    const error = await apply(cwd, { workbook }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    return `${(error as Error).name}: ${(error as Error).message}`;
  };

  it('the workbook of another store', async () => {
    const other = folderWith();
    await remember(other, invented(3));
    copyFileSync(join(other, WORKBOOK), join(cwd, 'other.xlsx'));
    expect(await refused('other.xlsx')).toBe(
      'WrongUsage: other.xlsx was made from another store than output/evaltrail.db.',
    );
  });

  it('one that is open in Excel or LibreOffice', async () => {
    writeFileSync(join(cwd, 'output/~$compliance.xlsx'), '');
    expect(await refused()).toBe('WrongUsage: output/compliance.xlsx is open in Excel.');
    copyFileSync(join(cwd, WORKBOOK), join(cwd, 'copy.xlsx'));
    writeFileSync(join(cwd, '.~lock.copy.xlsx#'), '');
    expect(await refused('copy.xlsx')).toBe('WrongUsage: copy.xlsx is open in LibreOffice.');
  });

  it('none at all, a folder, something else, half of one, an empty one', async () => {
    expect(await refused('gone.xlsx')).toBe('WrongUsage: There is no workbook gone.xlsx.');
    mkdirSync(join(cwd, 'folder.xlsx'));
    expect(await refused('folder.xlsx')).toBe('WrongUsage: folder.xlsx is a folder.');
    writeFileSync(join(cwd, 'text.xlsx'), 'Status,Comments\n');
    writeFileSync(join(cwd, 'half.xlsx'), readFileSync(join(cwd, WORKBOOK)).subarray(0, 5000));
    writeFileSync(join(cwd, 'empty.xlsx'), '');
    for (const name of ['text.xlsx', 'half.xlsx', 'empty.xlsx'])
      expect(await refused(name)).toBe(`WrongUsage: ${name} is no Excel workbook, or a damaged one.`);
  });

  it('one with a password', async () => {
    const encryption = { password: 'secret', spinCount: 1000 };
    writeFileSync(join(cwd, 'locked.xlsx'), await writeXlsx({ sheets: [{ name: 'A', rows: [['a']] }], encryption }));
    expect(await refused('locked.xlsx')).toBe('WrongUsage: locked.xlsx is locked with a password.');
  });

  it('one that evaltrail did not make, or that lost what it said', async () => {
    writeFileSync(
      join(cwd, 'own.xlsx'),
      await writeXlsx({ sheets: [{ name: KEY_ACTIONS, rows: [['Action id', 'Status']] }] }),
    );
    expect(await refused('own.xlsx')).toMatch(/does not say what evaltrail wrote into it/u);
    await edited(cwd, (workbook) => workbook.removeWorksheet(sheetOf(workbook, 'evaltrail').id));
    expect(await refused()).toMatch(/lost its hidden sheet “evaltrail”/u);
  });

  it('one of another version, or made without a memory', async () => {
    await edited(cwd, (workbook) => {
      sheetOf(workbook, 'evaltrail').getCell('A1').value = 'evaltrail baseline 7';
    });
    expect(await refused()).toMatch(/was written by another version of evaltrail/u);
    await evaltrail(cwd, ['extract', 'in', '--output', 'once']);
    expect(await refused('once/compliance.xlsx')).toMatch(/was made without a memory/u);
  });

  it('any, while a run is at work', async () => {
    await edited(cwd, write(first, 'Status', 'Completed'));
    const lock = await lockStore(join(cwd, STORE), STORE, {
      command: 'run',
      started: '2026-03-01T03:00:00Z',
      ...PROCESS,
    });
    try {
      expect(await refused()).toMatch(/^StoreLocked: /u);
    } finally {
      await lock.release();
    }
    expect(await apply(cwd)).toMatchObject({ applied: true });
  });
});

describe('the command', () => {
  const told = async (...argv: string[]) => {
    const { exitCode, stdout } = await evaltrail(cwd, ['apply', ...argv]);
    return { exitCode, lines: stdout.trimEnd().split('\n') };
  };

  it('says what it did', async () => {
    expect(await told()).toEqual({
      exitCode: 0,
      lines: ['There is nothing to do: no cell of output/compliance.xlsx decides anything new.'],
    });
    await edited(cwd, write(first, 'Status', 'completed'));
    const edit = [
      'Key actions!K2  status of key action “Key action 0: =SUM(A1:A9) is text, and so is +1”',
      '    not initiated → completed',
    ];
    expect(await told('--dry-run')).toEqual({
      exitCode: 0,
      lines: [...edit, '1 edit to apply. Nothing was changed yet.'],
    });
    expect(await told('--by', 'Ana', '--why', 'Seen')).toEqual({
      exitCode: 0,
      lines: [...edit, '1 correction made. The next run shows it.'],
    });
    expect(await corrections(cwd)).toMatchObject([{ who: 'Ana', why: 'Seen', madeAt: '2026-03-31T12:00:00.000Z' }]);
  });

  it('names each cell that it cannot read, changes nothing and ends with 1', async () => {
    await edited(cwd, (workbook) => {
      write(first, 'Status', 'nearly')(workbook);
      write(second, 'Status', 'Completed')(workbook);
    });
    const { exitCode, lines } = await told();
    expect(exitCode).toBe(1);
    expect(lines).toContain('Key actions!K2  “nearly” is no status.');
    expect(lines.at(-1)).toBe('Nothing was changed: 1 cell cannot be read.');
    const { stdout } = await evaltrail(cwd, ['apply', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ applied: false, problems: [{ sheet: KEY_ACTIONS, cell: 'K2' }] });
  });

  it('ends with 2 and a sentence where there is nothing to read', async () => {
    const { exitCode, stderr } = await evaltrail(cwd, ['apply', 'gone.xlsx']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('There is no workbook gone.xlsx.');
  });
});
