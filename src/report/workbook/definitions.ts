/** Every figure with its formula in words, its numbers and the profile whose rule it follows; and the profiles themselves. */
import type { Compliance, Indicator, RuleProfile } from '../../core/compliance-record.js';
import { type CellContent, type Column, type TableSheet, tableSheet } from './book.js';

interface Definition {
  readonly area: string;
  readonly name: string;
  readonly words: string;
  readonly indicator: Indicator | null;
  readonly profile: string;
  readonly id: string;
}

const AREAS: Readonly<Record<string, string>> = {
  evaluations: 'Evaluations and responses',
  recommendations: 'Recommendations',
  actions: 'Key actions by status',
  deadlines: 'Deadlines',
  ageing: 'Age',
  history: 'Changes since first read',
  score: 'Score of evaluation management',
  data: 'Missing and old data',
};

/** The section that an indicator stands in, in words. */
export const areaWords = (id: string): string => AREAS[id.slice(0, id.indexOf('/'))] ?? '';

export function definitionsSheet(compliance: Compliance): TableSheet {
  const { profile, otherProfiles, overall } = compliance;
  const rows = [
    ...[profile, ...otherProfiles].map(profileRow),
    ...overall.map(
      (indicator): Definition => ({
        area: areaWords(indicator.id),
        name: indicator.name,
        words: indicator.rule,
        indicator,
        profile: indicator.profile,
        id: indicator.id,
      }),
    ),
  ];
  const frame = {
    name: 'Definitions',
    tableName: 'Definitions',
    emphasis: [],
    empty: '',
    printUntil: 'Rule profile',
    paper: 'a4',
  } as const;
  return tableSheet(frame, columns, rows);
}

const profileRow = ({ id, name, words, source }: RuleProfile): Definition => ({
  area: 'Rule profile',
  name,
  words: source === '' ? words : `${words} (${source})`.trim(),
  indicator: null,
  profile: id,
  id,
});

const NOT_AVAILABLE = 'not available';

function figureValue(indicator: Indicator | null): CellContent {
  if (indicator === null || indicator.kind === 'count') return null;
  if (indicator.value === null) return NOT_AVAILABLE;
  return indicator.kind === 'mean' ? Math.round(indicator.value * 10) / 10 : { share: indicator.value };
}

const columns: readonly Column<Definition>[] = [
  { header: 'About', width: 22, kind: 'text', cell: ({ area }) => area },
  { header: 'Figure', width: 34, kind: 'text', cell: ({ name }) => name },
  { header: 'Formula in words', width: 84, kind: 'text', cell: ({ words }) => words || null },
  { header: 'Number', width: 9, kind: 'number', cell: ({ indicator }) => indicator?.numerator ?? null },
  { header: 'Of', width: 9, kind: 'number', cell: ({ indicator }) => indicator?.denominator ?? null },
  {
    header: 'Value',
    width: 12,
    kind: 'share',
    note: 'A share, or a mean number of days.',
    cell: ({ indicator }) => figureValue(indicator),
  },
  { header: 'Rule profile', width: 24, kind: 'code', cell: ({ profile }) => profile },
  { header: 'Id', width: 32, kind: 'code', cell: ({ id }) => id },
];
