/** The labels that publishers print before and above values, ready to be looked up. The words are data: `labels.json`. */
import { remembered } from '../core/remembered.js';
import furnitureData from './furniture.json' with { type: 'json' };
import data from './labels.json' with { type: 'json' };

/** No label, and no row of column heads, is longer. */
const LONGEST_LABEL = 200;
const PLAIN = /^[\x20-\x7e]*$/;
const BLANKS_AND_SIGNS = /[\s\u00a0*:]+/gu;

/**
 * Folds a label so that case, spacing, a closing colon, stars and numbers of blanks do not matter: `Due Date :` → `duedate`.
 * A text too long for a label comes back as it is: it equals none.
 */
export const foldLabel = (text: string): string => (text.length > LONGEST_LABEL ? text : folding(text));

const folding = remembered((text) => {
  const plain = PLAIN.test(text) ? text : text.normalize('NFKC').replaceAll('’', "'");
  return plain.toLowerCase().replace(BLANKS_AND_SIGNS, '');
});

const index = <Field extends string>(
  fields: { readonly [F in Field]: readonly string[] },
): ReadonlyMap<string, Field> =>
  new Map(
    (Object.entries(fields) as [Field, readonly string[]][]).flatMap(([field, labels]) =>
      labels.map((label) => [foldLabel(label), field] as const),
    ),
  );

const folded = (labels: readonly string[]): ReadonlySet<string> => new Set(labels.map(foldLabel));

/** Header labels of an evaluation page, by field; `other` are labels whose values no record holds. */
export const headerLabels = index(data.header);
export type HeaderField = keyof typeof data.header;

/** Column heads of a key-action table, by field. */
export const columnLabels = index(data.columns);
export type ColumnField = keyof typeof data.columns;

export const recommendationLabels = folded(data.recommendation);
export const responseLabels = folded(data.response);
export const actionsLabels = folded(data.actions);

const LEADING_NUMBER = /^\d{1,5}[.)]?\s*/u;

/** True for a label that parts the content of a page, numbered or not. */
export const isPageLabel = (text: string): boolean => {
  const label = foldLabel(text.replace(LEADING_NUMBER, ''));
  return (
    recommendationLabels.has(label) || responseLabels.has(label) || actionsLabels.has(label) || gateLabels.has(label)
  );
};

/** Labels of UN Women's GATE pages. */
export const gateLabels = index({
  category: data.gate.category,
  description: data.gate.description,
  other: data.gate.other,
});
/** The same labels, and the head of its tables, as GATE prints them. */
export const gateLabelWords: readonly string[] = [...data.gate.category, ...data.gate.description, ...data.gate.other]
  .map((label) => `${label}:`)
  .concat('Responsible Deadline Status Comments');
export const gateStates = folded(data.gate.state);

/** Section heads of an evaluation page. */
export const evaluationSections = index(data.evaluationSections);

const furnitureLines = folded(furnitureData.lines);
const furnitureStarts = furnitureData.lineStarts;
const pageEnds = folded(furnitureData.pageEnds);

/** True for a line that belongs to the frame of the page: messages, menu words, the address at its foot. */
export const isFurniture = (line: string): boolean =>
  furnitureLines.has(foldLabel(line)) || furnitureStarts.some((start) => line.startsWith(start));

/** True for the line with which the foot of an ERC page begins. */
export const isPageEnd = (line: string): boolean =>
  pageEnds.has(foldLabel(line)) || furnitureData.pageEndStarts.some((start) => line.startsWith(start));

/** Words by which pages that are no evaluation give themselves away, in lower case. */
export const errorPhrases: readonly string[] = furnitureData.errorPages;
export const loginPhrases: readonly string[] = furnitureData.loginPages;

const documents = data.documents;

/** What the labels of a response form, a status report or a matrix stand before. */
export type DocumentField = keyof typeof documents.fields;
/** What the columns of its tables hold. */
export type DocumentColumn = DocumentField | Exclude<keyof typeof documents.columns, DocumentField> | 'description';
/** Words of every day that are labels only before a colon ("To:", "Report:"), with the field each stands for. */
export const colonLabels: readonly (readonly [label: string, field: DocumentField])[] = (
  Object.entries(documents.colonLabels) as [DocumentField, readonly string[]][]
).flatMap(([field, labels]) => labels.map((label) => [label, field] as const));

/** Labels of documents with the field each stands for, longest first. */
export const documentLabels: readonly (readonly [label: string, field: DocumentField])[] = (
  Object.entries(documents.fields) as [DocumentField, readonly string[]][]
)
  .flatMap(([field, labels]) => labels.map((label) => [label, field] as const))
  .sort(([a], [b]) => b.length - a.length);

/** Column heads of documents; a field's own labels are heads as well, and "Key actions" heads the column of the actions. */
export const documentColumns: ReadonlyMap<string, DocumentColumn> = new Map<string, DocumentColumn>([
  ...documentLabels.map(
    ([label, field]) => [foldLabel(label), field === 'actions' ? 'description' : field] as [string, DocumentColumn],
  ),
  ...[...index(data.columns)].map(([label, field]): [string, DocumentColumn] => [
    label,
    field === 'documents' || field === 'added' || field === 'lastUpdated' ? 'other' : field,
  ]),
  ...documents.recommendation.map((label): [string, DocumentColumn] => [foldLabel(label), 'recommendation']),
  ...index(documents.columns),
]);

/** Every head of a column, as printed. */
export const columnHeads: readonly string[] = [
  ...documentLabels.map(([label]) => label),
  ...Object.values(data.columns).flat(),
  ...Object.values(documents.columns).flat(),
  ...documents.groups,
];

/**
 * Words that tell what a column holds where its head is none of the known ones ("Lead and supporting offices"); the first
 * group that has one decides. A star ends a word that is only the beginning of one.
 */
export const columnWords = documents.columnWords as readonly {
  readonly field: DocumentColumn;
  readonly words: readonly string[];
}[];

/** Heads above several columns: they name none. */
export const columnGroups: ReadonlySet<string> = folded(documents.groups);
/** Words that announce a recommendation, longest first. */
export const recommendationWords: readonly string[] = documents.recommendation;
/** Short for it, before a number only: "R1", "Rec. 2". */
export const recommendationShort: readonly string[] = documents.recommendationShort;
/** The same word for several, as it heads columns and groups. */
export const recommendationHeads: readonly string[] = documents.columns.recommendation;
/** How auditors' recommendations are quoted: "In paragraph 12, the Board recommended …". */
export const auditWords = { leads: documents.auditLeads, verbs: documents.recommendVerbs } as const;
/** How a management response calls itself in its title, what leads to the evaluation it answers, and the articles before that. */
export const responseTitles: {
  readonly names: readonly string[];
  readonly links: readonly string[];
  readonly articles: readonly string[];
} = documents.responseTitles;
/** Words of a title that do not tell what was evaluated, folded. */
export const titleFillers: ReadonlySet<string> = new Set([...documents.titleFillers, ...documents.evaluationWords]);
/** Between the numbers of several: "3, 5 and 7", "3 to 5". */
export const numberLists: { readonly and: readonly string[]; readonly to: readonly string[] } = documents.numberLists;
/** What a form calls itself: no title of an evaluation. */
export const formNames: ReadonlySet<string> = folded(documents.formNames);
/** Words by which the line that names an evaluation is told from its neighbours, folded. */
export const evaluationWords: ReadonlySet<string> = new Set(documents.evaluationWords);
/** Words that a form is named with: a line of nothing else is no title. Folded. */
export const formWords: ReadonlySet<string> = new Set(documents.formWords);
const frontLines = folded([...documents.frontMatter.lines, ...Object.values(documents.publishers).flat()]);

/** True for the lines that stand above the title of an official document: who issued it, for which session. */
export const isFrontMatter = (line: string): boolean =>
  frontLines.has(foldLabel(line)) || documents.frontMatter.starts.some((start) => line.startsWith(start));
/** Words that head a group of recommendations: "Area 2. …". */
export const sectionWords: readonly string[] = documents.sections;
/** What a number of a document stands behind: "Rail inquiry RO-2014-103". As printed. */
export const numberedDocuments: readonly string[] = documents.numbered;
/** Agencies by the first part of a document symbol, longest first. */
export const agencyOfSymbol: readonly (readonly [symbol: string, agency: string])[] = Object.entries(
  documents.symbols,
).sort(([a], [b]) => b.length - a.length);
/** The symbol of a document of a known agency, "DP/2025/6", as a pattern. */
export const symbolPattern = `(?<![\\w/])(?:${agencyOfSymbol.map(([symbol]) => symbol.replaceAll('/', '\\/')).join('|')})(?:\\/[A-Z0-9.-]{1,12}){1,3}(?![\\w/])`;
/** Agencies by the names they print of themselves. */
export const publishers: readonly (readonly [agency: string, names: readonly string[]])[] = Object.entries(
  documents.publishers,
);
