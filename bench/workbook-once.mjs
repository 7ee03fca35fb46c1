/**
 * Writes one workbook of 100,000 key actions in a process of its own, and says how long it took and how much memory it needed:
 * `node bench/workbook-once.mjs ours|exceljs|read`. exceljs writes the same cells of the same registers with its streaming writer.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assess, profiles } from '../dist/assess/index.js';
import { runCountsOf } from '../dist/core/run-record.js';
import { bookOf, writeWorkbook } from '../dist/report/workbook/index.js';
import { readEdits } from '../dist/report/workbook-edits/index.js';
import { processorTime } from './report.mjs';

const EVALUATIONS = 2000;
const RECOMMENDATIONS = 10;
const ACTIONS = 5;
const AS_OF = '2026-03-31';

const id = (prefix, number) => `${prefix}_${number.toString(16).padStart(16, '0')}`;
const STATUSES = ['not_initiated', 'initiated', 'completed', 'completed', 'no_longer_applicable', 'not_reported'];
const UNITS = [
  'Programme Unit',
  'Environment and Resilience Unit',
  'Project team',
  'Governance Unit',
  'Senior Management',
];
const span = (start, quote) => ({ start, end: start + quote.length, quote, page: 1 + (start % 40) });

function dueOf(number) {
  const year = 2022 + (number % 6);
  const month = String(1 + (number % 12)).padStart(2, '0');
  const last = new Date(Date.UTC(year, 1 + (number % 12), 0)).toISOString().slice(0, 10);
  return { raw: `${year}/${month}`, kind: 'month', earliest: `${year}-${month}-01`, latest: last };
}

function actionOf(number) {
  const description = `Key action ${number}: agree on the maintenance of the pumps with the water committees of the district, and train two technicians in each of them before the rains.`;
  const unit = UNITS[number % UNITS.length];
  const dueDate = dueOf(number);
  const start = (number * 37) % 90_000;
  return {
    id: id('act', number),
    number: `${1 + (number % RECOMMENDATIONS)}.${1 + (number % ACTIONS)}`,
    description,
    responsibleUnits: [{ name: unit, raw: unit }],
    responsibleRaw: unit,
    dueDate,
    status: STATUSES[number % STATUSES.length],
    statusRaw: 'as printed',
    declaredOverdue: false,
    justification: null,
    comments:
      number % 3 === 0
        ? null
        : `Comment ${number}: the committees have met twice, and the first training is planned for the coming quarter.`,
    documents: [],
    added: '2024-01-17',
    lastUpdated: '2025-06-13',
    evidence: {
      description: span(start, description),
      dueDate: span(start + 300, dueDate.raw),
      status: span(start + 320, 'as printed'),
      responsibleUnits: span(start + 340, unit),
    },
    confidence: 0.98,
  };
}

function recommendationOf(number) {
  return {
    id: id('rec', number),
    number: 1 + (number % RECOMMENDATIONS),
    label: String(1 + (number % RECOMMENDATIONS)),
    title: null,
    text: `Recommendation ${number}: the office should hand the upkeep of the water points over to the committees, with a budget line, a calendar and somebody who answers for it.`,
    priority: null,
    addressees: [],
    acceptance: 'accepted',
    acceptanceRaw: 'Agreed',
    response: { text: 'Agreed. The office will do so with its partners.', added: '2024-01-17', lastUpdated: null },
    actions: Array.from({ length: ACTIONS }, (_, index) => actionOf(number * ACTIONS + index)),
    evidence: {},
    confidence: 1,
  };
}

const evaluationOf = (number) => ({
  id: id('ev', number),
  title: `Evaluation ${number} of the programme for the water towns`,
  agency: 'UNDP',
  language: 'en',
  commissioningUnit: `Country ${number % 130}`,
  responsibleUnit: `Country ${number % 130}`,
  country: { iso3: 'KEN', name: `Country ${number % 130}` },
  region: ['RBA', 'RBAP', 'RBAS', 'RBEC', 'RBLAC'][number % 5],
  plan: '2022-2026',
  type: 'Project',
  completionDate: dueOf(number % 24),
  source: {
    uri: `input/${number}.pdf`,
    sha256: 'a'.repeat(64),
    mediaType: 'application/pdf',
    layout: 'table',
    pages: 40,
  },
  recommendations: Array.from({ length: RECOMMENDATIONS }, (_, index) =>
    recommendationOf(number * RECOMMENDATIONS + index),
  ),
  evidence: {},
  diagnostics: [],
});

function input() {
  // As they come from the store: strings that are whole, not put together from parts.
  const evaluations = Array.from({ length: EVALUATIONS }, (_, number) =>
    JSON.parse(JSON.stringify(evaluationOf(number))),
  );
  const compliance = assess(evaluations, { asOf: AS_OF, profile: profiles[0] });
  const run = {
    tool: { name: 'evaltrail', version: '0.0.0' },
    asOf: AS_OF,
    documents: [],
    counts: runCountsOf([]),
  };
  return { evaluations, compliance, run, linkOf: (uri) => `../${uri}`, store: '0123456789abcdef' };
}

const REGISTERS = new Set(['Key actions', 'Recommendations', 'Evaluations']);

async function withExceljs(path, given) {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: false });
  for (const sheet of bookOf(given).sheets.filter(({ name }) => REGISTERS.has(name))) {
    const target = workbook.addWorksheet(sheet.name, { views: [{ state: 'frozen', ySplit: 1 }] });
    target.columns = sheet.columns.map(({ header, width }) => ({ header, width }));
    for (const row of sheet.rows()) target.addRow(row.map(exceljsValue)).commit();
    target.commit();
  }
  await workbook.commit();
}

/** As exceljs takes it. */
function exceljsValue(content) {
  if (content === null || typeof content !== 'object') return content;
  if ('day' in content) return new Date(`${content.day}T00:00:00Z`);
  if ('share' in content) return content.share;
  return { text: content.text, hyperlink: content.link };
}

const folder = mkdtempSync(join(tmpdir(), 'evaltrail-bench-'));
const path = join(folder, 'compliance.xlsx');
try {
  const [how] = process.argv.slice(2);
  const given = input();
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let start = processorTime();
  if (how === 'exceljs') await withExceljs(path, given);
  else await writeWorkbook(path, given);
  const bytes = statSync(path).size;
  if (how === 'read') {
    start = processorTime();
    const { edits, problems } = await readEdits(path, 'compliance.xlsx');
    if (edits.length + problems.length > 0) throw new Error('an unedited workbook has edits');
  }
  const seconds = processorTime() - start;
  console.log(
    JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024, before: before / 2 ** 20, bytes }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
