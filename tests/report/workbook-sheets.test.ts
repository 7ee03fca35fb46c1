/** The sheets that count: each number in them is one of the figures, and each list is as long as its figure says. */
import type ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { assess, profiles } from '../../src/assess/index.js';
import type { Figure } from '../../src/core/compliance-record.js';
import type { Past } from '../../src/core/past.js';
import type { RunChanges } from '../../src/core/run-record.js';
import type { WorkbookInput } from '../../src/report/index.js';
import { action, evaluation, month, recommendation, span } from '../assess/records.js';
import { AS_OF, sampleEvaluations, sampleInput } from './sample.js';
import { cellOf, opened, rowsOf, sheetOf, value, written, xmlOf } from './workbook-reading.js';

const past: Past = new Map([
  ['act_00000000a022', { firstDue: month('2018/01'), slips: 2, slippedDays: 424, lastChanged: '2021-01-01' }],
]);

const changes: RunChanges = {
  since: '2022-08-14T06:00:00.000Z',
  counts: [],
  items: [
    {
      evaluation: 'ev_0b1c2d3e4f5a',
      item: 'act_00000000a011',
      itemKind: 'action',
      words: 'Draw up the hand-over plan',
      kind: 'changed',
      field: 'status',
      before: 'not_initiated',
      after: 'initiated',
      date: '2022-06-13',
      cause: 'source',
    },
    {
      evaluation: 'ev_0b1c2d3e4f5a',
      item: 'act_00000000a012',
      itemKind: 'action',
      words: 'Train the operators.',
      kind: 'gone',
      field: null,
      before: null,
      after: null,
      date: '2022-08-15',
      cause: 'source',
    },
  ],
  notListed: 0,
};

function inputWith(): WorkbookInput {
  const input = sampleInput();
  const compliance = assess(sampleEvaluations, { asOf: AS_OF, profile: profiles[0], past });
  return { ...input, compliance, past, run: { ...input.run, changes }, store: '0123456789abcdef' };
}

const input = inputWith();
let bytes: Buffer;
let workbook: ExcelJS.Workbook;
beforeAll(async () => {
  bytes = await written(input);
  workbook = await opened(bytes);
});

const sheetXml = (name: string): string =>
  xmlOf(bytes, `xl/worksheets/sheet${workbook.worksheets.findIndex((each) => each.name === name) + 1}.xml`);
const overall = (id: string): number | null | undefined =>
  input.compliance.overall.find((each) => each.id === id && each.profile === input.compliance.profile.id)?.numerator;

describe('by country, bureau, unit and year', () => {
  const { compliance } = input;
  const lists: [name: string, key: string, groups: readonly { name: unknown; figures: readonly Figure[] }[]][] = [
    [
      'By country',
      'Country',
      compliance.countries.map(({ country, figures }) => ({ name: country?.name ?? 'Not known', figures })),
    ],
    [
      'By bureau',
      'Bureau',
      compliance.regions.map(({ region, figures }) => ({ name: region ?? 'Not known', figures })),
    ],
    [
      'By year',
      'Year of completion',
      compliance.years.map(({ year, figures }) => ({ name: year ?? 'Not known', figures })),
    ],
    [
      'By unit',
      'Responsible unit',
      compliance.units.map(({ unit, figures }) => ({ name: unit ?? 'No unit named', figures })),
    ],
  ];
  const columns: readonly [header: string, id: string, profile: string, part: 'numerator' | 'value'][] = [
    ['Evaluations', 'evaluations/all', 'undp-all-actions', 'numerator'],
    ['Responses overdue', 'evaluations/response-overdue', 'undp-all-actions', 'numerator'],
    ['Recommendations', 'recommendations/all', 'undp-all-actions', 'numerator'],
    ['Partially accepted', 'recommendations/partially-accepted', 'undp-all-actions', 'numerator'],
    ['Key actions', 'actions/all', 'undp-all-actions', 'numerator'],
    ['Completed', 'actions/completed', 'undp-all-actions', 'numerator'],
    ['Open', 'actions/open', 'undp-all-actions', 'numerator'],
    ['Overdue', 'deadlines/overdue', 'undp-all-actions', 'numerator'],
    ['Overdue, of all', 'deadlines/overdue', 'undp-all-actions', 'value'],
    ['Overdue, of open', 'deadlines/overdue', 'undp-open-actions', 'value'],
    ['Overdue, of applicable', 'deadlines/overdue', 'undp-applicable-actions', 'value'],
    ['Long overdue', 'deadlines/long-overdue', 'undp-all-actions', 'numerator'],
    ['No due date', 'data/no-due-date', 'undp-all-actions', 'numerator'],
    ['Not updated', 'data/stale', 'undp-all-actions', 'numerator'],
    ['Due date moved', 'history/slipped', 'undp-all-actions', 'numerator'],
    ['Score 2', 'score/2', 'undp-all-actions', 'value'],
  ];

  it.each(lists)('%s: a row for each group, its cells are its figures', (name, key, groups) => {
    const rows = rowsOf(workbook, name);
    expect(rows.map((row) => value(row, key))).toEqual(groups.map((group) => group.name));
    let held = 0;
    for (const [index, { figures }] of groups.entries()) {
      for (const [header, id, profile, part] of columns) {
        if (!(header in (rows[index] ?? {}))) continue;
        const figure = figures.find((each) => each.id === id && each.profile === profile);
        expect([name, header, value(rows[index], header)]).toEqual([name, header, figure?.[part] ?? null]);
        held++;
      }
    }
    expect(held).toBeGreaterThan(groups.length * 8);
  });

  it('give the mean of the country offices beside the pooled share of a bureau', () => {
    const rows = rowsOf(workbook, 'By bureau');
    for (const [index, { figures }] of compliance.regions.entries()) {
      const figure = figures.find(({ id, profile }) => id === 'deadlines/overdue' && profile === 'undp-all-actions');
      expect(value(rows[index], 'Overdue, mean of offices')).toBe(figure?.officeMean?.value ?? null);
      expect(value(rows[index], 'Country offices')).toBe(figure?.officeMean?.offices);
    }
  });

  it('have bars, and lights at the thresholds of the day', () => {
    const xml = sheetXml('By country');
    expect(xml).toMatch(/<cfRule type="dataBar"/u);
    // On 15 August 2022 the first published thresholds count.
    expect(xml).toMatch(/<cfvo type="num" val="0\.75"\/><cfvo type="num" val="0\.9"\/>/u);
  });
});

describe('overdue and due soon', () => {
  it('hold as many rows as the figures say, the oldest and the next first', () => {
    const overdue = rowsOf(workbook, 'Overdue');
    expect(overdue).toHaveLength(overall('deadlines/overdue') ?? -1);
    const days = overdue.map((row) => Number(value(row, 'Days overdue')));
    expect(days).toEqual(days.toSorted((one, other) => other - one));
    const soon = rowsOf(workbook, 'Due soon');
    expect(soon).toHaveLength(overall('deadlines/due-soon') ?? -1);
    const left = soon.map((row) => Number(value(row, 'Days left')));
    expect(left).toEqual(left.toSorted((one, other) => one - other));
  });

  it('say for how long, who answers, and how often the date was moved', () => {
    const [oldest, second] = rowsOf(workbook, 'Overdue');
    expect(value(oldest, 'Action id')).toBe('act_00000000a022');
    expect(value(oldest, 'Overdue for')).toBe('More than 36 months');
    expect(value(oldest, 'Responsible units')).toBe('No unit named');
    expect(value(oldest, 'First due date')).toBe('2018-01-31');
    expect(value(oldest, 'Times moved')).toBe(2);
    expect(value(second, 'Times moved')).toBeNull();
  });

  it('count each band of age as the figures do', () => {
    const bands = new Map<unknown, number>();
    for (const row of rowsOf(workbook, 'Overdue')) {
      const band = value(row, 'Overdue for');
      bands.set(band, (bands.get(band) ?? 0) + 1);
    }
    for (const { id, name, numerator, profile } of input.compliance.overall) {
      if (!id.startsWith('ageing/') || profile !== input.compliance.profile.id) continue;
      const band = name.replace('Overdue, ', '');
      expect([band, bands.get(band.slice(0, 1).toUpperCase() + band.slice(1)) ?? 0]).toEqual([band, numerator]);
    }
  });
});

describe('changes', () => {
  it('one by one, in words', () => {
    const rows = rowsOf(workbook, 'Changes');
    expect(rows.map((row) => ['What', 'Field', 'Before', 'After', 'Country'].map((head) => value(row, head)))).toEqual([
      ['Changed', 'Status', 'Not initiated', 'Initiated', 'Vorania'],
      ['No longer in its sources', null, null, null, 'Vorania'],
    ]);
    expect(value(rows[0], 'Day')).toBe('2022-06-13');
  });
});

describe('definitions', () => {
  it('hold every figure under every profile with its formula in words, and every profile', () => {
    const rows = rowsOf(workbook, 'Definitions');
    const { overall: indicators, profile, otherProfiles } = input.compliance;
    expect(rows).toHaveLength(indicators.length + 1 + otherProfiles.length);
    for (const [index, each] of indicators.entries()) {
      const row = rows[index + 1 + otherProfiles.length];
      expect(
        ['Figure', 'Formula in words', 'Number', 'Of', 'Rule profile', 'Id'].map((head) => value(row, head)),
      ).toEqual([each.name, each.rule, each.numerator, each.denominator, each.profile, each.id]);
      const shown = value(row, 'Value');
      if (each.kind === 'count') expect(shown).toBeNull();
      else if (each.value === null) expect(shown).toBe('not available');
      else expect(shown).toBeCloseTo(each.value, each.kind === 'mean' ? 1 : 6);
    }
    expect(value(rows[0], 'Id')).toBe(profile.id);
  });
});

describe('the columns that may be edited', () => {
  const green = (cell: ExcelJS.Cell): boolean =>
    cell.fill?.type === 'pattern' && cell.fill.fgColor?.argb?.endsWith('1E6B3A') === true;
  const headOf = (sheet: string, header: string): ExcelJS.Cell => {
    const row = sheetOf(workbook, sheet).getRow(1);
    const column = (row.values as string[]).indexOf(header);
    return row.getCell(column);
  };

  it.each([
    ['Key actions', ['Key action', 'Responsible units', 'Due date', 'Status', 'Justification', 'Comments']],
    ['Recommendations', ['Title', 'Recommendation', 'Priority', 'Addressed to', 'Acceptance', 'Management response']],
    [
      'Evaluations',
      [
        'Country',
        'Region',
        'Evaluation',
        'Agency',
        'Commissioning unit',
        'Responsible unit',
        'Plan',
        'Type',
        'Completion',
      ],
    ],
  ])('of %s have another colour and a note', (sheet, headers) => {
    const heads = (sheetOf(workbook, sheet).getRow(1).values as string[]).slice(1);
    expect(heads.filter((header) => green(headOf(sheet, header)))).toEqual(headers);
    for (const header of headers) expect(noteOf(headOf(sheet, header))).toContain('You may edit this column.');
  });

  it('offer their words to choose from, none that could not be read back', () => {
    const validation = cellOf(rowsOf(workbook, 'Key actions')[0], 'Status').dataValidation;
    expect(validation).toMatchObject({
      type: 'list',
      formulae: ['"Not initiated,Initiated,Completed,No longer applicable,Not reported"'],
    });
    const acceptance = cellOf(rowsOf(workbook, 'Recommendations')[0], 'Acceptance').dataValidation;
    expect(acceptance.formulae).toEqual(['"Accepted,Partially accepted,Rejected,Not stated"']);
  });
});

const noteOf = (cell: ExcelJS.Cell): string => {
  const { note } = cell;
  return typeof note === 'string' ? note : (note?.texts ?? []).map(({ text }) => text).join('');
};

describe('evidence', () => {
  const placed = { ...span(20, '2022/07'), page: 3 };
  const decided = {
    rule: 'correction',
    from: [],
    correction: { by: 'Ana', on: '2022-08-01', why: 'Seen on site', instead: 'initiated' },
  };
  const of = evaluation({
    source: { ...evaluation({}).source, uri: 'input/matrix.pdf', pages: 4 },
    recommendations: [
      recommendation({
        actions: [
          action({
            dueDate: month('2022/07'),
            status: 'completed',
            evidence: { description: placed, dueDate: placed, status: decided },
          }),
        ],
      }),
    ],
  });

  it('quotes the source for each value, and names who decided otherwise', async () => {
    const [row] = rowsOf(await opened(await written(sampleInput([of], []))), 'Key actions');
    expect(value(row, 'Evidence')).toBe(
      [
        'Due date: “2022/07” (page 3)',
        'Status: decided by Ana on 1 August 2022: Seen on site',
        'Description: “2022/07” (page 3)',
      ].join('\n'),
    );
  });

  it('leads to the page', async () => {
    const file = await written(sampleInput([of], []));
    expect(xmlOf(file, 'xl/worksheets/sheet9.xml')).toMatch(/<hyperlink ref="\w+" r:id="link1" location="page=3"\/>/u);
    expect(xmlOf(file, 'xl/worksheets/_rels/sheet9.xml.rels')).toContain('Target="../input/matrix.pdf"');
  });
});

describe('themes', () => {
  it('have a sheet with the figures of each, the recommendations without any last', () => {
    const rows = rowsOf(workbook, 'Themes');
    expect(rows.map((row) => value(row, 'Theme'))).toEqual(['Sustainability and exit', 'No theme found']);
    expect(['Kind', 'Countries', 'Recommendations', 'Key actions'].map((header) => value(rows[0], header))).toEqual([
      'Theme',
      'Vorania 1',
      1,
      2,
    ]);
  });

  it('stand beside the recommendation', () => {
    const themes = rowsOf(workbook, 'Recommendations').map((row) => value(row, 'Themes'));
    expect(themes.filter((words) => words !== null)).toEqual(['Sustainability and exit']);
  });

  it('what is said again has a row, with where it is said', () => {
    const [row, ...others] = rowsOf(workbook, 'Said again');
    expect(others).toEqual([]);
    const headers = [
      'Shared words',
      'Evaluations',
      'Countries',
      'Years',
      'All actions completed',
      'With overdue actions',
    ];
    expect(headers.map((header) => value(row, header))).toEqual([
      'hand, pumping, stations',
      2,
      'Kestrie, Vorania',
      '2019 to 2021',
      0,
      1,
    ]);
    expect(value(row, 'Where')).toMatch(
      /^Kestrie: Évaluation à mi-parcours .*, recommendation A\nVorania: Final evaluation /u,
    );
  });
});

describe('without anything to show', () => {
  it('has the same sheets, each with a sentence', async () => {
    const empty = await opened(await written(sampleInput([], [])));
    expect(empty.worksheets.map(({ name }) => name)).toEqual(workbook.worksheets.map(({ name }) => name));
    const said = (name: string): unknown => sheetOf(empty, name).getCell('A2').value;
    expect(said('Overdue')).toBe('No key action is overdue on 15 August 2022.');
    expect(said('Due soon')).toBe('No key action falls due between 15 August 2022 and 15 November 2022.');
    expect(said('Changes')).toBe('Changes were not looked for: a run looks for them.');
    for (const name of [
      'By country',
      'By bureau',
      'By unit',
      'By year',
      'Key actions',
      'Recommendations',
      'Evaluations',
      'Report and response',
      'Findings',
    ])
      expect([name, said(name)]).toEqual([name, expect.stringMatching(/^(?:No|Nothing) .+\.$/u)]);
  });

  it('says the same of a first run and of a quiet one', async () => {
    for (const since of [null, changes.since]) {
      const quiet = { ...input.run, changes: { ...changes, since, items: [] } };
      const file = await opened(await written({ ...input, run: quiet }));
      const said = 'Nothing has changed since the run before, or there was none.';
      expect(sheetOf(file, 'Changes').getCell('A2').value).toBe(said);
    }
  });
});
