/**
 * A management response in terms of the report that it answers. The record lists what the evaluators recommended, each once and in
 * their own words, because that is what management owes an answer to: six answers to twenty-two recommendations leave twenty-two.
 * Several that are answered as one all have that answer; its key actions stand under the first of them, so that none is counted
 * twice, and the others say where (`answeredWith`). One that is answered in parts has all the parts. What only the response has
 * comes last, as it stands there; what the response leaves out is not in it.
 */
import type { JoinCase } from '../core/joining.js';
import type { Acceptance, Action, DiagnosticRecord, Evaluation, Evidence, Recommendation } from '../core/record.js';
import { isEmpty } from './items.js';
import { inSource } from './places.js';

/** Which recommendations of the response became one of the result, by their places in the lists. */
interface Restated {
  readonly recommendation: Recommendation;
  readonly from: readonly number[];
  /** In the report; null for what only the response has. */
  readonly report: number | null;
  /** Its key actions stand here: not so for the further ones of a group. */
  readonly holds: boolean;
}

export interface Restatement {
  /** A reading of the document of the response. */
  readonly evaluation: Evaluation;
  /** Of what stands by itself, by its place in the response, the place it has now. */
  readonly own: ReadonlyMap<number, number>;
}

/** `report` with the ids in force. */
export function restate(response: Evaluation, report: Evaluation, cases: readonly JoinCase[]): Restatement {
  const restated = cases
    .flatMap((each) => restatedIn(each, response, report))
    .sort((one, other) => placeOf(one) - placeOf(other));
  const own = restated.flatMap(({ from: [place], report: asked }, index) =>
    asked === null && place !== undefined ? [[place, index] as const] : [],
  );
  const evaluation = {
    ...response,
    id: report.id,
    recommendations: restated.map(({ recommendation }) => recommendation),
    diagnostics: [...saidOfResponse(response, restated), ...saidOfReport(report, restated)],
  };
  return { evaluation, own: new Map(own) };
}

const placeOf = ({ report, from }: Restated): number => report ?? MANY + (from[0] ?? 0);
const MANY = 1_000_000;

function restatedIn(
  { kind, report: places, response: from }: JoinCase,
  response: Evaluation,
  report: Evaluation,
): Restated[] {
  if (kind === 'not_taken_up') return [];
  const answers = from.flatMap((place) => response.recommendations[place] ?? []);
  if (kind === 'added' || kind === 'unsure')
    return answers.map((recommendation) => ({ recommendation, from, report: null, holds: true }));
  const asked = places.flatMap((place) => report.recommendations[place] ?? []);
  const first = asked[0]?.id ?? '';
  return asked.map((each, index) => {
    const whole = answered(each, answers, report.source.sha256);
    const recommendation = index === 0 ? whole : { ...whole, actions: [], answeredWith: first };
    return { recommendation, from, report: places[index] ?? null, holds: index === 0 };
  });
}

/** Not title and text: a headline of the response above the text of the report would make one of two wordings. */
const FILLED = ['label', 'number', 'priority', 'addressees', 'timeFrame'] as const;
const ANSWER = /^(?:response\b|acceptance)/u;

/** What was recommended, as the report has it, with what management says to it. */
function answered(asked: Recommendation, answers: readonly Recommendation[], report: string): Recommendation {
  const own = inSource(asked.evidence, report);
  const [only] = answers.length === 1 ? answers : [];
  const filled = only ? filledFrom(asked, only) : { values: {}, evidence: {} };
  return {
    ...asked,
    ...filled.values,
    ...decisionOf(answers),
    response: responseOf(answers),
    actions: actionsOf(answers),
    evidence: {
      ...Object.fromEntries(Object.entries(own).filter(([field]) => !ANSWER.test(field))),
      ...filled.evidence,
      ...answerEvidence(answers),
      ...elsewhereIn(own, answers, filled.evidence),
    },
  };
}

/** What the report does not say of it and the response does: a number, a priority. */
function filledFrom(
  asked: Recommendation,
  only: Recommendation,
): { values: Partial<Recommendation>; evidence: Evidence } {
  const fields = FILLED.filter((field) => isEmpty(asked[field]) && !isEmpty(only[field]));
  const values = Object.fromEntries(fields.map((field) => [field, only[field]]));
  const evidence = Object.fromEntries(
    fields.flatMap((field) => (only.evidence[field] ? [[field, only.evidence[field]]] : [])),
  );
  return { values, evidence } as { values: Partial<Recommendation>; evidence: Evidence };
}

/** The decision on all the parts; parts decided otherwise make it accepted in part, a part without a decision leaves it open. */
function decisionOf(answers: readonly Recommendation[]): Pick<Recommendation, 'acceptance' | 'acceptanceRaw'> {
  const decisions = [...new Set(answers.map(({ acceptance }) => acceptance))];
  const [first = 'not_stated'] = decisions;
  const mixed: Acceptance = decisions.includes('not_stated') ? 'not_stated' : 'partially_accepted';
  const raw = answers.flatMap(({ acceptanceRaw }) => acceptanceRaw ?? []);
  return {
    acceptance: decisions.length > 1 ? mixed : first,
    acceptanceRaw: raw.length === 0 ? null : [...new Set(raw)].join('; '),
  };
}

function responseOf(answers: readonly Recommendation[]): Recommendation['response'] {
  const responses = answers.flatMap(({ response }) => response ?? []);
  if (responses.length === 0) return null;
  const days = (field: 'added' | 'lastUpdated'): string[] => responses.flatMap((each) => each[field] ?? []).sort();
  return {
    text: responses
      .map(({ text }) => text)
      .filter(Boolean)
      .join(' '),
    added: days('added')[0] ?? null,
    lastUpdated: days('lastUpdated').at(-1) ?? null,
  };
}

const actionsOf = (answers: readonly Recommendation[]): Action[] => answers.flatMap(({ actions }) => actions);

type Spans = Extract<Evidence[string], readonly unknown[]>;

const spansOf = (evidence: Evidence[string] | undefined): Spans =>
  evidence === undefined || 'from' in evidence ? [] : Array.isArray(evidence) ? evidence : [evidence];

/** The places of the answer: all of them where it has parts, and a derivation only where nothing was read. */
function answerEvidence(answers: readonly Recommendation[]): Evidence {
  const fields = [...new Set(answers.flatMap(({ evidence }) => Object.keys(evidence)))].filter((field) =>
    ANSWER.test(field),
  );
  const placed = fields.flatMap((field): [string, Evidence[string]][] => {
    const all = answers.flatMap(({ evidence }) => evidence[field] ?? []);
    const spans = all.flatMap(spansOf);
    const [one] = answers.flatMap(({ evidence }) => (evidence[field] ? [evidence[field]] : []));
    if (answers.length === 1 || spans.length === 0) return one ? [[field, one]] : [];
    return [[field, spans]];
  });
  return Object.fromEntries(placed);
}

/** Where else it stands, in which words and under which number: in the report, and in the response. */
function elsewhereIn(own: Evidence, answers: readonly Recommendation[], filled: Evidence): Evidence {
  const places = (field: 'text' | 'label'): Spans => [
    ...spansOf(own[`${field}.elsewhere`]),
    ...answers.flatMap(({ evidence }) => [
      ...(field === 'text' ? spansOf(evidence['title']) : []),
      ...spansOf(evidence[field]),
    ]),
  ];
  const [texts, labels] = [places('text'), filled['label'] ? [] : places('label')];
  return {
    ...(texts.length > 0 ? { 'text.elsewhere': texts } : {}),
    ...(labels.length > 0 ? { 'label.elsewhere': labels } : {}),
  };
}

const ITEM = /^recommendations\[(\d+)\](?:\.actions\[(\d+)\])?/u;
/** What was said of the list of the response: the report has the words, and the joining tells of the numbers. */
const OF_THE_LIST: ReadonlySet<string> = new Set(['recommendation/no-text', 'recommendation/numbering-gap']);

function saidOfResponse(response: Evaluation, restated: readonly Restated[]): DiagnosticRecord[] {
  return response.diagnostics.flatMap((said) => {
    const match = ITEM.exec(said.path ?? '');
    if (!match || said.path === null) return [said];
    const [place, row] = [Number(match[1]), match[2] === undefined ? null : Number(match[2])];
    const at = restated.findIndex(({ from, holds }) => holds && from.includes(place));
    const to = restated[at];
    if (!to || (to.report !== null && row === null && OF_THE_LIST.has(said.code))) return [];
    const before = to.from.slice(0, to.from.indexOf(place));
    const offset = before.reduce((sum, one) => sum + (response.recommendations[one]?.actions.length ?? 0), 0);
    const path = `recommendations[${at}]${row === null ? '' : `.actions[${offset + row}]`}`;
    return [{ ...said, path: path + said.path.slice(match[0].length) }];
  });
}

function saidOfReport(report: Evaluation, restated: readonly Restated[]): DiagnosticRecord[] {
  return report.diagnostics.flatMap((said) => {
    const match = ITEM.exec(said.path ?? '');
    const at = match ? restated.findIndex((each) => each.report === Number(match[1])) : -1;
    if (!match || at < 0 || said.path === null) return [];
    const place = said.at && { source: report.source.sha256, ...said.at };
    return [{ ...said, path: `recommendations[${at}]${said.path.slice(match[0].length)}`, at: place }];
  });
}
