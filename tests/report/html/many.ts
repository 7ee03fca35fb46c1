/** As many invented results as wanted, always the same ones, with texts that try to be more than text. */
import { assess, profiles } from '../../../src/assess/index.js';
import type { Action, Evaluation, Status, Theme } from '../../../src/core/record.js';
import type { RunChanges } from '../../../src/core/run-record.js';
import type { ReportInput, TrendPoint } from '../../../src/report/html/index.js';
import { action, day, evaluation, month, recommendation, span, undated } from '../../assess/records.js';
import { AS_OF, recurringOf, sampleRun } from '../sample.js';

/** Each stands in some row, and must be seen there letter for letter. */
export const HOSTILE = [
  '<img src=x onerror="document.title=\'taken\'">',
  '</script><script>document.title="taken"</script>',
  '<!-- <script> ]]> &lt;b&gt; &amp;',
  "=cmd|' /C calc'!A0",
  'line\u2028and\u2029paragraph separators',
  '👩🏽‍🌾 كتب التقرير ונשלח 報告書 \u202Eover and out',
  `one${'longword'.repeat(60)}`,
  '{{constructor.constructor("alert(1)")()}} $ {alert(1)} `\\u003c`',
] as const;

const COUNTRIES = 'Vorania,Kestrie,San Teodoro,Lumara,Bel Ombre,Tarquay,Ostmark,Névache,Quillon,Sundar Isles'.split(
  ',',
);
const UNITS =
  'Governance Unit,Environment Unit,Project team,Ministry of Water,Communes et villes,Gender focal point'.split(',');
const WORK = [
  'Hold a workshop with the district councils on the use of the findings',
  'Draw up the hand-over plan with the four towns and have it signed by the mayors before the end of the project',
  'Publish the results of the survey in the two national languages',
  'Revise the results framework, with indicators for women’s participation',
];
/** Of the first recommendation of each evaluation. */
const THEME: Theme = {
  id: 'capacity-development',
  words: [{ field: 'text', offset: 18, text: 'strengthen' }],
};
const COMMENT =
  'The councils meet every quarter, publish their minutes within two weeks and report to the steering committee on what was decided, by whom, with which funds and until when. ';
const STATUSES: readonly Status[] = [
  'completed',
  'initiated',
  'not_initiated',
  'completed',
  'no_longer_applicable',
  'not_reported',
  'completed',
  'conflicting',
  'initiated',
  'not_initiated',
];

const pick = <Item>(list: readonly Item[], index: number): Item => list[index % list.length] as Item;
const two = (value: number): string => String(value).padStart(2, '0');

function dueOf(index: number): Action['dueDate'] {
  if (index % 17 === 0) return undated('continuous', 'continuous');
  if (index % 23 === 0) return null;
  if (index % 29 === 0) return { raw: 'Q3 2022', kind: 'quarter', earliest: '2022-07-01', latest: '2022-09-30' };
  const [year, at] = [2017 + ((index * 7) % 8), 1 + ((index * 5) % 12)];
  return index % 3 === 0 ? day(`${year}-${two(at)}-15`) : month(`${year}/${two(at)}`);
}

function actionOf(index: number, label: string): Action {
  const hostile = index % 50 === 3 ? ` ${pick(HOSTILE, (index - 3) / 50)}` : '';
  const description = `${pick(WORK, index)}${hostile} (${index})`;
  const status = pick(STATUSES, index * 3);
  const units = index % 11 === 0 ? [] : [pick(UNITS, index), ...(index % 4 === 0 ? [pick(UNITS, index + 2)] : [])];
  return action({
    id: `act_${String(index).padStart(12, '0')}`,
    number: label,
    description,
    responsibleUnits: units.map((name) => ({ name, raw: `- ${name}.` })),
    responsibleRaw: units.map((name) => `- ${name}.`).join(' '),
    dueDate: dueOf(index),
    status,
    comments: index % 3 === 0 ? COMMENT.repeat(1 + (index % 3)).trim() : null,
    documents:
      index % 9 === 0
        ? [
            { title: 'Minutes', uri: 'https://example.org/minutes.pdf' },
            { title: 'A trap', uri: 'javascript:alert(1)' },
          ]
        : [],
    added: '2021-11-05',
    lastUpdated: index % 2 === 0 ? '2022-06-13' : null,
    evidence: {
      description: { ...span(1_000 + index, description), page: 1 + (index % 30) },
      status: span(1_400 + index, status),
      dueDate: [span(1_450 + index, 'due'), span(1_460 + index, 'date')],
      confidence: { rule: 'rules-applied', from: [] },
    },
    confidence: 0.95,
  });
}

/** Evaluations with `count` key actions in all: four to a recommendation, twenty to an evaluation. */
export function manyEvaluations(count: number): Evaluation[] {
  return Array.from({ length: Math.ceil(count / 20) }, (_, place) => {
    const first = place * 20;
    const recommendations = Array.from({ length: Math.ceil(Math.min(20, count - first) / 4) }, (_, number) => {
      const from = first + number * 4;
      const actions = Array.from({ length: Math.min(4, count - from) }, (_, at) =>
        actionOf(from + at, `${number + 1}.${at + 1}`),
      );
      const text = `The office should strengthen the councils in planning and follow-up. ${COMMENT.repeat(2)}(${place}/${number})`;
      return recommendation({
        id: `rec_${String(from).padStart(12, '0')}`,
        number: number + 1,
        label: String(number + 1),
        text,
        acceptance: pick(['accepted', 'accepted', 'partially_accepted', 'rejected', 'not_stated'] as const, from / 4),
        response: number === 2 ? null : { text: `Agreed. ${COMMENT}`, added: '2022-01-17', lastUpdated: null },
        actions,
        ...(number === 0 ? { themes: [THEME] } : {}),
        evidence: { text: { ...span(40, text), page: 2 } },
      });
    });
    const country = place % 31 === 30 ? null : { iso3: `ZZ${'ABCDEFGHIJ'[place % 10]}`, name: pick(COUNTRIES, place) };
    return evaluation({
      id: `ev_${String(place).padStart(12, '0')}`,
      title:
        place === 3
          ? `Evaluation ${HOSTILE[0]}`
          : place === 5
            ? 'تقييم مشروع دعم المجالس المحلية'
            : `Final evaluation of the project “Clean water ${place}”`,
      language: place === 5 ? 'ar' : 'en',
      country,
      region: pick(['RBA', 'RBEC', 'RBLAC'], place),
      commissioningUnit: country?.name ?? 'Regional hub',
      type: pick(['Project', 'Outcome', null], place),
      completionDate: month(`${2018 + (place % 4)}/0${1 + (place % 9)}`),
      source: {
        uri: `input/file%20${place}.pdf`,
        sha256: 'a'.repeat(64),
        mediaType: 'application/pdf',
        layout: 'erc-flat',
        pages: 40,
      },
      recommendations,
      diagnostics: [
        {
          code: 'action/no-owner',
          severity: 'warning',
          message: `The key action has no responsible unit. ${place === 0 ? HOSTILE[1] : ''}`.trim(),
          path: 'recommendations[0].actions[0]',
          at: { ...span(900, '1.1 Hold'), page: 3 },
        },
      ],
    });
  });
}

const changes: RunChanges = {
  since: '2022-08-01T06:00:00.000Z',
  counts: [{ kind: 'changed', itemKind: 'action', field: 'dueDate', count: 1 }],
  items: [
    {
      evaluation: 'ev_000000000000',
      item: 'act_000000000001',
      itemKind: 'action',
      words: 'Draw up the hand-over plan',
      kind: 'changed',
      field: 'dueDate',
      before: month('2022/02'),
      after: month('2022/07'),
      date: '2022-06-13',
      cause: 'source',
    },
    {
      evaluation: 'ev_000000000000',
      item: 'act_000000000002',
      itemKind: 'action',
      words: HOSTILE[0],
      kind: 'new',
      field: null,
      before: null,
      after: null,
      date: '2022-08-15',
      cause: 'source',
    },
  ],
  notListed: 0,
};

const trend: TrendPoint[] = Array.from({ length: 12 }, (_, index) => ({
  asOf: `${index < 5 ? 2021 : 2022}-${two(index < 5 ? index + 8 : index - 4)}-15`,
  finished: `2022-0${1 + (index % 8)}-15T06:00:00.000Z`,
  actions: 9_000 + index * 90,
  completed: 2_000 + index * 160,
  open: 6_200 - index * 40,
  overdue: 3_900 - index * 70 + (index % 3) * 200,
}));

export function manyInput(count: number): ReportInput {
  const evaluations = manyEvaluations(count);
  return {
    evaluations,
    run: sampleRun(evaluations),
    compliance: assess(evaluations, { asOf: AS_OF, profile: profiles[0] }),
    recurring: recurringOf(evaluations),
    linkOf: (uri) => `../${uri}`,
    changes,
    trend,
  };
}
