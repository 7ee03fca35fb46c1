/** Totals and percentages that documents print, held against what was counted. */
import type { Compliance, ComplianceFinding, Figure } from '../core/compliance-record.js';
import { percentBaseOf, percentOf, reconcile } from './sums.js';

/** A number printed somewhere that is an indicator here. */
export interface PrintedTotal {
  /** Where it is printed, in words for people. */
  readonly where: string;
  /** The evaluation it speaks of; null: all of them. */
  readonly evaluation: string | null;
  /** Id of the indicator, under the headline profile. */
  readonly indicator: string;
  readonly printed: number;
  /** A percentage printed with so many decimals; absent: a count. */
  readonly percentDecimals?: number;
}

/** A whole printed with its parts, and perhaps their percentages in the same order. */
export interface PrintedSum {
  readonly where: string;
  readonly evaluation: string | null;
  readonly whole: number;
  readonly parts: readonly number[];
  readonly percents?: readonly number[];
}

export interface Printed {
  readonly totals?: readonly PrintedTotal[];
  readonly sums?: readonly PrintedSum[];
}

/** What is printed and is not so, or cannot be held against anything. */
export function printedFindings(printed: Printed, compliance: Compliance): ComplianceFinding[] {
  const byEvaluation = new Map(compliance.evaluations.map(({ evaluation, figures }) => [evaluation, figures]));
  const figuresOf = (evaluation: string | null): readonly Figure[] =>
    evaluation === null ? compliance.overall : (byEvaluation.get(evaluation) ?? []);
  return [
    ...(printed.totals ?? []).flatMap((total) => totalFindings(total, figuresOf(total.evaluation), compliance)),
    ...(printed.sums ?? []).flatMap(sumFinding),
  ];
}

function totalFindings(total: PrintedTotal, figures: readonly Figure[], { profile }: Compliance): ComplianceFinding[] {
  const { where, evaluation, indicator, printed, percentDecimals } = total;
  const figure = figures.find(({ id, profile: under }) => id === indicator && under === profile.id);
  const counted = figure ? shownAs(figure, percentDecimals) : null;
  if (counted === null) {
    const message = `${where}: nothing was counted that ${printed} (${indicator}) could be compared with.`;
    return [{ code: 'printed/not-comparable', severity: 'warning', message, evaluation }];
  }
  if (counted === printed) return [];
  const sign = percentDecimals === undefined ? '' : ' %';
  const message = `${where}: printed is ${printed}${sign}, counted was ${counted}${sign} (${indicator}).`;
  return [{ code: 'printed/differs', severity: 'warning', message, evaluation }];
}

function shownAs({ numerator, denominator }: Figure, percentDecimals: number | undefined): number | null {
  if (percentDecimals === undefined || numerator === null) return numerator;
  return denominator === null ? null : percentOf(numerator, denominator, percentDecimals);
}

function sumFinding({ where, evaluation, whole, parts, percents }: PrintedSum): ComplianceFinding[] {
  const { sum, holds } = reconcile({ what: where, whole, parts });
  if (holds) return [];
  const base = percents && percentBaseOf({ what: where, whole, parts }, percents);
  const hint = base === 'sum' ? ` The printed percentages are of ${sum}.` : '';
  const message = `${where}: the printed parts make ${sum}, the printed whole is ${whole}.${hint}`;
  return [{ code: 'printed/differs', severity: 'warning', message, evaluation }];
}
