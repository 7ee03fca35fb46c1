/** The evaluations as results show them: their records, under the names of their documents, with what people decided. */
import type { Evaluation } from '../../core/record.js';
import { type RunNote, runDiagnosticOf } from '../../core/run-record.js';
import { applyCorrections } from '../../history/index.js';
import type { StoreAccess } from '../../store/index.js';
import { themesOfCorrected } from './themes.js';

export interface Shown {
  /** Sorted by uri. */
  readonly evaluations: readonly Evaluation[];
  readonly notes: readonly RunNote[];
}

/**
 * The evaluations that the documents speak of, under the names the documents have now, with the corrections. `known`: as the
 * run `until` left them, with the corrections of that moment. `titles`: what sites call their documents, by uri.
 */
export async function shownEvaluations(
  store: StoreAccess,
  sources: readonly { readonly sha256: string; readonly uri: string }[],
  assignment: ReadonlyMap<string, string>,
  known: { readonly until?: number; readonly at?: string; readonly titles?: Titles } = {},
): Promise<Shown> {
  const uris = new Map(sources.map(({ sha256, uri }) => [sha256, uri]));
  const ids = [...new Set(sources.flatMap(({ sha256 }) => assignment.get(sha256) ?? []))];
  const corrections = await (known.at === undefined
    ? store.corrections.active(ids)
    : store.corrections.activeAt(known.at));
  const notes: RunNote[] = [];
  const evaluations: Evaluation[] = [];
  for (const id of ids) {
    const view = await store.evaluations.view(id, known.until);
    if (!view) continue;
    const named = underNames(view.evaluation, uris, known.titles ?? new Map());
    const own = corrections.filter((each) => each.evaluation === id);
    const { evaluation: corrected, unused } = applyCorrections(named, own);
    const evaluation = own.length > 0 ? await themesOfCorrected(corrected) : corrected;
    evaluations.push(evaluation);
    for (const { item, field, who, madeAt } of unused) {
      const data = { item, field, who, on: madeAt.slice(0, 10) };
      const said = runDiagnosticOf({ code: 'correction/without-item', data, path: null, at: null }, null);
      notes.push({ uri: evaluation.source.uri, ...said });
    }
  }
  evaluations.sort((one, other) => (one.source.uri < other.source.uri ? -1 : 1));
  return { evaluations, notes };
}

type Titles = ReadonlyMap<string, string>;

function underNames(evaluation: Evaluation, uris: ReadonlyMap<string, string>, titles: Titles): Evaluation {
  const named = <Source extends Evaluation['source']>(source: Source): Source =>
    withTitle({ ...source, uri: uris.get(source.sha256) ?? source.uri }, titles);
  const { otherSources } = evaluation;
  const others = otherSources ? { otherSources: otherSources.map(named) } : {};
  return { ...evaluation, source: named(evaluation.source), ...others };
}

/** The documents with what the sites that they came from call them. */
export const withTitles = <Document extends { readonly uri: string }>(
  documents: readonly Document[],
  titles: Titles,
): readonly Document[] => documents.map((document) => withTitle(document, titles));

/** The title stands after the name that it explains. */
function withTitle<Named extends { readonly uri: string }>(named: Named, titles: Titles): Named {
  const title = titles.get(named.uri);
  if (title === undefined) return named;
  const { uri, ...rest } = named;
  return { uri, title, ...rest } as unknown as Named;
}
