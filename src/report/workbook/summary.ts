/** The page the workbook opens on: the key figures with their rules, two charts, the score, the documents, and how to work here. */
import type { Compliance, Figure, Indicator, RuleProfile, TrafficLight } from '../../core/compliance-record.js';
import type { RunDocument, RunRecord } from '../../core/run-record.js';
import type { CellContent, Look, PageCell, PageSheet, PlacedChart } from './book.js';
import type { WorkbookInput } from './context.js';
import { scoreProfileOf } from './profile-figures.js';
import { shortText } from './text.js';
import { dayWords, severityWords, sourceWords } from './words.js';

type PageRow = readonly PageCell[];

const FAILED_SHOWN = 10;
const NAME_LENGTH = 80;

/** `notices`: what the reader must know about the sheets themselves, such as a limit of Excel that was met. */
export function summarySheet(input: WorkbookInput, notices: readonly string[]): PageSheet {
  const { compliance, run } = input;
  const head = [
    ...titleRows(compliance, run),
    ...notices.map((notice) => line(notice, 'warn')),
    ...figureRows('Key figures', KEY_FIGURES, compliance),
    blank,
  ];
  const status = figureRows('Key actions by status, the overdue ones apart', STATUS_RING, compliance);
  const ages = ageIds(compliance);
  const age = figureRows('Overdue key actions by age', ages, compliance);
  const below = head.length + CHART_ROWS;
  const statusEnd = below + status.length;
  const [firstStatus, firstAge] = [below + SECTION_HEAD, statusEnd + SECTION_HEAD];
  return {
    kind: 'page',
    name: 'Summary',
    widths: [44, 11, 11, 12, 10, 90],
    rows: [
      ...head,
      ...Array.from({ length: CHART_ROWS }, () => blank),
      ...status,
      ...age,
      ...scoreRows(compliance),
      ...documentRows(run),
      ...workRows(input),
    ],
    charts: chartsOf(head.length, [firstStatus, statusEnd - 1], [firstAge, firstAge + ages.length - 1]),
  };
}

/** A blank row and the heading. */
const SECTION_HEAD = 2;
/** So that the first printed page ends below them. */
const CHART_ROWS = 13;

function chartsOf(row: number, status: PlacedChart['rows'], age: PlacedChart['rows']): PlacedChart[] {
  const to = row + CHART_ROWS;
  const charts: PlacedChart[] = [
    {
      title: 'Key actions by status, the overdue ones apart',
      type: 'bar',
      rows: status,
      colour: '24476B',
      from: { row, col: 0 },
      to: { row: to, col: 4 },
    },
    {
      title: 'Overdue key actions by age',
      type: 'column',
      rows: age,
      colour: 'B3261E',
      from: { row, col: 4 },
      to: { row: to, col: 6 },
    },
  ];
  return charts.filter(({ rows: [first, last] }) => last >= first);
}

const line = (content: string, look?: Look): PageRow => [look ? { content, look } : { content }];
const blank: PageRow = [];

const row = (name: string, cells: readonly PageCell[], words: string, look?: Look): PageRow => [
  { content: name, look: look ?? 'strong' },
  ...cells.map((cell) => (look && !cell.look ? { ...cell, look } : cell)),
  { content: words, look: 'quiet' },
];

const plain = (...contents: readonly CellContent[]): PageCell[] => contents.map((content) => ({ content }));

const HEADING_LOOKS: readonly Look[] = [
  'heading',
  'number-heading',
  'number-heading',
  'number-heading',
  'light-heading',
  'words-heading',
];

const section = (title: string, heads: readonly string[]): PageRow[] => [
  blank,
  [title, ...heads].map((content, column) => ({ content, look: HEADING_LOOKS[column] ?? 'heading' })),
];

const titleRows = ({ asOf, profile }: Compliance, { tool }: RunRecord): PageRow[] => [
  line('Compliance with management responses', 'title'),
  line(`As of ${dayWords(asOf)}`, 'subtitle'),
  line(`Rule profile: ${profile.name} (${profile.id}). ${profile.words}`),
  line(
    `A due date known to the month counts as its last day. All figures and formulas: sheet Definitions. Made by ${tool.name} ${tool.version}.`,
  ),
];

const KEY_FIGURES = [
  'evaluations/all',
  'recommendations/all',
  'actions/all',
  'actions/completed',
  'deadlines/overdue',
  'deadlines/possibly-overdue',
  'deadlines/long-overdue',
  'deadlines/due-soon',
  'recommendations/no-action',
  'evaluations/response-overdue',
  'data/no-owner',
  'data/no-due-date',
];

/** As the published ring shows them: each key action once. */
const STATUS_RING = [
  'actions/completed',
  'deadlines/initiated-not-overdue',
  'deadlines/not-initiated-not-overdue',
  'deadlines/unknown-status-not-overdue',
  'deadlines/overdue',
  'actions/no-longer-applicable',
];

const BAD = new Set(['deadlines/overdue', 'deadlines/long-overdue', 'evaluations/response-overdue']);
const NOT_AVAILABLE = 'not available';

function valueCell(value: number | null, kind: Indicator['kind']): CellContent {
  if (value === null) return NOT_AVAILABLE;
  if (kind === 'count') return null;
  return kind === 'mean' ? Math.round(value * 10) / 10 : { share: value };
}

const lightWords: Readonly<Record<TrafficLight, string>> = { green: 'Green', yellow: 'Yellow', red: 'Red' };

const lightCell = (light: TrafficLight | null | undefined): PageCell =>
  light ? { content: lightWords[light], look: `light-${light}` } : { content: null };

function indicatorRow(indicator: Indicator): PageRow {
  const { id, name, numerator, denominator, value, kind, rule, light } = indicator;
  const bad = BAD.has(id) && (numerator ?? 0) > 0;
  const cells = [...plain(numerator, denominator, valueCell(value, kind)), lightCell(light)];
  return row(name, cells, [rule, versionWords(indicator)].filter(Boolean).join(' '), bad ? 'bad' : undefined);
}

/** Said where the versions of the thresholds do not agree. */
function versionWords({ light, lights = [] }: Figure): string {
  const others = lights.filter((each) => each.light !== null && each.light !== light);
  return others
    .map((each) => `${lightWords[each.light ?? 'red']} under the thresholds of ${dayWords(each.since)}.`)
    .join(' ');
}

const FIGURE_HEADS = ['Number', 'Of', 'Share', '', 'Rule'];
const SCORE_HEADS = ['Number', 'Of', 'Share', 'Light', 'Rule'];

const underProfile = ({ overall, profile }: Compliance, id = profile.id): Map<string, Indicator> =>
  new Map(overall.flatMap((indicator) => (indicator.profile === id ? [[indicator.id, indicator]] : [])));

function figureRows(title: string, ids: readonly string[], compliance: Compliance): PageRow[] {
  const byId = underProfile(compliance);
  return [...section(title, FIGURE_HEADS), ...ids.flatMap((id) => byId.get(id) ?? []).map(indicatorRow)];
}

const ageIds = (compliance: Compliance): string[] =>
  [...underProfile(compliance).keys()].filter((id) => id.startsWith('ageing/'));

/** Under each profile that scores in its own way: the same counts, another denominator, perhaps another light. */
function scoreRows(compliance: Compliance): PageRow[] {
  const first = scoreProfileOf(compliance);
  if (!first) return [];
  const others = compliance.otherProfiles.filter(({ id, score }) => score !== null && id !== first.id);
  const partsOf = ({ id }: RuleProfile, wanted: readonly string[]): PageRow[] => {
    const byId = underProfile(compliance, id);
    return wanted.flatMap((each) => byId.get(each) ?? []).map(indicatorRow);
  };
  const last = others.flatMap((profile) => {
    const part = underProfile(compliance, profile.id).get('score/2');
    return part ? [indicatorRow({ ...part, name: `Part 2 under ${profile.id}`, rule: profile.words })] : [];
  });
  return [
    ...section('Score of evaluation management', SCORE_HEADS),
    ...partsOf(first, ['score/2a', 'score/2b', 'score/2', 'score/final']),
    ...last,
  ];
}

function documentRows({ documents, counts: { documents: counts }, skipped = {} }: RunRecord): PageRow[] {
  const total = documents.length;
  const rows: [string, number, string][] = [
    ['Complete', counts.complete, 'Read in full. What a person should look at is in the sheet Findings.'],
    [
      'Partial',
      counts.partial,
      `Read, but something the source has is missing here: see the sheet Findings, severity “${severityWords.error}”.`,
    ],
    ['Duplicate', counts.duplicate, 'The same content as another document, counted once. Nothing to do.'],
    ['Failed', counts.failed, 'No record was made; each is named in the sheet Findings, with what to do.'],
  ];
  return [
    ...section('Documents', ['Number', 'Of', 'Share', '', 'What to do']),
    ...rows.map(([name, count, words]) =>
      row(
        name,
        plain(count, total, total === 0 ? NOT_AVAILABLE : { share: count / total }, null),
        words,
        name === 'Failed' && count > 0 ? 'bad' : undefined,
      ),
    ),
    ...failedRows(documents),
    ...skippedRows(skipped),
  ];
}

const noNumbers = plain(null, null, null, null);

function failedRows(documents: readonly RunDocument[]): PageRow[] {
  const failed = documents.filter(({ outcome }) => outcome === 'failed');
  const more = failed.length - FAILED_SHOWN;
  const rows = failed.slice(0, FAILED_SHOWN).map(({ uri, diagnostics }) => {
    const fatal = diagnostics.find(({ severity }) => severity === 'fatal');
    const words = fatal ? `${fatal.message} ${fatal.remedy}`.trim() : '';
    return row(`   ${shortText(sourceWords(uri), NAME_LENGTH)}`, noNumbers, words, 'quiet');
  });
  return more > 0 ? [...rows, row(`   and ${more} more`, noNumbers, 'See the sheet Findings.', 'quiet')] : rows;
}

function skippedRows(skipped: Readonly<Record<string, number>>): PageRow[] {
  const kinds = Object.entries(skipped).sort(([a], [b]) => (a < b ? -1 : 1));
  if (kinds.length === 0) return [];
  const total = kinds.reduce((sum, [, count]) => sum + count, 0);
  const words = kinds.map(([ending, count]) => `${ending || 'no ending'}: ${count}`).join(', ');
  return [
    row(
      'Left aside',
      plain(total, null, null, null),
      `Files of kinds that are not read (${words}); not among the documents.`,
    ),
  ];
}

const heading = (title: string, words: string): PageRow => [
  { content: title, look: 'heading' },
  ...['', '', '', ''].map((content) => ({ content, look: 'heading' as const })),
  { content: words, look: 'words-heading' },
];

/** The legend of the columns that may be edited. */
function workRows({ store }: WorkbookInput): PageRow[] {
  if (store === undefined)
    return [
      blank,
      heading('Working in this workbook', ''),
      row(
        'To read only',
        noNumbers,
        'It was made without a memory: edits cannot be read back. `evaltrail run` makes one that can.',
      ),
    ];
  return [
    blank,
    heading('Working in this workbook', 'What to know'),
    [
      { content: 'Columns with a green head', look: 'editable' },
      ...noNumbers,
      {
        content:
          'May be edited, in the sheets Key actions, Recommendations and Evaluations. A note on each head says how to write the value. Save the file, close it, and run: evaltrail apply',
        look: 'quiet',
      },
    ],
    row(
      'All other columns',
      noNumbers,
      'Follow from the documents and are not read back. Columns and sheets of your own are left alone, until the next run makes the workbook anew.',
    ),
    row(
      'Sort, filter, hide and move',
      noNumbers,
      'As you like: a row is known by its id in the last columns. Keep the ids as they are, and keep each row together when you sort.',
    ),
    row(
      'A date shown as a month or quarter',
      noNumbers,
      'Stands for its last day, which is the value of the cell. Type another date to decide about it; leave it alone to leave it as precise as it is.',
    ),
  ];
}
