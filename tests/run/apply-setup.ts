/** What the tests of the round trip share: a store with invented records, a workbook to edit, and the programs that save it. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import type { Evaluation } from '../../src/core/record.js';
import { type ApplyOptions, applyEdits } from '../../src/run/edits/apply.js';
import { type Applied, runWithMemory } from '../../src/run/index.js';
import { openStore, type StoredCorrection } from '../../src/store/index.js';
import { action, day, evaluation, month, recommendation, undated } from '../assess/records.js';

const PROCESS = { pid: 1, host: 'here' };
export const STORE = 'output/evaltrail.db';
export const WORKBOOK = 'output/compliance.xlsx';

/** Reads the evaluations as if each stood in a document of its own, and writes the workbook. */
export async function remember(cwd: string, evaluations: readonly Evaluation[], today = '2026-03-01'): Promise<void> {
  mkdirSync(join(cwd, 'in'), { recursive: true });
  for (const [index, each] of evaluations.entries())
    writeFileSync(join(cwd, 'in', `${String(index).padStart(3, '0')}.txt`), JSON.stringify(each));
  await runWithMemory({
    sources: [{ name: 'in', inputs: ['in'] }],
    outputFolder: 'output',
    storePath: STORE,
    asOf: today,
    today,
    cwd,
    now: () => new Date(`${today}T03:00:00Z`),
    version: '0.0.0',
    process: PROCESS,
    accept: true,
    extract: async ({ uri, sha256, bytes }) => {
      const read = JSON.parse(Buffer.from(bytes).toString()) as Evaluation;
      const coverage = {
        characters: 1,
        claimed: 1,
        furniture: 0,
        unclaimed: 0,
        unclaimedShare: 0,
        unclaimedSpans: [],
      };
      return {
        outcome: 'complete',
        diagnostics: [],
        coverage,
        evaluation: { ...read, source: { ...read.source, uri, sha256 } },
      };
    },
  });
}

const hex = (number: number): string => number.toString(16).padStart(16, '0');

/** Evaluations with three recommendations of six key actions each; every kind of date and status is among them. */
export function invented(count: number): Evaluation[] {
  const dues = [
    month('2026/07'),
    day('2026-02-14'),
    { raw: 'Q3 2026', kind: 'quarter', earliest: '2026-07-01', latest: '2026-09-30' } as const,
    { raw: 'janvier—avril 2026', kind: 'range', earliest: '2026-01-01', latest: '2026-04-30' } as const,
    undated('continuous', 'continuous'),
    { raw: '2027', kind: 'year', earliest: '2027-01-01', latest: '2027-12-31' } as const,
  ];
  const statuses = ['not_initiated', 'initiated', 'completed', 'not_reported', 'no_longer_applicable'] as const;
  let action_ = 0;
  return Array.from({ length: count }, (_, e) =>
    evaluation({
      id: `ev_${hex(e)}`,
      title: `Evaluation ${e} of the “river & <towns>” programme: ${TITLES[e % TITLES.length]}`,
      commissioningUnit: `Office ${e}`,
      responsibleUnit: `Office ${e}`,
      plan: `20${String(10 + e)}-20${String(14 + e)}`,
      recommendations: Array.from({ length: 3 }, (__, r) =>
        recommendation({
          id: `rec_${hex(e * 3 + r)}`,
          number: r + 1,
          label: String(r + 1),
          title: r === 0 ? `Title ${e}.${r}` : null,
          text: `Recommendation ${e}.${r}: ${TEXTS[(e + r) % TEXTS.length]}`,
          addressees: r === 1 ? ['Ministry of Water', 'UNDP'] : [],
          acceptance: (['accepted', 'partially_accepted', 'not_stated'] as const)[r] ?? 'accepted',
          actions: Array.from({ length: 6 }, (___, a) => {
            const index = action_++;
            return action({
              id: `act_${hex(index)}`,
              number: `${r + 1}.${a + 1}`,
              description: `Key action ${index}: ${TEXTS[index % TEXTS.length]}`,
              dueDate: dues[a] ?? null,
              status: statuses[index % statuses.length] ?? 'initiated',
              comments: index % 2 === 0 ? `Comment ${index}\nwith two lines` : null,
              responsibleUnits: [
                { name: `Unit ${index}`, raw: `- Unit ${index}.` },
                { name: 'Project team', raw: 'Project team' },
              ],
            });
          }),
        }),
      ),
    }),
  );
}

const TITLES = ['final', 'à mi-parcours', 'تقييم نهائي', 'evaluación intermedia', '_x0041_ stays'];
const TEXTS = [
  '=SUM(A1:A9) is text, and so is +1',
  'Renforcer les capacités des communes « à temps »',
  'تنظيم ورشة عمل مع المجالس المحلية',
  '-10 °C; @home & <b>bold</b>',
  'plain words',
];

export const apply = (cwd: string, options: Partial<ApplyOptions> = {}): Promise<Applied> =>
  applyEdits({
    workbook: WORKBOOK,
    storePath: STORE,
    cwd,
    who: 'Ana',
    why: 'Seen on site',
    at: '2026-03-02T12:00:00.000Z',
    process: PROCESS,
    ...options,
  });

export async function corrections(cwd: string): Promise<readonly StoredCorrection[]> {
  const store = await openStore({ path: join(cwd, STORE), shown: STORE });
  try {
    return await store.corrections.active();
  } finally {
    await store.close();
  }
}

/** Opens the workbook with exceljs, changes it and saves it under the same name or another. */
export async function edited(
  cwd: string,
  change: (workbook: ExcelJS.Workbook) => void,
  name = WORKBOOK,
): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(cwd, WORKBOOK));
  change(workbook);
  await workbook.xlsx.writeFile(join(cwd, name));
}

export function sheetOf(workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** The cell under that header in the row whose id column holds the id. */
export function cellOf(sheet: ExcelJS.Worksheet, id: string, header: string): ExcelJS.Cell {
  const heads = sheet.getRow(1).values as string[];
  const ids = ['Action id', 'Recommendation id', 'Evaluation id'];
  const idColumn = heads.indexOf(ids[['act', 'rec', 'ev'].indexOf(id.split('_')[0] ?? '')] ?? '');
  for (let row = 2; row <= sheet.rowCount; row++)
    if (sheet.getRow(row).getCell(idColumn).value === id) return sheet.getRow(row).getCell(heads.indexOf(header));
  throw new Error(`no row ${id}`);
}

export const hasLibreOffice = ((): boolean => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** Opens the workbook with LibreOffice and saves it again, in its place. */
export async function savedByLibreOffice(cwd: string, name = WORKBOOK): Promise<void> {
  const out = join(cwd, 'saved');
  const profile = `-env:UserInstallation=file://${join(cwd, 'profile')}`;
  const how = ['--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', out, join(cwd, name)];
  await promisify(execFile)('soffice', [profile, ...how], { timeout: 120_000 });
  renameSync(join(out, name.split('/').at(-1) ?? ''), join(cwd, name));
}
