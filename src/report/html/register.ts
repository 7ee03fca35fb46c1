/** The registers of the page as data: evaluations, recommendations and key actions, in the order of the records. */
import { addMonths } from '../../core/calendar.js';
import { daysOverdue, deadlineKindOf, deadlineStateOf, isOpen } from '../../core/deadline.js';
import { doubtsInWords } from '../../core/doubt-words.js';
import type { JoiningCase } from '../../core/joining.js';
import type { Action, Evaluation, Recommendation } from '../../core/record.js';
import { type ActionCounts, checksOf, countActions } from '../workbook/context.js';
import type { Cut } from './cut.js';
import type { ReportInput } from './input.js';
import { safeHref } from './links.js';
import type { Lists } from './lists.js';
import type { Cells } from './table.js';
import { dateWords, shortDay } from './words.js';

/** Documents of one key action that are named. */
const DOCUMENTS_SHOWN = 30;
/** Cases of one evaluation that are told. */
const CASES_SHOWN = 60;

interface EvaluationRow {
  readonly evaluation: Evaluation;
  readonly counts: ActionCounts;
  readonly checks: string | null;
}

interface RecommendationRow {
  /** Place of its evaluation in the list of evaluations. */
  readonly evaluation: number;
  readonly recommendation: Recommendation;
  readonly counts: ActionCounts;
  readonly checks: string | null;
  /** How the response takes it up; null where no report and response were brought together. */
  readonly joined: JoiningCase | null;
  /** Place in the list of recommendations of the one under which its key actions stand. */
  readonly answeredWith: number | null;
}

interface ActionRow {
  /** Place of its recommendation in the list of recommendations. */
  readonly recommendation: number;
  readonly action: Action;
  readonly checks: string | null;
}

/** Makes the rows when they are asked for: none is held. */
export class Register {
  private readonly input: ReportInput;
  private readonly lists: Lists;
  private readonly cut: Cut;

  constructor(input: ReportInput, lists: Lists, cut: Cut) {
    this.input = input;
    this.lists = lists;
    this.cut = cut;
  }

  *evaluations(): Generator<EvaluationRow> {
    const { asOf } = this.input.compliance;
    for (const evaluation of this.input.evaluations) {
      const all = evaluation.recommendations.flatMap(({ actions }) => actions);
      yield {
        evaluation,
        counts: countActions(all, asOf),
        checks: checksOf(evaluation)(''),
      };
    }
  }

  *recommendations(): Generator<RecommendationRow> {
    const { asOf } = this.input.compliance;
    let first = 0;
    for (const [place, evaluation] of this.input.evaluations.entries()) {
      const checks = checksOf(evaluation);
      const { joining, recommendations } = evaluation;
      const cases = new Map((joining?.cases ?? []).flatMap((each) => each.recommendations.map((id) => [id, each])));
      const places = new Map(joining ? recommendations.map(({ id }, index) => [id, first + index]) : []);
      for (const [index, recommendation] of evaluation.recommendations.entries()) {
        yield {
          evaluation: place,
          recommendation,
          counts: countActions(recommendation.actions, asOf),
          checks: checks(String(index)),
          joined: cases.get(recommendation.id) ?? null,
          answeredWith: places.get(recommendation.answeredWith ?? '') ?? null,
        };
      }
      first += recommendations.length;
    }
  }

  *actions(): Generator<ActionRow> {
    let place = -1;
    for (const evaluation of this.input.evaluations) {
      const checks = checksOf(evaluation);
      for (const [index, { actions }] of evaluation.recommendations.entries()) {
        place++;
        for (const [number, action] of actions.entries()) {
          yield {
            recommendation: place,
            action,
            checks: checks(`${index}.${number}`),
          };
        }
      }
    }
  }

  evaluationCells(): Cells<EvaluationRow> {
    const outcomes = new Map(this.input.run.documents.map(({ uri, outcome }) => [uri, outcome]));
    const responses = new Map(this.input.compliance.evaluations.map((one) => [one.evaluation, one.response]));
    return {
      id: ({ evaluation }) => evaluation.id,
      title: ({ evaluation }) => this.cut(evaluation.title),
      country: ({ evaluation }) => evaluation.country?.name,
      region: ({ evaluation }) => evaluation.region,
      symbol: ({ evaluation }) => evaluation.symbol,
      evaluators: ({ evaluation }) => evaluation.evaluators?.join('; '),
      agency: ({ evaluation }) => evaluation.agency,
      commissioningUnit: ({ evaluation }) => evaluation.commissioningUnit,
      responsibleUnit: ({ evaluation }) => evaluation.responsibleUnit,
      plan: ({ evaluation }) => evaluation.plan,
      type: ({ evaluation }) => evaluation.type,
      language: ({ evaluation }) => evaluation.language,
      completion: ({ evaluation }) => dateWords(evaluation.completionDate),
      completionDay: ({ evaluation }) => evaluation.completionDate?.latest,
      response: ({ evaluation }) => responses.get(evaluation.id)?.state,
      daysLate: ({ evaluation }) => responses.get(evaluation.id)?.daysLateAtLeast,
      outcome: ({ evaluation }) => outcomes.get(evaluation.source.uri),
      source: ({ evaluation }) => this.lists.source(evaluation.source.uri),
      otherSources: ({ evaluation }) => evaluation.otherSources?.map(({ uri }) => this.lists.source(uri)),
      joining: ({ evaluation }) => evaluation.joining?.words,
      joiningCases: ({ evaluation }) => this.casesOf(evaluation),
      counts: ({ counts }) => countsWritten(counts),
      checks: ({ checks }) => checks,
    };
  }

  /** What is not just taken up, in sentences. */
  private casesOf({ joining }: Evaluation): (string | null)[] | null {
    const told = (joining?.cases ?? []).filter(({ kind, reworded }) => kind !== 'same' || reworded);
    const shown = told.slice(0, CASES_SHOWN).map(({ words }) => this.cut(words));
    const more = told.length - shown.length;
    return told.length === 0 ? null : more > 0 ? [...shown, `and ${more} more, in records.json`] : shown;
  }

  recommendationCells(): Cells<RecommendationRow> {
    const again = againOf(this.input);
    return {
      evaluation: ({ evaluation }) => evaluation,
      id: ({ recommendation }) => recommendation.id,
      label: ({ recommendation: { label, number } }) => label ?? number,
      title: ({ recommendation }) => this.cut(recommendation.title),
      text: ({ recommendation }) => this.cut(recommendation.text),
      priority: ({ recommendation }) => recommendation.priority,
      addressees: ({ recommendation }) => recommendation.addressees.join('; ') || null,
      timeFrame: ({ recommendation }) => recommendation.timeFrame?.raw,
      acceptance: ({ recommendation }) => recommendation.acceptance,
      acceptanceRaw: ({ recommendation }) => this.cut(recommendation.acceptanceRaw),
      response: ({ recommendation }) => this.cut(recommendation.response?.text ?? null),
      responseAdded: ({ recommendation }) => recommendation.response?.added,
      responseUpdated: ({ recommendation }) => recommendation.response?.lastUpdated,
      joined: ({ joined }) => joined?.kind,
      joinedWords: ({ joined }) => this.cut(joined?.words ?? null),
      answeredWith: ({ answeredWith }) => answeredWith,
      counts: ({ counts }) => countsWritten(counts),
      confidence: ({ recommendation }) => (recommendation.confidence === 1 ? null : recommendation.confidence),
      doubts: ({ recommendation }) => doubtsInWords(recommendation.doubts),
      themes: ({ recommendation }) => themesWritten(recommendation),
      again: ({ recommendation }) => again.get(recommendation.id),
      checks: ({ checks }) => checks,
    };
  }

  actionCells(): Cells<ActionRow> {
    const { asOf } = this.input.compliance;
    return {
      recommendation: ({ recommendation }) => recommendation,
      id: ({ action }) => action.id,
      number: ({ action }) => action.number,
      description: ({ action }) => this.cut(action.description),
      units: ({ action }) => action.responsibleUnits.map(({ name }) => this.lists.unit(name)),
      due: ({ action }) => dateWords(action.dueDate),
      dueDay: ({ action }) => action.dueDate?.latest,
      dueRaw: ({ action }) => this.cut(action.dueDate?.raw ?? null),
      status: ({ action }) => action.status,
      statusRaw: ({ action }) => this.cut(action.statusRaw),
      deadline: ({ action }) => deadlineStateOf(action, asOf),
      daysOverdue: ({ action }) => daysOverdue(action, asOf),
      longOverdue: ({ action }) => (this.isLongOverdue(action) ? 1 : null),
      dueSoon: ({ action }) => (this.isDueSoon(action) ? 1 : null),
      justification: ({ action }) => this.cut(action.justification),
      comments: ({ action }) => this.cut(action.comments),
      documents: ({ action }) => documentsOf(action),
      added: ({ action }) => action.added && shortDay(action.added),
      lastUpdated: ({ action }) => action.lastUpdated && shortDay(action.lastUpdated),
      confidence: ({ action }) => (action.confidence === 1 ? null : action.confidence),
      doubts: ({ action }) => doubtsInWords(action.doubts),
      checks: ({ checks }) => checks,
    };
  }

  private isLongOverdue(action: Action): boolean {
    const { asOf, profile } = this.input.compliance;
    const months: number | null = profile.longOverdueMonths;
    const due = action.dueDate?.latest;
    return !!due && months !== null && daysOverdue(action, asOf) !== null && addMonths(due, months) < asOf;
  }

  private isDueSoon(action: Action): boolean {
    const { asOf, profile } = this.input.compliance;
    const due = deadlineKindOf(action.dueDate) === 'dated' ? action.dueDate?.latest : null;
    return !!due && isOpen(action) && due >= asOf && due <= addMonths(asOf, profile.dueSoonMonths);
  }
}

const countsWritten = ({ all, completed, open, overdue }: ActionCounts): number[] => [all, completed, open, overdue];

/** Id, words that earned it. */
const themesWritten = ({ themes }: Recommendation): (readonly [string, string])[] | null =>
  themes?.map(({ id, words }) => [id, words.map(({ text }) => `“${text}”`).join(', ')] as const) ?? null;

/** Of recommendations the group that says the same, counted from 1. */
const againOf = ({ recurring }: ReportInput): ReadonlyMap<string, number> =>
  new Map(
    (recurring?.groups ?? []).flatMap(({ members }, at) =>
      members.map((each) => [each.recommendation, at + 1] as const),
    ),
  );

/** Title, address as printed, link or null. */
function documentsOf({ documents }: Action): (string | null)[][] | null {
  if (documents.length === 0) return null;
  const shown = documents.slice(0, DOCUMENTS_SHOWN).map(({ title, uri }) => [title, uri, safeHref(uri, 'web')]);
  const more = documents.length - shown.length;
  return more > 0 ? [...shown, [`and ${more} more, in records.json`, '', null]] : shown;
}
