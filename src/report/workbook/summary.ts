/** The page the workbook opens on: what was read, the key figures, and each indicator with its numbers and its rule in words. */
import type { Compliance, Figure, Indicator } from '../../core/compliance-record.js';
import type { RunDocument, RunRecord } from '../../core/run-record.js';
import type { Look, PageCell, PageSheet } from './book.js';
import type { WorkbookInput } from './context.js';
import { shortText } from './text.js';
import { dayWords, severityWords, sourceWords } from './words.js';

type PageRow = readonly PageCell[];

const FAILED_SHOWN = 10;
const NAME_LENGTH = 80;

/** `notices`: what the reader must know about the sheets themselves, such as a limit of Excel that was met. */
export function summarySheet({ compliance, run }: WorkbookInput, notices: readonly string[]): PageSheet {
  return {
    kind: 'page',
    name: 'Summary',
    widths: [44, 11, 11, 12, 96],
    rows: [
      ...titleRows(compliance, run),
      ...notices.map((notice) => line(notice, 'warn')),
      ...keyFigures(compliance),
      ...documentRows(run),
      ...countryRows(compliance),
      ...indicatorSections(compliance),
      ...otherProfiles(compliance),
    ],
  };
}

const line = (content: string, look?: Look): PageRow => [look ? { content, look } : { content }];
const blank: PageRow = [];

const row = (name: string, cells: readonly PageCell['content'][], words: string, look?: Look): PageRow => [
  { content: name, look: look ?? 'strong' },
  ...cells.map((content) => (look ? { content, look } : { content })),
  { content: words, look: 'quiet' },
];

const HEADING_LOOKS: readonly Look[] = [
  'heading',
  'number-heading',
  'number-heading',
  'number-heading',
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
  line(`A due date known to the month counts as its last day. Made by ${tool.name} ${tool.version}.`),
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
  'evaluations/response-late',
  'data/no-owner',
  'data/no-due-date',
];

const BAD = new Set(['deadlines/overdue', 'deadlines/long-overdue']);
const NOT_AVAILABLE = 'not available';

/** A mean is a number of days, rounded to a tenth for the eye. */
const figureCells = (
  { numerator, denominator, value }: Figure,
  kind: Indicator['kind'] = 'share',
): PageCell['content'][] => [numerator, denominator, valueCell(value, kind)];

function valueCell(value: number | null, kind: Indicator['kind']): PageCell['content'] {
  if (value === null) return NOT_AVAILABLE;
  if (kind === 'count') return null;
  return kind === 'mean' ? Math.round(value * 10) / 10 : { share: value };
}

function indicatorRow(indicator: Indicator, name = indicator.name): PageRow {
  const bad = BAD.has(indicator.id) && (indicator.numerator ?? 0) > 0;
  return row(name, figureCells(indicator, indicator.kind), indicator.rule, bad ? 'bad' : undefined);
}

const FIGURE_HEADS = ['Number', 'Of', 'Share', 'Rule'];

const underProfile = ({ overall, profile }: Compliance): Indicator[] =>
  overall.filter((indicator) => indicator.profile === profile.id);

function keyFigures(compliance: Compliance): PageRow[] {
  const byId = new Map(underProfile(compliance).map((indicator) => [indicator.id, indicator]));
  const rows = KEY_FIGURES.flatMap((id) => byId.get(id) ?? []).map((indicator) => indicatorRow(indicator));
  return [...section('Key figures', FIGURE_HEADS), ...rows];
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
    ...section('Documents', ['Number', 'Of', 'Share', 'What to do']),
    ...rows.map(([name, count, words]) =>
      row(
        name,
        [count, total, total === 0 ? NOT_AVAILABLE : { share: count / total }],
        words,
        name === 'Failed' && count > 0 ? 'bad' : undefined,
      ),
    ),
    ...failedRows(documents),
    ...skippedRows(skipped),
  ];
}

function failedRows(documents: readonly RunDocument[]): PageRow[] {
  const failed = documents.filter(({ outcome }) => outcome === 'failed');
  const more = failed.length - FAILED_SHOWN;
  const rows = failed.slice(0, FAILED_SHOWN).map(({ uri, diagnostics }) => {
    const fatal = diagnostics.find(({ severity }) => severity === 'fatal');
    const words = fatal ? `${fatal.message} ${fatal.remedy}`.trim() : '';
    return row(`   ${shortText(sourceWords(uri), NAME_LENGTH)}`, [null, null, null], words, 'quiet');
  });
  return more > 0
    ? [...rows, row(`   and ${more} more`, [null, null, null], 'See the sheet Findings.', 'quiet')]
    : rows;
}

function skippedRows(skipped: Readonly<Record<string, number>>): PageRow[] {
  const kinds = Object.entries(skipped).sort(([a], [b]) => (a < b ? -1 : 1));
  if (kinds.length === 0) return [];
  const total = kinds.reduce((sum, [, count]) => sum + count, 0);
  const words = kinds.map(([ending, count]) => `${ending || 'no ending'}: ${count}`).join(', ');
  return [
    row('Left aside', [total, null, null], `Files of kinds that are not read (${words}); not among the documents.`),
  ];
}

function countryRows({ countries, profile }: Compliance): PageRow[] {
  if (countries.length === 0) return [];
  const rows = countries.map(({ country, figures }) => {
    const of = new Map(figures.filter((figure) => figure.profile === profile.id).map((figure) => [figure.id, figure]));
    const count = (id: string): number => of.get(id)?.numerator ?? 0;
    const overdue = of.get('deadlines/overdue');
    const words = [
      many(count('evaluations/all'), 'evaluation'),
      many(count('recommendations/all'), 'recommendation'),
      `${many(count('actions/all'), 'key action')}: ${count('actions/completed')} completed, ${count('actions/open')} open, ${count('deadlines/long-overdue')} long overdue`,
    ].join(', ');
    return row(country?.name ?? 'Country not known', overdue ? figureCells(overdue) : [null, null, null], words);
  });
  return [...section('Overdue key actions by country', ['Overdue', 'Of', 'Share', 'Also']), ...rows];
}

const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const AREAS: readonly [area: string, title: string][] = [
  ['evaluations', 'Evaluations and responses'],
  ['recommendations', 'Recommendations'],
  ['actions', 'Key actions by status'],
  ['deadlines', 'Deadlines'],
  ['ageing', 'Age'],
  ['history', 'Changes since first read'],
  ['score', 'Score of evaluation management'],
  ['data', 'Missing and old data'],
];

const indicatorSections = (compliance: Compliance): PageRow[] =>
  AREAS.flatMap(([area, title]) => [
    ...section(title, FIGURE_HEADS),
    ...underProfile(compliance)
      .filter(({ id }) => id.startsWith(`${area}/`))
      .map((indicator) => indicatorRow(indicator)),
  ]);

const otherProfiles = ({ overall, otherProfiles: profiles }: Compliance): PageRow[] =>
  profiles.flatMap((profile) => [
    ...section(`Under the rule profile ${profile.id}`, FIGURE_HEADS),
    ...overall.filter((indicator) => indicator.profile === profile.id).map((indicator) => indicatorRow(indicator)),
  ]);
