/** Each recommendation once, with all the places where the report gives it. */
import type { SourceDocument } from '../../core/document.js';
import type { Candidate, Place } from './candidate.js';
import { Likeness } from './likeness.js';
import { makesRecommendation } from './recommending.js';

export interface Found {
  /** The place that gives it most fully. */
  readonly main: Candidate;
  readonly elsewhere: readonly Candidate[];
  /** Those of `elsewhere` that say it in other words. */
  readonly reworded: readonly Candidate[];
}

export interface Once {
  readonly found: readonly Found[];
  /** Lists that repeat the numbers of the report's own with other words: somebody else's. */
  readonly foreign: readonly Candidate[];
  /** What may be a recommendation and cannot be told. */
  readonly unsure: readonly Candidate[];
}

const RANK: Readonly<Record<Place, number>> = { chapter: 4, table: 3, body: 3, summary: 1, annex: 0 };
const ANNOUNCED = 10;

const rank = ({ place, announced }: Candidate): number =>
  RANK[place] + (announced && isOwnPlace(place) ? ANNOUNCED : 0);

export function once(document: SourceDocument, candidates: readonly Candidate[], weak: readonly Candidate[]): Once {
  const likeness = new Likeness(document);
  const clusters: Candidate[][] = [];
  // A list without labels may hold in one entry what another place parts: the longest text leads among equals.
  const ordered = [...candidates].sort((a, b) => rank(b) - rank(a) || a.start - b.start);
  for (const candidate of ordered) {
    const same = clusters.find(([main]) => main && likeness.same(main, candidate));
    if (same) same.push(candidate);
    else clusters.push([candidate]);
  }
  const settled = settle(joined(clusters, likeness));
  const { foreign } = settled;
  // One that is announced among findings, by no sentence that recommends and with no other: reports quote so.
  const quoted = isLoneQuote(document, settled.kept) ? settled.kept : [];
  const kept = quoted.length > 0 ? [] : settled.kept;
  const unsure = [...settled.unsure, ...quoted.flat()];
  const repeated = new Set<Candidate>();
  for (const candidate of weak) {
    const same = kept.find(([main]) => main && likeness.same(main, candidate));
    if (!same) continue;
    same.push(candidate);
    repeated.add(candidate);
  }
  const found = kept.map(([main, ...elsewhere]) => foundOf(main as Candidate, elsewhere, likeness));
  found.sort((a, b) => a.main.start - b.main.start);
  return { found, foreign, unsure: [...unsure, ...weak.filter((one) => !repeated.has(one))] };
}

function isLoneQuote(document: SourceDocument, [first, ...more]: readonly (readonly Candidate[])[]): boolean {
  if (!first || more.length > 0) return false;
  return first.every(
    ({ rule, place, text }) =>
      (rule === 'report/named-label' || rule === 'report/bare-label') &&
      (place === 'body' || place === 'annex') &&
      !text.some(({ start, end }) => makesRecommendation(document.text.slice(start, end))),
  );
}

function foundOf(main: Candidate, others: readonly Candidate[], likeness: Likeness): Found {
  const elsewhere = [...others].sort((a, b) => a.start - b.start);
  return { main, elsewhere, reworded: elsewhere.filter((one) => likeness.reworded(main, one)) };
}

/** A summary that says them in other words numbers them like the chapter: then its numbers tell. */
function joined(clusters: readonly Candidate[][], likeness: Likeness): Candidate[][] {
  const mains = clusters.filter(([main]) => main && isOwnPlace(main.place));
  const rest = clusters.filter(([main]) => main && !isOwnPlace(main.place));
  const left: Candidate[][] = [];
  for (const cluster of rest) {
    const [first] = cluster;
    const twins = mains.filter(([main]) => main && first && likeness.sideBySide(main, first));
    const [twin] = twins;
    if (twins.length === 1 && twin && first?.announced) twin.push(...cluster);
    else left.push(cluster);
  }
  return [...mains, ...left];
}

const isOwnPlace = (place: Place): boolean => place !== 'summary' && place !== 'annex';

interface Settled {
  readonly kept: Candidate[][];
  readonly foreign: readonly Candidate[];
  readonly unsure: readonly Candidate[];
}

/** Which of what was found are the report's own: those of its chapter; else those it announces; else its lists. */
function settle(clusters: readonly Candidate[][]): Settled {
  const byTier = new Map<number, Candidate[][]>();
  for (const cluster of clusters) byTier.set(tierOf(cluster), [...(byTier.get(tierOf(cluster)) ?? []), cluster]);
  const [best, second] = [...byTier].sort(([a], [b]) => a - b);
  // A list in a chapter of its own and labels in a summary are as sure as each other: there the more count.
  const tied = best?.[0] === LISTED_TIER && second?.[0] === SUMMARY_TIER && second[1].length > best[1].length;
  const kept = (tied ? second?.[1] : best?.[1]) ?? [];
  const keys = new Set(kept.flatMap(([main]) => main?.key ?? []));
  const foreign: Candidate[] = [];
  const unsure: Candidate[] = [];
  for (const cluster of clusters) {
    const [main] = cluster;
    if (!main || kept.includes(cluster)) continue;
    if (main.announced && (main.place === 'annex' || (main.key !== null && keys.has(main.key))))
      foreign.push(...cluster);
    else unsure.push(...cluster);
  }
  return { kept, foreign, unsure };
}

const LISTED_TIER = 3;
const SUMMARY_TIER = 4;

/** Lower is surer. */
function tierOf(cluster: readonly Candidate[]): number {
  const own = cluster.some(({ place }) => isOwnPlace(place));
  const named = cluster.some(({ announced, rule }) => announced && rule !== 'report/bare-label');
  if (own && named) return 1;
  if (cluster.some(({ announced }) => announced)) return own ? 2 : named && !isAnnexed(cluster) ? SUMMARY_TIER : 5;
  if (own) return LISTED_TIER;
  return isAnnexed(cluster) ? 7 : 6;
}

const isAnnexed = (cluster: readonly Candidate[]): boolean => cluster.every(({ place }) => place === 'annex');
