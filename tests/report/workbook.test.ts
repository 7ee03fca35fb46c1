import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { daysOverdue, deadlineStateOf } from '../../src/core/deadline.js';
import type { DateValue, Evaluation } from '../../src/core/record.js';
import type { RunDocument } from '../../src/core/run-record.js';
import { readParts } from '../../src/report/workbook/archive.js';
import { tableSheet } from '../../src/report/workbook/book.js';
import { pathWords } from '../../src/report/workbook/findings.js';
import { bookOf, noticesOf } from '../../src/report/workbook/index.js';
import { noLinks, rowsXml } from '../../src/report/workbook/rows.js';
import { cellText, shortText } from '../../src/report/workbook/text.js';
import { action, evaluation, month, recommendation } from '../assess/records.js';
import { AS_OF, sampleEvaluations, sampleInput } from './sample.js';
import { cellOf, opened, type Row, rowsOf, sheetOf, value, written, xmlOf } from './workbook-reading.js';

const input = sampleInput();
let bytes: Buffer;
let workbook: ExcelJS.Workbook;
beforeAll(async () => {
  bytes = await written(input);
  workbook = await opened(bytes);
});

describe('the key actions', () => {
  const expected = sampleEvaluations.flatMap((of) =>
    of.recommendations.flatMap((recommended) => recommended.actions.map((acted) => ({ of, recommended, acted }))),
  );
  const statuses = {
    not_initiated: 'Not initiated',
    initiated: 'Initiated',
    completed: 'Completed',
    no_longer_applicable: 'No longer applicable',
    not_reported: 'Not reported',
    conflicting: 'Conflicting',
  };

  it('are the records, cell by cell', () => {
    const rows = rowsOf(workbook, 'Key actions');
    expect(rows).toHaveLength(expected.length);
    for (const [index, { of, recommended, acted }] of expected.entries()) {
      const cells = Object.fromEntries(
        Object.keys(rows[index] ?? {}).map((header) => [header, value(rows[index], header)]),
      );
      expect(cells).toMatchObject({
        Country: of.country?.name ?? null,
        Region: of.region,
        Evaluation: of.title,
        'Rec. no.': recommended.number ?? recommended.label,
        'Action no.': acted.number,
        'Key action': acted.description,
        'Responsible units': acted.responsibleUnits.map(({ name }) => name).join('; ') || null,
        'Due date': acted.dueDate?.latest ?? null,
        'Due as printed': acted.dueDate?.raw ?? null,
        Status: statuses[acted.status],
        'Status as printed': acted.statusRaw,
        'Days overdue': daysOverdue(acted, AS_OF),
        Justification: acted.justification,
        Comments: acted.comments,
        Added: acted.added,
        'Last updated': acted.lastUpdated,
        Confidence: acted.confidence,
        'Action id': acted.id,
        'Recommendation id': recommended.id,
        'Evaluation id': of.id,
      });
      expect(String(value(rows[index], 'Recommendation')).replace(/…$/, '')).toBe(
        (recommended.title ?? recommended.text).slice(
          0,
          String(value(rows[index], 'Recommendation')).replace(/…$/, '').length,
        ),
      );
    }
  });

  it('say whether they are overdue', () => {
    const words = { overdue: 'Overdue', possibly_overdue: 'Possibly', closed: 'No', not_due: 'No' } as Record<
      string,
      string
    >;
    expect(rowsOf(workbook, 'Key actions').map((row) => value(row, 'Overdue'))).toEqual(
      expected.map(({ acted }) => words[deadlineStateOf(acted, AS_OF)] ?? 'No date'),
    );
  });

  it('show a date no more precisely than it is known', () => {
    const formats = new Map(
      rowsOf(workbook, 'Key actions').map((row) => [value(row, 'Due as printed'), row['Due date']?.numFmt]),
    );
    expect(formats.get('2022/07')).toBe('mmm yyyy');
    expect(formats.get('2022-02-14')).toBe('d mmm yyyy');
    expect(formats.get('Q3 2022')).toBe('"Q3" yyyy');
    expect(formats.get('2023')).toBe('yyyy');
    expect(formats.get('janvier—avril 2022')).toBe('"to" mmm yyyy');
  });

  it('link to the source, and say where in it', () => {
    const rows = rowsOf(workbook, 'Key actions');
    const of = (id: string): Row | undefined => rows.find((row) => value(row, 'Action id') === id);
    expect(cellOf(of('act_00000000a011'), 'Source').hyperlink).toBe('../input/river%20towns.txt');
    expect(cellOf(of('act_00000000a011'), 'Source').text).toBe('input/river towns.txt');
    expect(value(of('act_00000000a011'), 'Place')).toBe('characters 100–142');
    expect(value(of('act_00000000b021'), 'Place')).toBe('page 3');
    expect(cellOf(of('act_00000000d011'), 'Source').hyperlink).toBe('https://example.org/evaluations/77');
    expect(value(of('act_00000000a022'), 'To check')).toBe('The key action has no responsible unit.');
  });

  it('keep text that looks like a formula as text', () => {
    const cell = rowsOf(workbook, 'Key actions').find((row) => value(row, 'Action no.') === '2.1')?.['Key action'];
    expect(cell?.type).toBe(ExcelJS.ValueType.String);
    expect(cell?.formula).toBeUndefined();
  });
});

describe('the other registers', () => {
  it('recommendations, with the response', () => {
    const rows = rowsOf(workbook, 'Recommendations');
    const all = sampleEvaluations.flatMap(({ recommendations }) => recommendations);
    expect(rows.map((row) => value(row, 'Recommendation'))).toEqual(all.map(({ text }) => text));
    expect(rows.map((row) => value(row, 'Management response'))).toEqual(
      all.map(({ response }) => response?.text ?? null),
    );
    expect(rows.map((row) => value(row, 'Response added'))).toEqual(all.map(({ response }) => response?.added ?? null));
    expect(rows.map((row) => value(row, 'Acceptance as printed'))).toEqual(
      all.map(({ acceptanceRaw }) => acceptanceRaw),
    );
    expect(rows.map((row) => value(row, 'Key actions'))).toEqual(all.map(({ actions }) => actions.length));
    expect(rows.map((row) => value(row, 'Acceptance'))).toEqual([
      'Rejected',
      'Accepted',
      'Accepted',
      'Partially accepted',
      'Not stated',
      'Accepted',
    ]);
  });

  it('evaluations, with what their documents were like', () => {
    const rows = rowsOf(workbook, 'Evaluations');
    expect(rows.map((row) => value(row, 'Evaluation id'))).toEqual(sampleEvaluations.map(({ id }) => id));
    expect(rows.map((row) => value(row, 'Completion'))).toEqual(
      sampleEvaluations.map((one) => one.completionDate?.latest),
    );
    expect(rows.map((row) => value(row, 'Overdue'))).toEqual([1, 2, 0, 0]);
    expect(rows.map((row) => value(row, 'Document'))).toEqual(['Complete', 'Complete', 'Complete', 'Complete']);
    expect(rows.map((row) => value(row, 'Not accounted for'))).toEqual([0.025, 0.025, 0.025, 0.025]);
  });

  it('findings, the worst first, failed documents among them', () => {
    const rows = rowsOf(workbook, 'Findings');
    expect(rows.map((row) => [value(row, 'Severity'), value(row, 'Code'), value(row, 'Outcome')])).toEqual([
      ['Not read', 'source/empty', 'Failed'],
      ['To check', 'action/no-owner', 'Complete'],
      ['Note', 'source/duplicate', 'Duplicate'],
      ['Note', 'office/unknown', null],
    ]);
    expect(value(rows[0], 'What to do')).toBe('Download or save the page again.');
    expect(value(rows[0], 'Document')).toBe('input/empty page.html');
    expect(value(rows[1], 'About')).toBe('Recommendation 2, key action 2.2');
    expect(value(rows[1], 'Place')).toBe('characters 2310–2333');
  });
});

describe('the place of a finding in words', () => {
  const [, english] = sampleEvaluations;

  it.each([
    [null, ''],
    ['title', 'title'],
    ['completionDate', 'completion date'],
    ['recommendations[1]', 'Recommendation 2'],
    ['recommendations[0].response.text', 'Recommendation 1: response text'],
    ['recommendations[0].actions[1].dueDate', 'Recommendation 1, key action 1.2: due date'],
    ['recommendations[0].actions[0].responsibleUnits[1]', 'Recommendation 1, key action 1.1: responsible units'],
    ['recommendations[8].actions[3]', 'Recommendation 9, key action 4'],
  ])('%s: %s', (path, words) => {
    expect(pathWords(path, english ?? null)).toBe(words);
  });

  it('uses the letters of the page', () => {
    expect(pathWords('recommendations[1].actions[0]', sampleEvaluations[0] ?? null)).toBe(
      'Recommendation B, key action 1',
    );
    expect(pathWords('recommendations[1].actions[0]', null)).toBe('Recommendation 2, key action 1');
  });
});

describe('the summary', () => {
  const lines = (of: ExcelJS.Workbook): unknown[][] => {
    const sheet = sheetOf(of, 'Summary');
    return Array.from({ length: sheet.rowCount }, (_, index) =>
      [1, 2, 3, 4, 5, 6].map((column) => sheet.getRow(index + 1).getCell(column).value),
    );
  };
  const line = (of: ExcelJS.Workbook, name: string): unknown[] | undefined =>
    lines(of).find(([first]) => first === name);

  it('gives the day, the profile and the key figures with their rules', () => {
    expect(lines(workbook).flat()).toContain('As of 15 August 2022');
    expect(lines(workbook).flat()).toContain(
      `Rule profile: ${input.compliance.profile.name} (${input.compliance.profile.id}). ${input.compliance.profile.words}`,
    );
    const overdue = input.compliance.overall.find(({ id }) => id === 'deadlines/overdue');
    expect(line(workbook, 'Overdue')).toEqual(['Overdue', 3, 9, 0.333333, null, overdue?.rule]);
  });

  it('shows each part of the score with its light, the other readings of the rule beside it', () => {
    const lights = { green: 'Green', yellow: 'Yellow', red: 'Red' } as const;
    const of = (id: string, profile: string) =>
      input.compliance.overall.find((each) => each.id === id && each.profile === profile);
    const whole = of('score/2', 'undp-all-actions');
    const open = of('score/2', 'undp-open-actions');
    expect(whole?.light && open?.light).toBeTruthy();
    expect(line(workbook, 'Part 2: management responses')?.slice(3, 5)).toEqual([
      whole?.value,
      lights[whole?.light ?? 'red'],
    ]);
    expect(line(workbook, 'Part 2 under undp-open-actions')?.slice(3, 5)).toEqual([
      open?.value,
      lights[open?.light ?? 'red'],
    ]);
    expect(line(workbook, 'Evaluation management score')?.slice(3, 5)).toEqual(['not available', null]);
  });

  it('draws what stands in its rows', () => {
    const rows = lines(workbook);
    const charts = [1, 2].map((number) => xmlOf(bytes, `xl/charts/chart${number}.xml`));
    const shown = charts.map((xml) => {
      const [, first, last] = /<c:cat>.*?'Summary'!\$A\$(\d+):\$A\$(\d+)/su.exec(xml) ?? [];
      expect(xml).toContain(`'Summary'!$B$${first}:$B$${last}`);
      return rows.slice(Number(first) - 1, Number(last)).map(([name, count]) => [name, count]);
    });
    expect(shown[0]).toEqual([
      ['Completed', 1],
      ['Initiated, not overdue', 1],
      ['Not initiated, not overdue', 1],
      ['Status unknown, not overdue', 2],
      ['Overdue', 3],
      ['No longer applicable', 1],
    ]);
    expect(shown[1]?.map(([, count]) => Number(count)).reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(shown[1]?.[0]?.[0]).toBe('Overdue, 0 to 3 months');
  });

  it('counts the documents and says what to do with the failed one', () => {
    expect(line(workbook, 'Complete')?.slice(1, 3)).toEqual([4, 6]);
    expect(line(workbook, 'Failed')?.slice(1, 3)).toEqual([1, 6]);
    expect(line(workbook, '   input/empty page.html')?.[5]).toBe(
      'The file is empty (0 bytes). Download or save the page again.',
    );
    expect(line(workbook, 'Left aside')?.[1]).toBe(3);
  });

  it('says which columns may be edited, or that none can', async () => {
    expect(line(workbook, 'To read only')).toBeDefined();
    const kept = await opened(await written({ ...input, store: '0123456789abcdef' }));
    expect(line(kept, 'To read only')).toBeUndefined();
    expect(line(kept, 'Columns with a green head')?.[5]).toContain('evaltrail apply');
  });

  it('says that a share of nothing is not available', async () => {
    const empty = await opened(await written(sampleInput([], [])));
    expect(line(empty, 'Overdue')?.slice(1, 4)).toEqual([0, 0, 'not available']);
  });
});

/** CT_Worksheet, ECMA-376 part 1, 18.3.1.99: Excel repairs a sheet whose elements stand in another order. */
const ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetProtection',
  'autoFilter',
  'mergeCells',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'drawing',
  'legacyDrawing',
  'tableParts',
  'extLst',
];

/** The names of the elements directly below the root. */
function childrenOf(xml: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const [, close, name, empty] of xml.matchAll(/<(\/?)([A-Za-z][\w:]*)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (close) depth--;
    else {
      if (depth === 1 && name) names.push(name);
      if (!empty) depth++;
    }
  }
  expect(depth).toBe(0);
  return names;
}

const SHEETS = [
  'Summary',
  'By country',
  'By bureau',
  'By unit',
  'By year',
  'Themes',
  'Overdue',
  'Due soon',
  'Key actions',
  'Recommendations',
  'Said again',
  'Evaluations',
  'Report and response',
  'Changes',
  'Findings',
  'Definitions',
];
const HIDDEN = 'evaltrail';

describe.each([
  ['with records', input],
  ['without records', sampleInput([], [])],
])('the file %s', (_, of) => {
  let file: Buffer;
  let book: ExcelJS.Workbook;
  beforeAll(async () => {
    file = await written(of);
    book = await opened(file);
  });

  it('opens on the summary, with the sheets in order', () => {
    expect(book.worksheets.map(({ name }) => name)).toEqual([...SHEETS, HIDDEN]);
    expect(sheetOf(book, HIDDEN).state).toBe('veryHidden');
    expect(book.worksheets.every(({ name }) => name.length <= 31)).toBe(true);
    expect(xmlOf(file, 'xl/workbook.xml')).toContain('activeTab="0"');
  });

  it('has the elements of its sheets in the order of the standard', () => {
    for (const index of [...SHEETS, HIDDEN].keys()) {
      const places = childrenOf(xmlOf(file, `xl/worksheets/sheet${index + 1}.xml`)).map((name) => ORDER.indexOf(name));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  it('has tables that fit their sheets', () => {
    for (const [index, name] of SHEETS.slice(1).entries()) {
      const sheet = sheetOf(book, name);
      const xml = xmlOf(file, `xl/tables/table${index + 1}.xml`);
      const columns = [...xml.matchAll(/<tableColumn id="\d+" name="([^"]*)"/g)].map(([, column]) => column);
      expect(columns).toEqual((sheet.getRow(1).values as string[]).slice(1));
      expect(new Set(columns).size).toBe(columns.length);
      const end = `${sheet.getColumn(columns.length).letter}${Math.max(sheet.rowCount, 2)}`;
      expect(xml).toContain(`ref="A1:${end}"`);
      expect(xmlOf(file, `xl/worksheets/sheet${index + 2}.xml`)).toContain(`<dimension ref="A1:${end}"/>`);
    }
  });

  it('freezes the header, repeats it in print, fits the width of a page', () => {
    for (const name of SHEETS.slice(1)) {
      const sheet = sheetOf(book, name);
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(sheet.pageSetup).toMatchObject({
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
      });
      expect(xmlOf(file, 'xl/workbook.xml')).toContain(`'${name}'!$1:$1</definedName>`);
    }
  });

  it('refers to nothing that is not in it', () => {
    const paths = readParts(file).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of paths.filter((one) => one.endsWith('.rels'))) {
      const inside = [...xmlOf(file, path).matchAll(/Target="([^"]*)"(?! TargetMode)/g)].map(([, target]) =>
        String(target),
      );
      const folder = path.replace(/_rels\/[^/]*$/, '');
      const targets = inside.map((target) => join(folder, target).replaceAll('\\', '/'));
      expect(paths).toEqual(expect.arrayContaining(targets));
      const ids = [...xmlOf(file, path).matchAll(/ Id="([^"]*)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('is the same, byte for byte, when it is made again', async () => {
    expect((await written(of)).equals(file)).toBe(true);
  });

  it('has no clock in it', () => {
    expect(xmlOf(file, 'docProps/core.xml')).toContain(`${AS_OF}T00:00:00Z`);
    expect(xmlOf(file, 'docProps/core.xml').match(/20\d\d-/g)).toEqual(['2022-', '2022-']);
  });
});

describe('what a cell cannot hold', () => {
  const one = (description: string, dueDate: DateValue | null = month('2022/07')): Evaluation =>
    evaluation({ recommendations: [recommendation({ actions: [action({ description, dueDate })] })] });
  const backFrom = async (of: Evaluation): Promise<Row | undefined> =>
    rowsOf(await opened(await written(sampleInput([of], []))), 'Key actions')[0];

  it.each([
    ['=1+1', '=1+1'],
    ['+41 22 000', '+41 22 000'],
    ['-5 %', '-5 %'],
    ['@office', '@office'],
    ['#N/A', '#N/A'],
    ['TRUE', 'TRUE'],
    ['007', '007'],
    ['  spaces at the ends  ', '  spaces at the ends  '],
    ['two\r\nlines\rand three', 'two\nlines\nand three'],
    ['tab\tstays', 'tab\tstays'],
    ['bell \u0007 and \u0000 nul \u000B \uFFFE go', 'bell  and  nul   go'],
    ['half \uD83D a pair', 'half \uFFFD a pair'],
    ['whole 😀 pair', 'whole 😀 pair'],
    ['<b>&amp;"\'</b>', '<b>&amp;"\'</b>'],
  ])('%j is read back as %j', async (text, back) => {
    expect(value(await backFrom(one(text)), 'Key action')).toBe(back);
  });

  it('_x0041_ stays what it is', async () => {
    const file = await written(sampleInput([one('_x0041_ and _x41_')], []));
    expect(xmlOf(file, 'xl/worksheets/sheet9.xml')).toContain('>_x005F_x0041_ and _x41_<');
  });

  it('a longer text is cut in sight, and the summary says so', async () => {
    const text = `${'word '.repeat(10_000)}end`;
    const book = await opened(await written(sampleInput([one(text)], [])));
    const back = String(value(rowsOf(book, 'Key actions')[0], 'Key action'));
    expect(back).toHaveLength(32_767);
    expect(back).toMatch(
      /\[cut here: the text has 50003 characters, a cell holds 32767; all of it is in records\.json\]$/,
    );
    const notice = 'The sheet Key actions has texts longer than a cell can hold (1); each says where it is cut.';
    expect(sheetOf(book, 'Summary').getColumn(1).values).toContain(notice);
  });

  it('never cuts a pair in two', () => {
    for (const shift of ['', 'a']) expect(cellText(shift + '😀'.repeat(20_000))).not.toMatch(/\p{Surrogate}/u);
    expect(shortText('😀'.repeat(20), 10)).not.toMatch(/\p{Surrogate}/u);
  });

  it('a day before the calendar of Excel is text', async () => {
    const early = { raw: '1899', kind: 'year', earliest: '1899-01-01', latest: '1899-12-31' } as const;
    expect(value(await backFrom(one('old', early)), 'Due date')).toBe('1899-12-31');
    const first = { raw: '1 March 1900', kind: 'day', earliest: '1900-03-01', latest: '1900-03-01' } as const;
    expect(value(await backFrom(one('first', first)), 'Due date')).toBe('1900-03-01');
  });
});

describe('more than a sheet can hold', () => {
  it('links end where Excel would drop them, and the summary says so', () => {
    const sheet = tableSheet<number>(
      { name: 'Sources', tableName: 'Sources', emphasis: [], empty: '', printUntil: 'Source', paper: 'a4' },
      [{ header: 'Source', width: 9, kind: 'text', cell: (row) => ({ text: `source ${row}`, link: '../source.txt' }) }],
      Array.from({ length: 65_600 }, (_, index) => index),
    );
    const links = noLinks();
    const rows = [...rowsXml(sheet, (key) => (key === 'link' ? 2 : 1), links)];
    expect(links.cells).toHaveLength(65_530);
    expect(rows[65_529]).toContain('<c r="A65531" s="2" t="inlineStr">');
    expect(rows[65_530]).toContain('<c r="A65532" s="1" t="inlineStr">');
    expect(noticesOf(sheet)).toEqual([
      'In the sheet Sources the first 65530 sources are links, as many as Excel allows; the others are plain text.',
    ]);
  });

  it('rows end where the sheet ends, and the summary says so', () => {
    const finding = {
      code: 'row/unread',
      severity: 'error',
      message: 'A row.',
      remedy: '',
      path: null,
      at: null,
    } as const;
    const document: RunDocument = {
      uri: 'input/large.txt',
      sha256: null,
      mediaType: null,
      layout: null,
      outcome: 'failed',
      evaluation: null,
      diagnostics: Array.from({ length: 1_048_600 }, () => finding),
    };
    const { sheets } = bookOf(sampleInput([], [document]));
    const [summary] = sheets;
    const findings = sheets.find(({ name }) => name === 'Findings');
    expect(findings?.kind === 'table' && findings.count).toBe(1_048_575);
    expect(JSON.stringify(summary)).toContain('The sheet Findings holds the first 1048575 of 1048600 rows');
  });
});
