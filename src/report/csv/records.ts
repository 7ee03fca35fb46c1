/** The records as tables: evaluations, recommendations, key actions. What depends on a day stands beside that day. */
import { type Compliance, responseStates } from '../../core/compliance-record.js';
import { type DeadlineState, daysOverdue, deadlineStateOf } from '../../core/deadline.js';
import { type JoiningCase, joiningKinds } from '../../core/joining.js';
import { type Action, acceptances, type Evaluation, type Recommendation, statuses } from '../../core/record.js';
import {
  boolean,
  type Column,
  date,
  dateColumns,
  integer,
  list,
  number,
  placeColumns,
  required,
  type Table,
  text,
} from './table.js';

type Response = Compliance['evaluations'][number]['response'];

export interface EvaluationRow {
  readonly evaluation: Evaluation;
  /** Null: the figures know nothing of this evaluation. */
  readonly response: Response | null;
  readonly asOf: string;
}

export interface RecommendationRow {
  readonly evaluation: Evaluation;
  readonly recommendation: Recommendation;
  readonly position: number;
}

export interface ActionRow {
  readonly evaluation: Evaluation;
  readonly recommendation: Recommendation;
  readonly action: Action;
  readonly position: number;
  readonly asOf: string;
}

/** How likely all that was read is as the source has it, and what takes from that. */
const confidenceColumns = <Row>(of: (row: Row) => Pick<Action, 'confidence' | 'doubts'>): Column<Row>[] => [
  number('confidence', '0 to 1: how likely all that was read of it is right', (row) => of(row).confidence, required),
  list('doubts', 'What takes from the confidence: codes', (row) => (of(row).doubts ?? []).map(({ code }) => code)),
];

const asOfColumn = <Row extends { readonly asOf: string }>(): Column<Row> =>
  date('as_of', 'The day that the columns after this one speak of', ({ asOf }) => asOf, required);

export const evaluationsTable: Table<EvaluationRow> = {
  name: 'evaluations',
  title: 'Evaluations',
  description: 'One row for each evaluation.',
  primaryKey: ['id'],
  foreignKeys: [],
  columns: [
    text('id', 'The same in every run and on every machine', ({ evaluation }) => evaluation.id, required),
    text('title', 'As printed', ({ evaluation }) => evaluation.title),
    text('symbol', 'Of the document, as printed', ({ evaluation }) => evaluation.symbol ?? null),
    list('evaluators', 'Persons and firms that evaluated', ({ evaluation }) => evaluation.evaluators ?? []),
    text('agency', 'Whose evaluation it is', ({ evaluation }) => evaluation.agency),
    text('language', 'Of the texts, ISO 639-1', ({ evaluation }) => evaluation.language),
    text('commissioning_unit', 'As printed', ({ evaluation }) => evaluation.commissioningUnit),
    text(
      'responsible_unit',
      'The unit that answers for the management response',
      ({ evaluation }) => evaluation.responsibleUnit,
    ),
    text(
      'country_iso3',
      'ISO 3166-1 alpha-3; empty for headquarters, hubs and anything unsure',
      ({ evaluation }) => evaluation.country?.iso3 ?? null,
    ),
    text('country_name', 'Its name in English', ({ evaluation }) => evaluation.country?.name ?? null),
    text('region', 'Regional bureau', ({ evaluation }) => evaluation.region),
    text('plan', 'Evaluation plan, as printed', ({ evaluation }) => evaluation.plan),
    text('type', 'Type of evaluation, as printed', ({ evaluation }) => evaluation.type),
    ...dateColumns<EvaluationRow>('completion_date', 'Completion date', ({ evaluation }) => evaluation.completionDate),
    text(
      'joining',
      'How the management response takes up the report; empty where only one of them was read',
      ({ evaluation }) => evaluation.joining?.words ?? null,
    ),
    text('source_uri', 'Where it was read', ({ evaluation }) => evaluation.source.uri, required),
    text('source_sha256', 'Of the bytes that were read', ({ evaluation }) => evaluation.source.sha256, required),
    text('source_media_type', 'What kind of file it is', ({ evaluation }) => evaluation.source.mediaType, required),
    text('source_layout', 'The layout it was read by', ({ evaluation }) => evaluation.source.layout, required),
    integer('source_pages', 'Pages; empty where the source has none', ({ evaluation }) => evaluation.source.pages),
    asOfColumn(),
    text('response_state', 'Whether the management response came in time', ({ response }) => response?.state ?? null, {
      values: responseStates,
    }),
    date('response_added', 'Day the first response was added', ({ response }) => response?.added ?? null),
    integer(
      'response_days_late_at_least',
      'Counted from the last day the completion date can mean; negative: in time',
      ({ response }) => response?.daysLateAtLeast ?? null,
    ),
    integer(
      'response_days_late_at_most',
      'Counted from the first day the completion date can mean',
      ({ response }) => response?.daysLateAtMost ?? null,
    ),
  ],
};

const toEvaluation = { fields: ['evaluation_id'], table: 'evaluations', references: ['id'] } as const;

export const recommendationsTable: Table<RecommendationRow> = {
  name: 'recommendations',
  title: 'Recommendations with their management responses',
  description: 'One row for each recommendation, with or without a response.',
  primaryKey: ['id'],
  foreignKeys: [toEvaluation],
  columns: [
    text('id', 'The same in every run and on every machine', ({ recommendation }) => recommendation.id, required),
    text('evaluation_id', 'The evaluation it belongs to', ({ evaluation }) => evaluation.id, required),
    integer('position', 'In its evaluation, counted from 1', ({ position }) => position, required),
    integer('number', 'Where the label is a whole number', ({ recommendation }) => recommendation.number),
    text('label', 'As printed: 1, A, 2.3', ({ recommendation }) => recommendation.label),
    text('title', 'As printed', ({ recommendation }) => recommendation.title),
    text('text', 'The recommendation; empty where the source lost it', ({ recommendation }) => recommendation.text),
    text('priority', 'As printed', ({ recommendation }) => recommendation.priority),
    list('addressees', 'To whom it is made', ({ recommendation }) => recommendation.addressees),
    ...dateColumns<RecommendationRow>(
      'time_frame',
      'By when, as the evaluators say it',
      ({ recommendation }) => recommendation.timeFrame ?? null,
    ),
    text('acceptance', 'What management decided', ({ recommendation }) => recommendation.acceptance, {
      ...required,
      values: acceptances,
    }),
    list('themes', 'Themes that words of title and text earn', ({ recommendation: { themes = [] } }) =>
      themes.map(({ id }) => id),
    ),
    list('theme_words', 'The words of each theme, in the order of themes, parted by semicolons', ({ recommendation }) =>
      (recommendation.themes ?? []).map(({ words }) => words.map((each) => each.text).join('; ')),
    ),
    text('acceptance_raw', 'The words that decide', ({ recommendation }) => recommendation.acceptanceRaw),
    boolean(
      'has_response',
      'Whether there is a management response',
      ({ recommendation }) => recommendation.response !== null,
      required,
    ),
    text('response_text', 'The management response', ({ recommendation }) => recommendation.response?.text ?? null),
    date('response_added', 'By its stamp', ({ recommendation }) => recommendation.response?.added ?? null),
    date('response_last_updated', 'By its stamp', ({ recommendation }) => recommendation.response?.lastUpdated ?? null),
    text(
      'answered_with',
      'Where management answered several as one: the recommendation under which the key actions for this one stand',
      ({ recommendation }) => recommendation.answeredWith ?? null,
    ),
    text('joined', 'What the response made of the recommendation of the report', (row) => caseOf(row)?.kind ?? null, {
      values: joiningKinds,
    }),
    list('numbers_in_response', 'Its numbers there, as printed', (row) =>
      (caseOf(row)?.response ?? []).flatMap((label) => label ?? []),
    ),
    ...confidenceColumns<RecommendationRow>(({ recommendation }) => recommendation),
    ...placeColumns<RecommendationRow>('the recommendation', 'text', ({ recommendation }) => recommendation.evidence),
  ],
};

const caseOf = ({ evaluation, recommendation }: RecommendationRow): JoiningCase | undefined =>
  evaluation.joining?.cases.find(({ recommendations }) => recommendations.includes(recommendation.id));

const deadlineStates: readonly DeadlineState[] = [
  'closed',
  'overdue',
  'possibly_overdue',
  'not_due',
  'continuous',
  'none',
  'relative',
  'unreadable',
];

export const keyActionsTable: Table<ActionRow> = {
  name: 'key-actions',
  title: 'Key actions',
  description: 'One row for each key action.',
  primaryKey: ['id'],
  foreignKeys: [toEvaluation, { fields: ['recommendation_id'], table: 'recommendations', references: ['id'] }],
  columns: [
    text('id', 'The same in every run and on every machine', ({ action }) => action.id, required),
    text('recommendation_id', 'The recommendation it answers', ({ recommendation }) => recommendation.id, required),
    text('evaluation_id', 'The evaluation it belongs to', ({ evaluation }) => evaluation.id, required),
    integer('position', 'Under its recommendation, counted from 1', ({ position }) => position, required),
    text('number', 'As printed', ({ action }) => action.number),
    text('description', 'What is to be done', ({ action }) => action.description),
    list('responsible_units', 'Names of the units, each once', ({ action }) =>
      action.responsibleUnits.map(({ name }) => name),
    ),
    text('responsible_raw', 'The units as printed', ({ action }) => action.responsibleRaw),
    ...dateColumns<ActionRow>('due_date', 'Due date', ({ action }) => action.dueDate),
    text('status', 'As the source declares it; overdue is no status', ({ action }) => action.status, {
      ...required,
      values: statuses,
    }),
    text('status_raw', 'As printed', ({ action }) => action.statusRaw),
    boolean(
      'declared_overdue',
      'Whether the source calls it overdue',
      ({ action }) => action.declaredOverdue,
      required,
    ),
    text('justification', 'As printed', ({ action }) => action.justification),
    text('comments', 'As printed', ({ action }) => action.comments),
    list('document_titles', 'Documents named beside it', ({ action }) => action.documents.map(({ title }) => title)),
    list('document_uris', 'Their addresses, in the same order', ({ action }) => action.documents.map(({ uri }) => uri)),
    date('added', 'By its stamp', ({ action }) => action.added),
    date('last_updated', 'By its stamp', ({ action }) => action.lastUpdated),
    ...confidenceColumns<ActionRow>(({ action }) => action),
    ...placeColumns<ActionRow>('the description', 'description', ({ action }) => action.evidence),
    asOfColumn(),
    text('deadline', 'The state of the due date', ({ action, asOf }) => deadlineStateOf(action, asOf), {
      ...required,
      values: deadlineStates,
    }),
    integer('days_overdue', 'Since the last day the due date can mean; empty unless overdue', ({ action, asOf }) =>
      daysOverdue(action, asOf),
    ),
  ],
};

export function* recommendationRows(evaluations: Iterable<Evaluation>): Generator<RecommendationRow> {
  for (const evaluation of evaluations) {
    for (const [at, recommendation] of evaluation.recommendations.entries()) {
      yield { evaluation, recommendation, position: at + 1 };
    }
  }
}

export function* actionRows(evaluations: Iterable<Evaluation>, asOf: string): Generator<ActionRow> {
  for (const { evaluation, recommendation } of recommendationRows(evaluations)) {
    for (const [at, action] of recommendation.actions.entries()) {
      yield { evaluation, recommendation, action, position: at + 1, asOf };
    }
  }
}

export function* evaluationRows(evaluations: Iterable<Evaluation>, compliance: Compliance): Generator<EvaluationRow> {
  const responses = new Map(compliance.evaluations.map(({ evaluation, response }) => [evaluation, response]));
  for (const evaluation of evaluations) {
    yield { evaluation, response: responses.get(evaluation.id) ?? null, asOf: compliance.asOf };
  }
}
