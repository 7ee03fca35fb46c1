/** Invented results of a run, with what makes a workbook hard: long texts, four scripts, every kind of date, failed documents. */
import { assess, profiles } from '../../src/assess/index.js';
import type { Evaluation, Recommendation } from '../../src/core/record.js';
import type { Recurring } from '../../src/core/recurring-record.js';
import { type RunDocument, type RunRecord, runCountsOf } from '../../src/core/run-record.js';
import type { WorkbookInput } from '../../src/report/index.js';
import { action, day, evaluation, month, recommendation, span, undated } from '../assess/records.js';

export const AS_OF = '2022-08-15';

const source = (uri: string, pages: number | null = null): Evaluation['source'] => ({
  uri,
  sha256: 'b'.repeat(64),
  mediaType: 'text/plain',
  layout: 'erc-flat',
  pages,
});

const LONG =
  'The councils meet every quarter, publish their minutes within two weeks and report to the steering committee on what was decided, by whom, with which funds and until when. ';

const english: Evaluation = evaluation({
  id: 'ev_0b1c2d3e4f5a',
  title: 'Final evaluation of the project “Clean water for the river towns”',
  country: { iso3: 'ZZV', name: 'Vorania' },
  region: 'RBEC',
  commissioningUnit: 'Vorania',
  responsibleUnit: 'Vorania',
  source: source('input/river%20towns.txt'),
  diagnostics: [
    {
      code: 'action/no-owner',
      severity: 'warning',
      message: 'The key action has no responsible unit.',
      path: 'recommendations[1].actions[1]',
      at: span(2_310, '2.2 Publish the results'),
    },
  ],
  recommendations: [
    recommendation({
      id: 'rec_00000000a001',
      text: `The project should hand the pumping stations over to the towns before its end. ${LONG.repeat(3).trim()}`,
      acceptance: 'accepted',
      acceptanceRaw: 'Agreed',
      themes: [{ id: 'sustainability', words: [{ field: 'text', offset: 19, text: 'hand the' }] }],
      response: { text: `Agreed. ${LONG.repeat(2).trim()}`, added: '2022-01-17', lastUpdated: '2022-06-13' },
      actions: [
        action({
          id: 'act_00000000a011',
          number: '1.1',
          description: 'Draw up the hand-over plan with the four towns and have it signed by the mayors.',
          responsibleUnits: [
            { name: 'Project team', raw: '- Project team.' },
            { name: 'Environment Unit', raw: '- Environment Unit' },
          ],
          dueDate: month('2022/07'),
          status: 'initiated',
          statusRaw: 'Initiated',
          comments: `Two of four towns have signed. ${LONG.repeat(2).trim()}`,
          added: '2022-01-17',
          lastUpdated: '2022-06-13',
          documents: [{ title: 'Hand-over plan, draft', uri: 'https://example.org/plan.pdf' }],
          confidence: 0.98,
        }),
        action({
          id: 'act_00000000a012',
          number: '1.2',
          description: 'Train the operators.',
          dueDate: { raw: 'Q3 2022', kind: 'quarter', earliest: '2022-07-01', latest: '2022-09-30' },
          status: 'not_initiated',
          added: '2022-01-17',
        }),
      ],
    }),
    recommendation({
      id: 'rec_00000000a002',
      number: 2,
      label: '2',
      title: 'Water quality',
      text: 'Measure the quality of the water every month and publish the results.',
      acceptance: 'partially_accepted',
      acceptanceRaw: 'Partially agree',
      actions: [
        action({
          id: 'act_00000000a021',
          number: '2.1',
          description: '=SUM(A1:A9) is how the cell began in the source; -10 °C and @home stay text too.',
          dueDate: day('2022-02-14'),
          status: 'completed',
          statusRaw: 'Completed',
          comments: 'Done in February.',
        }),
        action({
          id: 'act_00000000a022',
          number: '2.2',
          description: 'Publish the results',
          responsibleUnits: [],
          responsibleRaw: null,
          dueDate: month('2019/03'),
          statusRaw: 'Overdue-Not Initiated',
          declaredOverdue: true,
        }),
      ],
    }),
  ],
});

const french: Evaluation = evaluation({
  id: 'ev_1b1c2d3e4f5a',
  title: 'Évaluation à mi-parcours du programme d’appui à la décentralisation en Kestrie',
  language: 'fr',
  country: { iso3: 'ZZK', name: 'Kestrie' },
  region: 'RBA',
  commissioningUnit: 'Kestrie',
  responsibleUnit: 'Kestrie',
  source: source('input/kestrie.pdf', 12),
  recommendations: [
    recommendation({
      id: 'rec_00000000b001',
      label: 'A',
      number: null,
      text: 'Renforcer les capacités des communes en matière de planification et de suivi budgétaire.',
      acceptance: 'rejected',
      acceptanceRaw: 'recommandation rejetée',
      response: {
        text: 'La recommandation est rejetée car la loi est en cours de révision.',
        added: '2021-12-01',
        lastUpdated: null,
      },
    }),
    recommendation({
      id: 'rec_00000000b002',
      label: 'B',
      number: null,
      text: 'Mettre en place un mécanisme de plaintes accessible à tous.',
      acceptance: 'accepted',
      acceptanceRaw: 'd’accord',
      actions: [
        action({
          id: 'act_00000000b021',
          description: 'Former les agents communaux à l’accueil des plaignants, dans les deux langues nationales.',
          responsibleUnits: [{ name: 'Unité de gouvernance', raw: 'Unité de gouvernance' }],
          dueDate: { raw: 'janvier—avril 2022', kind: 'range', earliest: '2022-01-01', latest: '2022-04-30' },
          status: 'initiated',
          statusRaw: 'en cours',
          evidence: { description: { ...span(900, 'Former les agents'), page: 3, box: [40, 100, 300, 120] } },
          confidence: 0.81,
        }),
        action({
          id: 'act_00000000b022',
          description: 'Diffuser le mécanisme à la radio.',
          dueDate: undated('continuous', 'en continu'),
          status: 'no_longer_applicable',
          statusRaw: 'sans objet',
          justification: 'La radio communautaire a cessé d’émettre.',
        }),
      ],
    }),
  ],
});

const spanish: Evaluation = evaluation({
  id: 'ev_2b1c2d3e4f5a',
  title: 'Evaluación de resultados de desarrollo: San Teodoro',
  language: 'es',
  source: source('input/san teodoro.html'),
  country: { iso3: 'ZZS', name: 'San Teodoro' },
  region: 'RBLAC',
  completionDate: { raw: '2021', kind: 'year', earliest: '2021-01-01', latest: '2021-12-31' },
  recommendations: [
    recommendation({
      id: 'rec_00000000c001',
      text: 'Fortalecer la coordinación entre el ministerio y los gobiernos locales, incluyendo un calendario común.',
      response: null,
      actions: [
        action({
          id: 'act_00000000c011',
          description: 'Elaborar el calendario común.',
          dueDate: { raw: '2023', kind: 'year', earliest: '2023-01-01', latest: '2023-12-31' },
          status: 'not_reported',
          statusRaw: null,
        }),
        action({
          id: 'act_00000000c012',
          description: 'Realizar una reunión técnica.',
          dueDate: undated('unreadable', 'a definir'),
          status: 'conflicting',
          statusRaw: 'Completed and ongoing',
        }),
      ],
    }),
  ],
});

const arabic: Evaluation = evaluation({
  id: 'ev_3b1c2d3e4f5a',
  title: 'تقييم مشروع دعم المجالس المحلية',
  language: 'ar',
  country: null,
  region: null,
  commissioningUnit: 'Regional hub',
  source: source('https://example.org/evaluations/77'),
  recommendations: [
    recommendation({
      id: 'rec_00000000d001',
      text: 'تعزيز قدرات المجالس المحلية على التخطيط والمتابعة، ونشر النتائج بصورة دورية.',
      response: { text: 'نوافق على هذه التوصية.', added: null, lastUpdated: null },
      acceptance: 'accepted',
      acceptanceRaw: 'نوافق',
      actions: [
        action({
          id: 'act_00000000d011',
          description: 'تنظيم ورشة عمل مع المجالس المحلية.',
          responsibleUnits: [{ name: 'وحدة الحوكمة', raw: 'وحدة الحوكمة' }],
          dueDate: month('2022/08'),
          status: 'initiated',
          statusRaw: 'قيد التنفيذ',
        }),
      ],
    }),
  ],
});

export const sampleEvaluations: readonly Evaluation[] = [french, english, spanish, arabic];

const actionsOf = (recommendations: readonly Recommendation[]): number =>
  recommendations.reduce((sum, { actions }) => sum + actions.length, 0);

const readDocument = ({
  id,
  source: { uri, sha256, mediaType, layout },
  recommendations,
  diagnostics,
}: Evaluation): RunDocument => ({
  uri,
  sha256,
  mediaType,
  layout,
  diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, remedy: 'Ask who answers for it.' })),
  outcome: 'complete',
  evaluation: id,
  recommendations: recommendations.length,
  actions: actionsOf(recommendations),
  coverage: {
    characters: 4_000,
    claimed: 3_500,
    furniture: 400,
    unclaimed: 100,
    unclaimedShare: 0.025,
    unclaimedStretches: [],
  },
});

const unreadable: readonly RunDocument[] = [
  {
    uri: 'input/empty%20page.html',
    sha256: 'c'.repeat(64),
    mediaType: null,
    layout: null,
    outcome: 'failed',
    evaluation: null,
    diagnostics: [
      {
        code: 'source/empty',
        severity: 'fatal',
        message: 'The file is empty (0 bytes).',
        remedy: 'Download or save the page again.',
        path: null,
        at: null,
      },
    ],
  },
  {
    uri: 'input/river%20towns%20copy.txt',
    sha256: 'b'.repeat(64),
    mediaType: null,
    layout: null,
    outcome: 'duplicate',
    evaluation: english.id,
    diagnostics: [
      {
        code: 'source/duplicate',
        severity: 'info',
        message: 'Same content, byte for byte, as input/river towns.txt; it is counted once.',
        remedy: '',
        path: null,
        at: null,
      },
    ],
  },
];

export function sampleRun(evaluations: readonly Evaluation[], more: readonly RunDocument[] = unreadable): RunRecord {
  const documents = [...evaluations.map(readDocument), ...more];
  return {
    schema: 'run',
    schemaVersion: '1.0',
    tool: { name: 'evaltrail', version: '0.1.0' },
    command: 'run',
    started: '2022-08-15T06:00:00.000Z',
    finished: '2022-08-15T06:00:02.000Z',
    asOf: AS_OF,
    documents,
    notes: [],
    skipped: { '.xlsx': 2, '': 1 },
    counts: runCountsOf(documents),
    exitCode: 1,
  };
}

/** The first recommendations of the first two evaluations as one group: the tests are about how it is shown. */
export function recurringOf(evaluations: readonly Evaluation[]): Recurring {
  const members = evaluations
    .slice(0, 2)
    .flatMap(({ id, recommendations: [first] }) =>
      first ? [{ evaluation: id, recommendation: first.id, likeness: 1 }] : [],
    );
  const [middle] = members;
  const group = {
    language: 'en',
    shared: ['hand', 'pumping', 'stations'],
    themes: ['sustainability' as const],
    evaluations: 2,
    countries: ['ZZK', 'ZZV'],
    withoutCountry: 0,
    years: { first: 2019, last: 2021 },
    recommendations: 2,
    accepted: 1,
    withActions: 1,
    completed: 0,
    overdue: 1,
  };
  const groups = middle && members.length > 1 ? [{ recommendation: middle.recommendation, ...group, members }] : [];
  return { schema: 'recurring', schemaVersion: '1.0', asOf: AS_OF, rule: 'Alike.', groups };
}

export function sampleInput(
  evaluations = sampleEvaluations,
  more?: readonly RunDocument[],
): WorkbookInput & { readonly recurring: Recurring } {
  return {
    evaluations,
    run: sampleRun(evaluations, more),
    compliance: assess(evaluations, { asOf: AS_OF, profile: profiles[0] }),
    recurring: recurringOf(evaluations),
    linkOf: (uri) =>
      uri.startsWith('input/') ? encodeURI(`../${decodeURI(uri)}`) : uri.startsWith('http') ? uri : null,
  };
}
