/** Looking figures up, for tests: what is not there is an error and not undefined. */
import type { Compliance, Figure, Indicator } from '../../src/core/compliance-record.js';
import type { Action, Evaluation } from '../../src/core/record.js';
import { action, evaluation, recommendation } from './records.js';

export function figure(compliance: Compliance, id: string, profile = compliance.profile.id): Indicator {
  const found = compliance.overall.find((indicator) => indicator.id === id && indicator.profile === profile);
  if (!found) throw new Error(`no indicator ${id} under ${profile}`);
  return found;
}

export const numbers = (
  compliance: Compliance,
  id: string,
  profile?: string,
): [numerator: number | null, denominator: number | null] => {
  const { numerator, denominator } = figure(compliance, id, profile);
  return [numerator, denominator];
};

/** In per cent, with two decimals, as the published figures are. */
export const percent = (compliance: Compliance, id: string, profile?: string): number =>
  Number(((figure(compliance, id, profile).value ?? Number.NaN) * 100).toFixed(2));

/** The headline figure of that id in the list of a group. */
export function inGroup(figures: readonly Figure[], id: string): Figure {
  const found = figures.find((each) => each.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
}

export const withActions = (actions: Action[], over: Partial<Evaluation> = {}): Evaluation =>
  evaluation({ recommendations: [recommendation({ actions })], ...over });

/** The same action so many times. */
export const many = (count: number, over: Partial<Action>): Action[] => {
  const one = action(over);
  return Array.from({ length: count }, () => one);
};
