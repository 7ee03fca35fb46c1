/** Invented evaluations with the ids that their content gives them, as a reading makes them. */
import { idFrom } from '../../src/core/id.js';
import type { Action, DateValue, Evaluation, Recommendation } from '../../src/core/record.js';

export const month = (raw: string): DateValue => ({
  raw,
  kind: 'month',
  earliest: `${raw.replace('/', '-')}-01`,
  latest: `${raw.replace('/', '-')}-28`,
});

/** A key action as a test gives it: its words, or more. */
export type GivenAction = string | (Partial<Action> & { readonly description: string });
export type GivenRecommendation = Partial<Omit<Recommendation, 'actions'>> & {
  readonly actions?: readonly GivenAction[];
};

function action(given: GivenAction, parent: string, before: readonly string[]): Action {
  const over = typeof given === 'string' ? { description: given } : given;
  const repetition = before.filter((description) => description === over.description).length;
  return {
    id: idFrom('act', [parent, over.description, repetition]),
    number: null,
    responsibleUnits: [],
    responsibleRaw: null,
    dueDate: null,
    status: 'initiated',
    statusRaw: 'Initiated',
    declaredOverdue: false,
    justification: null,
    comments: null,
    documents: [],
    added: null,
    lastUpdated: null,
    evidence: {},
    confidence: 1,
    ...over,
  };
}

function recommendation(given: GivenRecommendation, index: number, parent: string): Recommendation {
  const { actions = [], ...over } = given;
  const label = over.label === undefined ? String(index + 1) : over.label;
  const id = idFrom('rec', [parent, label, over.text ?? '', index]);
  const descriptions = actions.map((each) => (typeof each === 'string' ? each : each.description));
  return {
    id,
    number: label === null ? null : Number(label),
    label,
    title: null,
    text: '',
    priority: null,
    addressees: [],
    acceptance: 'not_stated',
    acceptanceRaw: null,
    response: null,
    evidence: {},
    confidence: 1,
    ...over,
    actions: actions.map((each, row) => action(each, id, descriptions.slice(0, row))),
  };
}

export type Head = Partial<Omit<Evaluation, 'recommendations'>> & { readonly uri?: string };

export function evaluation(recommendations: readonly GivenRecommendation[], head: Head = {}): Evaluation {
  const { uri = 'input/page.txt', ...over } = head;
  const facts = {
    title: 'Clean Water for the Hills of Vorania',
    agency: 'UNDP',
    commissioningUnit: 'Vorania',
    responsibleUnit: 'Vorania',
    plan: '2018-2022',
    type: 'Project',
    completionDate: month('2020/09'),
    ...over,
  };
  const { title, agency, commissioningUnit, responsibleUnit, plan, type, completionDate } = facts;
  const id = idFrom('ev', [agency, title, commissioningUnit, responsibleUnit, plan, type, completionDate?.raw ?? null]);
  return {
    id,
    language: 'en',
    country: null,
    region: null,
    source: { uri, sha256: 'a'.repeat(64), mediaType: 'text/plain', layout: 'erc-response', pages: null },
    evidence: {},
    diagnostics: [],
    ...facts,
    recommendations: recommendations.map((each, index) => recommendation(each, index, id)),
  };
}

/** One recommendation with these key actions. */
export const withActions = (...actions: readonly GivenAction[]): Evaluation =>
  evaluation([{ text: 'The office should make the water boards of the hill districts fit for their work.', actions }]);

export const actionsOf = ({ recommendations }: Evaluation): Action[] =>
  recommendations.flatMap(({ actions }) => actions);
