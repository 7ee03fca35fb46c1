/** How the figures went from run to run: what the trend in the report is drawn from. */
import type { Compliance } from '../../core/compliance-record.js';
import type { TrendPoint } from '../../report/index.js';
import type { RunFigures, StoreAccess } from '../../store/index.js';

/** The counts of a run that is being published. */
export function figuresOf({ overall, profile }: Compliance): RunFigures {
  const count = (id: string): number =>
    overall.find((each) => each.id === id && each.profile === profile.id)?.numerator ?? 0;
  return {
    actions: count('actions/all'),
    completed: count('actions/completed'),
    open: count('actions/open'),
    overdue: count('deadlines/overdue'),
  };
}

/** The published runs before this one, and this one. */
export async function trendWith(
  store: StoreAccess,
  { id, asOf, finished }: { readonly id: number; readonly asOf: string; readonly finished: string },
  figures: RunFigures,
): Promise<readonly TrendPoint[]> {
  return [...(await store.runs.figuresBefore(id)), { asOf, finished, ...figures }];
}
