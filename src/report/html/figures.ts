/** Reads figures of `compliance` by id. A figure that is not there is not available; nothing is computed here. */
import type { Compliance } from '../../core/compliance-record.js';

/** What the page uses of a figure. */
export interface ShownFigure {
  readonly id: string;
  readonly profile: string;
  /** Null: not known. */
  readonly numerator: number | null;
  /** Null: a plain count. */
  readonly denominator: number | null;
  readonly value: number | null;
  readonly name?: string;
  readonly rule?: string;
  readonly kind?: string;
  readonly light?: string | null;
}

export type Figures = ReadonlyMap<string, ShownFigure>;

/** The figures under one profile, by id. */
export const figuresUnder = (profile: string, figures: readonly ShownFigure[]): Figures =>
  new Map(figures.filter((figure) => figure.profile === profile).map((figure) => [figure.id, figure]));

/** The count behind an id; null where it is not there. */
export const countOf = (figures: Figures, id: string): number | null => figures.get(id)?.numerator ?? null;

export interface Group {
  readonly name: string;
  readonly figures: Figures;
}

export interface Grouping {
  /** `countries` */
  readonly id: string;
  /** `country` */
  readonly one: string;
  readonly groups: readonly Group[];
}

type Listed = Readonly<Record<string, unknown>> & { readonly figures: readonly ShownFigure[] };

const unknownOf = (one: string): string => `${one.charAt(0).toUpperCase()}${one.slice(1)} not known`;

const GROUPINGS: readonly [id: string, one: string][] = [
  ['countries', 'country'],
  ['regions', 'region'],
  ['agencies', 'agency'],
  ['types', 'type'],
  ['years', 'year'],
];

function nameOf(value: unknown, one: string): string {
  if (typeof value === 'object' && value !== null && 'name' in value) return String(value.name);
  return value === null || value === undefined ? unknownOf(one) : String(value);
}

/** The groups that `compliance` gives, each with its figures under the headline profile; a grouping it does not give is left out. */
export function groupingsOf(compliance: Compliance): Grouping[] {
  const lists = compliance as unknown as Readonly<Record<string, readonly Listed[] | undefined>>;
  return GROUPINGS.flatMap(([id, one]) => {
    const listed = lists[id] ?? [];
    const groups = listed.map((group) => ({
      name: nameOf(group[one], one),
      figures: figuresUnder(compliance.profile.id, group.figures),
    }));
    return groups.length === 0 ? [] : [{ id, one, groups }];
  });
}

const AGEING = /^(?:ageing\/|deadlines\/overdue-.*months)/u;

/** The ageing bands in their order, under the headline profile. */
export const ageingOf = ({ overall, profile }: Compliance): ShownFigure[] =>
  (overall as readonly ShownFigure[]).filter((figure) => figure.profile === profile.id && AGEING.test(figure.id));
