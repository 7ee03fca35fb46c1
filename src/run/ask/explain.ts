/**
 * Explains one evaluation, recommendation or key action: for every field its value, what stands in the source, where, by which
 * rule it was read, and what was said about it.
 */
import { resolve } from 'node:path';
import { actionsFor } from '../../core/answered.js';
import type { DiagnosticRecord, Evaluation, Evidence, EvidenceSpan, Recommendation } from '../../core/record.js';
import { type Located, locateId } from './find-id.js';
import { type Line, lineAround } from './line-around.js';
import { readRecords } from './records.js';
import { type SourceText, withTexts } from './source-text.js';
import { placesOfWords } from './theme-places.js';

/** A place in the source: the words there, and the line around them where the source is at hand. */
export interface Place {
  readonly span: EvidenceSpan;
  readonly line: Line | null;
  /** The uri of the document it is in; null where that is the source of the evaluation. */
  readonly document: string | null;
}

export interface ExplainedField {
  readonly name: string;
  readonly value: unknown;
  /** As it stands in the source; null for what was derived or is not there. */
  readonly raw: string | null;
  readonly places: readonly Place[];
  readonly rules: readonly string[];
  /** The fields a derived value comes from. */
  readonly from: readonly string[];
  readonly diagnostics: readonly DiagnosticRecord[];
}

export interface Explanation {
  readonly id: string;
  readonly kind: Located['kind'];
  readonly evaluation: { readonly id: string; readonly title: string | null };
  readonly source: Evaluation['source'];
  readonly sourceState: SourceText['state'];
  readonly fields: readonly ExplainedField[];
  /** What was said of it as a whole. */
  readonly diagnostics: readonly DiagnosticRecord[];
  /** How the response takes up the report: of a recommendation its own case, of an evaluation all of it. Empty where nothing was joined. */
  readonly joining: readonly string[];
  /** What it consists of: recommendations, or key actions. */
  readonly parts: readonly { readonly id: string; readonly text: string }[];
}

export interface ExplainOptions {
  /** An id, or the beginning of one. */
  readonly id: string;
  readonly outputFolder: string;
  /** What was fetched from the web is in the store and nowhere else; it need not be there. */
  readonly storePath: string;
  readonly cwd: string;
}

/** Throws WrongUsage when there are no results, and for an id that names nothing or several things. */
export async function explain({ id, outputFolder, storePath, cwd }: ExplainOptions): Promise<Explanation> {
  const records = await readRecords(resolve(cwd, outputFolder), cwd);
  const located = locateId(records, id);
  const { evaluation } = located;
  const { state, texts } = await withTexts({ storePath, cwd }, async (textOf) => {
    const own = await textOf(evaluation.source);
    const texts = new Map<string, Text>([['', { text: own.text, document: null }]]);
    for (const other of evaluation.otherSources ?? [])
      texts.set(other.sha256, { text: (await textOf(other)).text, document: other.uri });
    return { state: own.state, texts };
  });
  const said = evaluation.diagnostics;
  const fields = fieldsOf(located, texts);
  const ofFields = new Set(fields.flatMap(({ diagnostics }) => diagnostics));
  const prefix = located.path === '' ? '' : `${located.path}.`;
  return {
    id: located.item.id,
    kind: located.kind,
    evaluation: { id: evaluation.id, title: evaluation.title },
    source: evaluation.source,
    sourceState: state,
    fields,
    diagnostics: said.filter((each) => !ofFields.has(each) && isAbout(each.path, located.path, prefix)),
    joining: joiningOf(located),
    parts: partsOf(located),
  };
}

function joiningOf({ kind, item, evaluation: { joining } }: Located): string[] {
  if (!joining || kind === 'action') return [];
  if (kind === 'evaluation') return [joining.words, ...joining.cases.map(({ words }) => words)];
  return joining.cases.filter(({ recommendations }) => recommendations.includes(item.id)).map(({ words }) => words);
}

/** Of the whole item: its own path, or none at all for an evaluation. What its parts are told is theirs. */
const isAbout = (path: string | null, own: string, prefix: string): boolean =>
  path === null ? own === '' : path === own || (path.startsWith(prefix) && !PART.test(path.slice(prefix.length)));

const PART = /^(?:recommendations|actions)\[/u;

function partsOf({ kind, item, evaluation }: Located): Explanation['parts'] {
  if (kind === 'evaluation')
    return item.recommendations.map(({ id, text, title }) => ({ id, text: text || (title ?? '') }));
  if (kind === 'action') return [];
  return actionsFor(item, evaluation).map(({ id, description }) => ({ id, text: description }));
}

/** Themes are fields of their own. */
const NO_FIELDS = new Set([
  'id',
  'source',
  'recommendations',
  'actions',
  'themes',
  'evidence',
  'diagnostics',
  'joining',
]);
const RAW = /Raw$/u;

interface Text {
  /** Null where it is not at hand. */
  readonly text: string | null;
  readonly document: string | null;
}

/** Every source by its fingerprint, the evaluation's own under ''. */
type Texts = ReadonlyMap<string, Text>;

function placeOf(span: EvidenceSpan, texts: Texts): Place {
  const { text, document } = texts.get(span.source ?? '') ?? { text: null, document: null };
  return { span, line: text === null ? null : lineAround(text, span), document };
}

/** Every field of the item, and every place that its evidence names. */
function fieldsOf(located: Located, texts: Texts): ExplainedField[] {
  const { item, evaluation, path } = located;
  const values = flat(item);
  const names = [...values.keys()].filter((name) => !RAW.test(name));
  const known = [...names, 'themes'];
  const rest = Object.keys(item.evidence).filter((key) => !known.some((name) => isEvidenceOf(key, name)));
  const fields = [...names, ...rest].map((name) => {
    const evidence = Object.entries(item.evidence).filter(([key]) => isEvidenceOf(key, name));
    const spans = evidence.flatMap(([, each]) => spansOf(each));
    const derived = evidence.flatMap(([, each]) => ('from' in each ? [each] : []));
    const value = values.get(name) ?? null;
    const own = path === '' ? name : `${path}.${name}`;
    return {
      name,
      value,
      raw: rawOf(values.get(`${name}Raw`), value, spans),
      places: spans.map((span) => placeOf(span, texts)),
      rules: [...new Set([...spans.flatMap(({ rule }) => rule ?? []), ...derived.map(({ rule }) => rule)])],
      from: derived.flatMap(({ from }) => from),
      diagnostics: evaluation.diagnostics.filter((each) => each.path !== null && isUnder(each.path, own)),
    };
  });
  return located.kind === 'recommendation' ? [...fields, ...themeFields(located.item, texts)] : fields;
}

/** Each theme with the words that earned it, where they stand in the source. */
function themeFields(recommendation: Recommendation, texts: Texts): ExplainedField[] {
  const derived = recommendation.evidence['themes'];
  const { rule, from } = derived && 'from' in derived ? derived : { rule: 'theme-terms', from: [] };
  return (recommendation.themes ?? []).map(({ id, words }) => ({
    name: `theme ${id}`,
    value: words.map(({ text }) => text),
    raw: null,
    places: words.flatMap((each) => placesOfWords(recommendation, each)).map((span) => placeOf(span, texts)),
    rules: [rule],
    from,
    diagnostics: [],
  }));
}

/** Evidence goes by the name of its field; that of the raw string speaks for the field it belongs to. */
const isEvidenceOf = (key: string, name: string): boolean => key === name || key === `${name}Raw`;

const isUnder = (path: string, own: string): boolean =>
  path === own || path.startsWith(`${own}.`) || path.startsWith(`${own}[`);

const spansOf = (evidence: Evidence[string]): EvidenceSpan[] =>
  Array.isArray(evidence) ? evidence : 'start' in evidence ? [evidence] : [];

/** The fields by name; those of the response one level down. */
function flat(item: Located['item']): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, value] of Object.entries(item)) {
    if (NO_FIELDS.has(name)) continue;
    if (name !== 'response' || value === null || typeof value !== 'object') values.set(name, value);
    else for (const [inner, each] of Object.entries(value)) values.set(`response.${inner}`, each);
  }
  return values;
}

function rawOf(raw: unknown, value: unknown, spans: readonly EvidenceSpan[]): string | null {
  if (typeof raw === 'string') return raw;
  if (value !== null && typeof value === 'object' && 'raw' in value && typeof value.raw === 'string') return value.raw;
  return spans.length > 0 ? spans.map(({ quote }) => quote).join('\n') : null;
}
