/** From what a layout located to the record: every raw string gets its value, every value its evidence. */
import type { Report } from '../core/diagnostics.js';
import type { SourceDocument } from '../core/document.js';
import { groundDoubts } from '../core/grounds.js';
import { idFrom } from '../core/id.js';
import type { RawEvaluation, RawRecommendation, Reading } from '../core/reading.js';
import type { DateValue, Evaluation, Recommendation } from '../core/record.js';
import { normaliseAction } from './action.js';
import { answeredSymbol } from './answers.js';
import { type CountryOf, countryOf } from './country.js';
import { decide } from './decision.js';
import { declaredLanguage, declaredTitle } from './declared.js';
import { dueDate } from './due-date/index.js';
import { EvidenceOf } from './evidence.js';
import { evaluationKey } from './identity.js';
import { languageOf } from './language.js';
import { stampOf } from './stamped.js';
import { cleanText } from './text.js';
import { splitByKnown } from './units/known.js';
import { units } from './units.js';

export interface Source {
  readonly uri: string;
  readonly sha256: string;
  readonly layout: string;
}

/** The record of one document, not yet checked: diagnostics and confidence are filled in by the pipeline. */
export async function normaliseEvaluation(
  document: SourceDocument,
  raw: RawEvaluation,
  source: Source,
  report: Report,
): Promise<Evaluation> {
  const evidence = new EvidenceOf(document);
  for (const field of ['title', 'commissioningUnit', 'responsibleUnit', 'plan', 'type', 'completionDate'] as const)
    evidence.read(field, raw[field]);
  evidence.read('symbol', raw.symbol ?? null);
  const names = raw.evaluators ?? [];
  const [first] = names;
  if (first) evidence.read('evaluators', { ...first, at: names.flatMap(({ at }) => at) });
  if (raw.agency) evidence.derived('agency', `layout/${source.layout}`, []);
  const answers = answeredSymbol(document, raw);
  evidence.read('answers', answers);
  const place = await placeOf(raw, evidence, report);
  const spoken = spokenTexts(raw);
  const language = await languageOf(spoken.length > 0 ? spoken : [raw.prose?.raw ?? '']);
  if (language && spoken.length > 0) evidence.derived('language', 'language-of-texts', ['recommendations']);
  else if (language) evidence.read('language', raw.prose ?? null);
  const title = textOf(raw.title) ?? declaredTitle(document);
  if (title && !textOf(raw.title)) evidence.derived('title', 'file-properties', []);
  const declared = language ? null : declaredLanguage(document);
  if (declared) evidence.derived('language', 'file-properties', []);
  const id = idFrom('ev', evaluationKey(raw));
  return {
    id,
    title,
    ...(answers ? { answers: cleanText(answers.raw) } : {}),
    agency: raw.agency,
    language: language ?? declared,
    commissioningUnit: textOf(raw.commissioningUnit),
    responsibleUnit: textOf(raw.responsibleUnit),
    country: place?.country ?? null,
    region: place?.region ?? null,
    plan: textOf(raw.plan),
    type: textOf(raw.type),
    completionDate: completionDateOf(raw.completionDate, report),
    ...(raw.symbol ? { symbol: cleanText(raw.symbol.raw) } : {}),
    ...(names.length > 0 ? { evaluators: names.map((name) => cleanText(name.raw)) } : {}),
    source: {
      uri: source.uri,
      sha256: source.sha256,
      mediaType: document.mediaType,
      layout: source.layout,
      pages: document.pages,
    },
    recommendations: splitByKnown(
      raw.recommendations.map((recommendation, index) =>
        normaliseRecommendation(document, recommendation, { id, index, siblings: raw.recommendations, report }),
      ),
    ),
    evidence: evidence.fields,
    diagnostics: [],
  };
}

interface Parent {
  readonly id: string;
  readonly index: number;
  readonly siblings: readonly RawRecommendation[];
  readonly report: Report;
}

function normaliseRecommendation(document: SourceDocument, raw: RawRecommendation, parent: Parent): Recommendation {
  const path = `recommendations[${parent.index}]`;
  const evidence = new EvidenceOf(document).read('label', raw.label).read('title', raw.title).read('text', raw.text);
  evidence.read('priority', raw.priority).read('addressees', raw.addressees);
  evidence.read('timeFrame', raw.timeFrame ?? null);
  evidence.read('text.elsewhere', raw.elsewhere ?? null);
  const label = textOf(raw.label);
  const number = label !== null && WHOLE_NUMBER.test(label) ? Number(label) : null;
  if (number !== null) evidence.derived('number', 'number-of-label', ['label']);
  const text = textOf(raw.text) ?? '';
  const decision = decide(document, raw.response, path, parent.report);
  if (decision.reading) evidence.read('acceptance', decision.reading);
  else evidence.derived('acceptance', 'no-decision-words', raw.response ? ['response.text'] : []);
  evidence.read('response.text', raw.response?.text ?? null);
  evidence
    .read('response.added', raw.response?.added ?? null)
    .read('response.lastUpdated', raw.response?.lastUpdated ?? null);
  evidence.derived('confidence', 'less-the-doubts', ['doubts']);
  const id = idFrom('rec', [parent.id, label, text, repetition(parent, raw)]);
  return {
    id,
    number,
    label,
    title: textOf(raw.title),
    text,
    priority: textOf(raw.priority),
    addressees: raw.addressees ? units(raw.addressees.raw).units.map(({ name }) => name) : [],
    ...(raw.timeFrame?.raw ? { timeFrame: dueDate(raw.timeFrame.raw) } : {}),
    acceptance: decision.acceptance,
    acceptanceRaw: decision.reading ? cleanText(decision.reading.raw) : null,
    response: raw.response && {
      text: textOf(raw.response.text) ?? '',
      added: stampOf(raw.response.added, `${path}.response.added`, parent.report),
      lastUpdated: stampOf(raw.response.lastUpdated, `${path}.response.lastUpdated`, parent.report),
    },
    actions: raw.actions.map((action, index) =>
      normaliseAction(document, action, {
        id,
        path: `${path}.actions[${index}]`,
        index,
        siblings: raw.actions,
        report: parent.report,
      }),
    ),
    evidence: evidence.fields,
    confidence: 1,
    ...(raw.grounds ? { doubts: raw.grounds.map((code) => ({ code, less: groundDoubts[code] })) } : {}),
  };
}

/** Recommendations that bear the same label and text are told apart by their order. */
function repetition({ siblings, index }: Parent, raw: RawRecommendation): number {
  const same = (other: RawRecommendation): boolean =>
    textOf(other.label) === textOf(raw.label) && textOf(other.text) === textOf(raw.text);
  return siblings.slice(0, index).filter(same).length;
}

const WHOLE_NUMBER = /^\d{1,5}$/u;

/** The clean text of a reading; null where the source has no such field or leaves it empty. */
function textOf(reading: Reading | null): string | null {
  return (reading && cleanText(reading.raw)) || null;
}

function completionDateOf(reading: Reading | null, report: Report): DateValue | null {
  if (!reading || reading.raw === '') return null;
  const value = dueDate(reading.raw);
  if (value.kind === 'unreadable') report('due-date/unreadable', { raw: reading.raw }, { path: 'completionDate' });
  return value;
}

const LAST_COMMA = /^.*,\s*/su;
const BRACKETS = /\s*\([^)]*\)\s*$/u;

/** The country: as listed when the list names one, else that of the responsible, then of the commissioning unit. */
async function placeOf(raw: RawEvaluation, evidence: EvidenceOf, report: Report): Promise<CountryOf | null> {
  const owner = raw.plan?.raw.includes(',') ? raw.plan.raw.replace(LAST_COMMA, '').replace(BRACKETS, '') : null;
  const sources: readonly (readonly [field: string, name: string | null, reading: Reading | null])[] = [
    ['countries', raw.countries?.raw ?? null, raw.countries],
    ['responsibleUnit', raw.responsibleUnit?.raw ?? null, null],
    ['commissioningUnit', raw.commissioningUnit?.raw ?? null, null],
    ['plan', owner, null],
  ];
  for (const [field, name, reading] of sources) {
    const place = name === null ? null : await countryOf(cleanText(name));
    const [at] = reading?.at ?? [];
    if (!place && at && reading) report('country/unknown', { raw: reading.raw }, { path: 'country', at });
    if (!place) continue;
    if (reading) evidence.read('country', reading);
    else evidence.derived('country', 'country-of-unit', [field]);
    if (place.region) evidence.derived('region', 'bureau-of-country', ['country']);
    return place;
  }
  return placeInTitle(raw.title, evidence);
}

/** A line of the title that is the name of a country and nothing else, as below "Country programme evaluation". */
async function placeInTitle(title: Reading | null, evidence: EvidenceOf): Promise<CountryOf | null> {
  if (!title || title.at.length < 2) return null;
  const lines = title.raw.split('\n');
  const places = await Promise.all(lines.map((line) => countryOf(cleanText(line))));
  const found = places.filter((place) => place !== null);
  const index = places.findIndex((place) => place !== null);
  const [place] = found;
  const at = title.at[index];
  if (!place || !at || found.length > 1 || lines.length !== title.at.length) return null;
  evidence.read('country', { raw: lines[index] ?? '', at: [at], rule: title.rule });
  if (place.region) evidence.derived('region', 'bureau-of-country', ['country']);
  return place;
}

/** The prose of the page: its labels are English whatever the language of the office. */
const spokenTexts = (raw: RawEvaluation): string[] =>
  raw.recommendations.flatMap(({ text, response, actions }) =>
    [text, response?.text, ...actions.flatMap(({ description, comments }) => [description, comments])].flatMap(
      (reading) => reading?.raw || [],
    ),
  );
